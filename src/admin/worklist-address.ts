import { FINDING_LABELS } from '../domain/finding-label.js';
import type { WorklistSearch } from '../reconciliation/worklist.js';

/**
 * What an address of the worklist asks for: `lavorate=1`, `mie=1`, `situazione` a label. What no page of ours asks for
 * counts as not asked. @param viewer id of the account that asks.
 */
export function readWorklistAddress(query: Readonly<Record<string, unknown>>, viewer: number): WorklistSearch {
  return {
    state: query['lavorate'] === '1' ? 'decided' : 'open',
    label: FINDING_LABELS.find((label) => label === query['situazione']) ?? null,
    ownerId: query['mie'] === '1' ? viewer : null,
  };
}

/** The query of the address, without `?`. */
export function writeWorklistAddress({ state, label, ownerId }: WorklistSearch): string {
  const query = new URLSearchParams({
    ...(state === 'decided' && { lavorate: '1' }),
    ...(ownerId !== null && { mie: '1' }),
    ...(label !== null && { situazione: label }),
  });
  return query.toString();
}
