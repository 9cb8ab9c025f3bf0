import type { ServiceView } from '../../catalog/service-view.js';
import { containsCardNumber } from '../../domain/card-number.js';
import {
  extraFieldName,
  payerFieldNames,
  type FormFieldName,
  type PaymentFormInput,
} from '../../domain/form-fields.js';
import { readText } from '../../shared/http/form-text.js';

/** What the review page sends besides the form's fields. */
export interface ReviewBody {
  readonly service: string;
  readonly idempotencyKey: string;
  /** As sent: it is only compared, never calculated with. */
  readonly quotedTotalCents: string;
  /** Public id of what another program had prepared; empty when the citizen began by themselves. */
  readonly prepared: string;
  /** Every field that came but the key: what tells one request from another. */
  readonly fields: Readonly<Record<string, string>>;
}

/** The names of this service's form, in the order of the page. */
export function fieldNamesOf(service: ServiceView): FormFieldName[] {
  const extras = service.fields.map((field) => extraFieldName(field.key));
  const amountNames: FormFieldName[] = service.amount.kind === 'price-list' ? ['priceId'] : ['amount'];
  return [...payerFieldNames, ...extras, ...amountNames, 'description'];
}

/** The names that a payment prepared by another program fixes: everything but the payer. */
export function fixedNamesOf(service: ServiceView): FormFieldName[] {
  const payerNames: readonly FormFieldName[] = payerFieldNames;
  return fieldNamesOf(service).filter((name) => !payerNames.includes(name));
}

/** What was typed in this service's form; everything else that came is left aside. */
export function readForm(body: unknown, service: ServiceView): PaymentFormInput {
  const input: { [Name in FormFieldName]?: string } = {};
  for (const name of fieldNamesOf(service)) input[name] = readText(body, name);
  return input;
}

/** {@link readForm} for a page that refuses nothing: a card number is shown back only where it is refused. */
export function readFormToEdit(body: unknown, service: ServiceView): PaymentFormInput {
  const typed = Object.entries(readForm(body, service)) as [FormFieldName, string][];
  return Object.fromEntries(typed.filter(([, value]) => !containsCardNumber(value)));
}

export function readReviewBody(body: unknown): ReviewBody {
  return {
    service: readText(body, 'service'),
    idempotencyKey: readText(body, 'idempotencyKey'),
    quotedTotalCents: readText(body, 'quotedTotalCents'),
    prepared: readText(body, 'prepared'),
    fields: Object.fromEntries(sentNames(body).map((name) => [name, readText(body, name)])),
  };
}

function sentNames(body: unknown): string[] {
  return typeof body === 'object' && body !== null ? Object.keys(body).filter((name) => name !== 'idempotencyKey') : [];
}
