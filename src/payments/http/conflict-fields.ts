import type { HiddenField } from '../../shared/http/pages/page.js';
import { readText } from '../../shared/http/form-text.js';
import type { ReviewConflict } from './pages/review.page.js';

/** A conflict as fields of a form, so that it is still told when the review is asked for in another language. */
export function conflictFields(conflict: ReviewConflict | null): HiddenField[] {
  if (conflict === null) return [];
  const kind = { name: 'conflict', value: conflict.kind };
  return conflict.kind === 'total-changed' ? [kind, { name: 'previousTotal', value: conflict.previousTotal }] : [kind];
}

/**
 * The conflict that {@link conflictFields} told; null when there was none. It only shows a notice on the sender's page.
 */
export function readConflict(body: unknown): ReviewConflict | null {
  switch (readText(body, 'conflict')) {
    case 'total-changed':
      return { kind: 'total-changed', previousTotal: readText(body, 'previousTotal') };
    case 'key-reused':
      return { kind: 'key-reused' };
    case 'not-as-prepared':
      return { kind: 'not-as-prepared' };
    default:
      return null;
  }
}
