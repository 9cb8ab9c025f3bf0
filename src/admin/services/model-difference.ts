import type { ServiceModel } from '../../domain/service-model.js';
import type { SummaryRow } from '../../shared/http/pages/page.js';
import { fieldGroupId, modelRows } from './model-lines.js';

/** "Importo massimo: 500,00 € → 800,00 €". Null: not there before, or not any more. */
export interface ModelChange {
  readonly label: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** What differs between two versions, in words and in the order of the form; what went away comes last. */
export function modelDifference(before: ServiceModel, after: ServiceModel): ModelChange[] {
  const [old, now] = [rowsBeside(before, after), rowsBeside(after, before)];
  const changed = [...now].flatMap(([id, { label, value }]): ModelChange[] => {
    const previous = old.get(id);
    if (previous?.value === value) return [];
    return [{ label: previous?.label ?? label, before: previous?.value ?? null, after: value }];
  });
  const removed = [...old].filter(([id]) => !now.has(id));
  return [
    ...changed,
    ...removed.map(([, { label, value }]): ModelChange => ({ label, before: value, after: null })),
    ...orderChange('Ordine delle voci', pricesOf(before), pricesOf(after)),
    ...orderChange('Ordine dei campi', keysOf(before), keysOf(after)),
  ];
}

/** The rows of a version; a field that the other version lacks is one row with all that it says. */
function rowsBeside(model: ServiceModel, other: ServiceModel): Map<string, SummaryRow> {
  const shared = new Set(other.fields.map(({ key }) => fieldGroupId(key)));
  return modelRows(model, (groupId) => !shared.has(groupId));
}

/** An order is told only where the same things stand in another one: else the rest tells enough. */
function orderChange(label: string, before: readonly Named[], after: readonly Named[]): ModelChange[] {
  const ids = before.map(({ id }) => id);
  const others = new Set(after.map(({ id }) => id));
  const isSameSet = ids.length === others.size && ids.every((id) => others.has(id));
  if (!isSameSet || ids.join('\n') === after.map(({ id }) => id).join('\n')) return [];
  return [{ label, before: namesOf(before), after: namesOf(after) }];
}

interface Named {
  readonly id: string;
  readonly name: string;
}

const namesOf = (items: readonly Named[]): string => items.map(({ name }) => name).join(', ');

function pricesOf({ amount }: ServiceModel): Named[] {
  return amount.kind === 'price-list' ? amount.prices.map(({ label }) => ({ id: label, name: label })) : [];
}

function keysOf({ fields }: ServiceModel): Named[] {
  return fields.map(({ key, label }) => ({ id: key, name: label }));
}
