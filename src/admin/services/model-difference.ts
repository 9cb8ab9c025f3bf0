import type { ServiceModel } from '../../domain/service-model.js';
import { describeModel, type ModelLine } from './model-lines.js';

/** "Importo massimo: 500,00 € → 800,00 €". Null: not there before, or not any more. */
export interface ModelChange {
  readonly label: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** What differs between two versions, in words and in the order of the form; what went away comes last. */
export function modelDifference(before: ServiceModel, after: ServiceModel): ModelChange[] {
  const [old, now] = [entriesOf(before, after), entriesOf(after, before)];
  const changed = [...now].flatMap(([id, { label, text }]): ModelChange[] => {
    const previous = old.get(id);
    if (previous?.text === text) return [];
    return [{ label: previous?.label ?? label, before: previous?.text ?? null, after: text }];
  });
  const removed = [...old].filter(([id]) => !now.has(id));
  return [
    ...changed,
    ...removed.map(([, { label, text }]): ModelChange => ({ label, before: text, after: null })),
    ...orderChange('Ordine delle voci', pricesOf(before), pricesOf(after)),
    ...orderChange('Ordine dei campi', keysOf(before), keysOf(after)),
  ];
}

type Entries = ReadonlyMap<string, { readonly label: string; readonly text: string }>;

/** The lines of a version by id; a field that the other version lacks is one entry with all that it says. */
function entriesOf(model: ServiceModel, other: ServiceModel): Entries {
  const shared = new Set(other.fields.map(({ key }) => `field:${key}`));
  const entries = new Map<string, { label: string; text: string }>();
  for (const line of describeModel(model)) {
    const { group } = line;
    if (group === undefined) entries.set(line.id, line);
    else if (shared.has(group.id)) entries.set(line.id, { label: `${group.label}, ${line.label}`, text: line.text });
    else if (!line.id.endsWith(':label')) addToGroup(entries, group, line);
  }
  return entries;
}

function addToGroup(
  entries: Map<string, { label: string; text: string }>,
  { id, label }: { id: string; label: string },
  line: ModelLine,
): void {
  const before = entries.get(id);
  const text = `${line.label}: ${line.text}`;
  entries.set(id, { label, text: before === undefined ? text : `${before.text}; ${text}` });
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
