/** The form of a service as it was typed: a field that did not come is empty. */
export interface ServiceInput {
  readonly name: string;
  /** Before the first publication only; empty: made from the name. */
  readonly slug: string;
  readonly description: string;
  readonly amountKind: string;
  readonly fixedAmount: string;
  readonly minAmount: string;
  readonly maxAmount: string;
  readonly descriptionMaxLength: string;
  readonly officeName: string;
  readonly officeEmail: string;
  readonly officePhone: string;
  readonly accountingCode: string;
  readonly prices: readonly PriceInput[];
  readonly fields: readonly FieldInput[];
}

export interface PriceInput {
  readonly label: string;
  readonly amount: string;
}

export interface FieldInput {
  /** Of a field that was there before; empty for a new one. */
  readonly key: string;
  readonly kind: string;
  readonly label: string;
  readonly hint: string;
  /** `1` when the citizen must fill it. */
  readonly required: string;
  /** Of a choice: one a line. */
  readonly choices: string;
  /** Of a text. */
  readonly maxLength: string;
  /** Of a number or a date: the least and the most, the first and the last. */
  readonly from: string;
  readonly to: string;
}

export const MAX_PRICES = 100;
export const MAX_FIELDS = 30;

const NEW_PRICE: PriceInput = { label: '', amount: '' };

export function newField(kind: string): FieldInput {
  return { key: '', kind, label: '', hint: '', required: '', choices: '', maxLength: '', from: '', to: '' };
}

/**
 * What a button of the form does to its rows: `add-price`, `add-field-date`, `remove-price-2`, `up-field-0`,
 * `down-field-1`.
 */
export type RowAction =
  | { readonly kind: 'add-price' }
  | { readonly kind: 'add-field'; readonly fieldKind: string }
  | { readonly kind: 'remove' | 'up' | 'down'; readonly list: 'prices' | 'fields'; readonly index: number };

const ADD_FIELD = /^add-field-(text|choice|number|date)$/;
const ROW = /^(remove|up|down)-(price|field)-(\d{1,3})$/;

/** The action of a button's value; undefined when it is no button of the rows. */
export function parseRowAction(text: string): RowAction | undefined {
  if (text === 'add-price') return { kind: 'add-price' };
  const added = ADD_FIELD.exec(text);
  if (added !== null) return { kind: 'add-field', fieldKind: added[1] ?? '' };
  const [, kind, list, index] = ROW.exec(text) ?? [];
  if (kind === undefined) return undefined;
  return {
    kind: kind as 'remove' | 'up' | 'down',
    list: list === 'price' ? 'prices' : 'fields',
    index: Number(index),
  };
}

/**
 * The form with its rows changed and everything else as typed; whoever adds a price wants a price list. Beyond the most
 * rows, and for a row that is not there: as it was.
 */
export function changeRows(input: ServiceInput, action: RowAction): ServiceInput {
  switch (action.kind) {
    case 'add-price':
      if (input.prices.length >= MAX_PRICES) return input;
      return { ...input, amountKind: 'price-list', prices: [...input.prices, NEW_PRICE] };
    case 'add-field':
      if (input.fields.length >= MAX_FIELDS) return input;
      return { ...input, fields: [...input.fields, newField(action.fieldKind)] };
    default:
      return action.list === 'prices'
        ? { ...input, prices: changed(input.prices, action) }
        : { ...input, fields: changed(input.fields, action) };
  }
}

function changed<Row>(rows: readonly Row[], { kind, index }: { kind: string; index: number }): readonly Row[] {
  const row = rows[index];
  if (row === undefined) return rows;
  const others = rows.filter((_, at) => at !== index);
  if (kind === 'remove') return others;
  const target = Math.max(0, Math.min(others.length, kind === 'up' ? index - 1 : index + 1));
  return [...others.slice(0, target), row, ...others.slice(target)];
}
