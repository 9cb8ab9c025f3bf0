import type { ServiceField, ServiceView } from '../../../catalog/service-view.js';
import { formatRate } from '../../../domain/commission.js';
import {
  extraFieldName,
  payerFieldNames,
  type FormFieldName,
  type PaymentFormInput,
} from '../../../domain/form-fields.js';
import { formatEuro } from '../../../domain/money.js';
import type { FormError } from '../../../domain/payment-form.js';
import { countAsBrowser } from '../../../domain/typed-text.js';
import { commissionText } from '../../../shared/http/pages/commission-text.js';
import type { ErrorLine } from '../../../shared/http/pages/page.js';
import { paths } from '../../../shared/http/paths.js';
import { formErrorMessage } from '../form-messages.js';
import type { AmountInput, ExtraFieldInput, FormPage } from '../pages/form.page.js';
import { rulesOf } from '../service-rules.js';

/** A form to show: what was typed so far, and what is wrong with it. */
export interface ShownForm {
  readonly service: ServiceView;
  readonly rateMillionths: number;
  readonly input: PaymentFormInput;
  readonly errors: readonly FormError[];
}

/** Phase 2: the form with everything that was typed, each message beside its field and in the summary. */
export function presentForm({ service, rateMillionths, input, errors }: ShownForm): FormPage {
  const messages = messagesByField(service, errors);
  const description = input.description ?? '';
  return {
    title: `Pagamento ${service.name}`,
    titleContext: 'Dati del pagamento',
    step: 'details',
    breadcrumb: [{ label: service.name }],
    errors: errors.map((error): ErrorLine => ({ message: messages[error.field] ?? '', href: `#${error.field}` })),
    isPrivate: hasTypedAnything(input),
    serviceName: service.name,
    serviceDescription: service.description,
    action: paths.review(service.slug),
    values: valuesOf(input),
    errorOf: messages,
    warnings: [],
    extraFields: service.fields.map((field) => presentField(field, input, messages)),
    amount: presentAmount(service, input),
    description: {
      value: description,
      maxLength: service.descriptionMaxLength,
      remaining: service.descriptionMaxLength - countAsBrowser(description),
    },
    commission: rateMillionths === 0 ? null : commissionText(formatRate(rateMillionths)),
    office: service.office,
  };
}

type Messages = Readonly<Partial<Record<FormFieldName, string>>>;

function messagesByField(service: ServiceView, errors: readonly FormError[]): Messages {
  const rules = rulesOf(service);
  return Object.fromEntries(errors.map((error) => [error.field, formErrorMessage(error, rules)]));
}

function hasTypedAnything(input: PaymentFormInput): boolean {
  return Object.values(input).some((value) => value !== '');
}

function valuesOf(input: PaymentFormInput): FormPage['values'] {
  return Object.fromEntries(payerFieldNames.map((name) => [name, input[name] ?? ''])) as FormPage['values'];
}

function presentField(field: ServiceField, input: PaymentFormInput, messages: Messages): ExtraFieldInput {
  const name = extraFieldName(field.key);
  const value = input[name] ?? '';
  return {
    kind: field.kind,
    name,
    label: field.label,
    hint: field.hint,
    isRequired: field.isRequired,
    value,
    error: messages[name] ?? null,
    options: (field.choices ?? []).map((choice) => ({ value: choice, isChosen: choice === value })),
  };
}

function presentAmount({ amount, minAmountCents, maxAmountCents }: ServiceView, input: PaymentFormInput): AmountInput {
  switch (amount.kind) {
    case 'free':
      return { kind: 'free', value: input.amount ?? '', limits: limitsText(minAmountCents, maxAmountCents) };
    case 'fixed':
      return { kind: 'fixed', text: formatEuro(amount.amountCents) };
    case 'price-list':
      return {
        kind: 'price-list',
        prices: amount.prices.map((price) => ({
          id: String(price.id),
          label: price.label,
          amount: formatEuro(price.amountCents),
          isChosen: input.priceId === String(price.id),
        })),
      };
  }
}

/** The limits of any amount are not worth saying; a service's own are. */
function limitsText(minCents: number, maxCents: number): string | null {
  if (minCents <= 1 && maxCents >= 99_999_999) return null;
  return `da ${formatEuro(minCents)} a ${formatEuro(maxCents)}`;
}
