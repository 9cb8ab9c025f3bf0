/** Who pays, in the order of the form. */
export const payerFieldNames = [
  'firstName',
  'lastName',
  'taxCode',
  'address',
  'city',
  'postalCode',
  'province',
  'email',
] as const;

/** The ten fields that every form has, by the names that other programs rely on, in the order of the page. */
export const formFieldNames = [...payerFieldNames, 'amount', 'description'] as const;

export type PayerFieldName = (typeof payerFieldNames)[number];

/** Name of a field that one service adds; the prefix keeps its key apart from the ten. */
export type ExtraFieldName = `extra_${string}`;

/** Any field of the form; `priceId` takes the place of `amount` where a service has a price list. */
export type FormFieldName = (typeof formFieldNames)[number] | 'priceId' | ExtraFieldName;

/** What was typed, by field name; a field that did not come is absent. Other names are ignored. */
export type PaymentFormInput = { readonly [Name in FormFieldName]?: string | undefined };

/** The form's name of a service's extra field: `alunno` is `extra_alunno`. */
export function extraFieldName(key: string): ExtraFieldName {
  return `extra_${key}`;
}
