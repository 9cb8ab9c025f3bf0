import type { ServiceField, ServiceView } from '../../../catalog/service-view.js';
import { DEFAULT_AMOUNT_LIMITS } from '../../../domain/amount-input.js';
import { containsCardNumber } from '../../../domain/card-number.js';
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
import type { ErrorLine, HiddenField, SentForm } from '../../../shared/http/pages/page.js';
import { paths } from '../../../shared/http/paths.js';
import { otherLanguage } from '../../../shared/i18n/language.js';
import type { Texts } from '../../../shared/i18n/texts.js';
import { fieldNamesOf } from '../form-body.js';
import { formPlace, type Preparation } from '../form-place.js';
import { formMessagesIn } from '../form-messages/messages-in.js';
import type { AmountInput, ExtraFieldInput, FormPage } from '../pages/form.page.js';
import { preparedRows } from './prepared-rows.js';
import { rulesOf } from '../service-rules.js';

/** A form to show: what was typed so far, and what is wrong with it. */
export interface ShownForm {
  readonly service: ServiceView;
  /** What another program has fixed; null when the citizen began by themselves. */
  readonly preparation: Preparation | null;
  readonly rateMillionths: number;
  readonly input: PaymentFormInput;
  readonly errors: readonly FormError[];
}

/** Phase 2: the form with everything that was typed, each message beside its field and in the summary. */
export function presentForm(shown: ShownForm, texts: Texts): FormPage {
  const { service, preparation, rateMillionths, input, errors } = shown;
  const place = formPlace(service.slug, preparation);
  const messages = messagesByField(shown, texts);
  const description = input.description ?? '';
  return {
    title: texts.payments.of({ service: service.name }),
    titleContext: texts.payments.form.crumb,
    step: 'details',
    breadcrumb: [{ label: service.name }],
    errors: errors.map((error): ErrorLine => ({ message: messages[error.field] ?? '', href: `#${error.field}` })),
    isPrivate: hasTypedAnything(input),
    ...sentForm(shown),
    serviceName: service.name,
    serviceDescription: service.description,
    action: place.review,
    otherLanguageAction: paths.inLanguage(sameFormAction(shown), otherLanguage(texts.language)),
    values: valuesOf(input),
    errorOf: messages,
    warnings: [],
    preparedRows: preparation === null ? null : preparedRows(service, preparation, texts),
    extraFields: service.fields.map((field) => presentField(field, input, messages)),
    amount: presentAmount(service, input, texts),
    description: {
      value: description,
      maxLength: service.descriptionMaxLength,
      remaining: service.descriptionMaxLength - countAsBrowser(description),
    },
    commission: rateMillionths === 0 ? null : commissionText(formatRate(rateMillionths), texts),
    office: service.office,
  };
}

type Messages = Readonly<Partial<Record<FormFieldName, string>>>;

function messagesByField({ service, errors }: ShownForm, { language }: Texts): Messages {
  const rules = rulesOf(service);
  const messages = formMessagesIn(language);
  return Object.fromEntries(errors.map((error) => [error.field, messages.error(error, rules)]));
}

/** A form that holds something is sent again to be shown in another language; an empty one has its own address. */
function sentForm(shown: ShownForm): { sentForm?: SentForm } {
  if (shown.errors.length === 0 && !hasTypedAnything(shown.input)) return {};
  return { sentForm: { action: sameFormAction(shown), fields: sentFields(shown) } };
}

/** With mistakes they are looked for again, without they are not. */
function sameFormAction({ service, preparation, errors }: ShownForm): string {
  const place = formPlace(service.slug, preparation);
  return errors.length === 0 ? place.edit : place.review;
}

/** A card number stands in the field where it was typed and nowhere else. */
function sentFields({ service, input }: ShownForm): HiddenField[] {
  return fieldNamesOf(service).map((name) => {
    const value = input[name] ?? '';
    return { name, value: containsCardNumber(value) ? '' : value };
  });
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

function presentAmount(service: ServiceView, input: PaymentFormInput, texts: Texts): AmountInput {
  const { amount } = service;
  switch (amount.kind) {
    case 'free':
      return { kind: 'free', value: input.amount ?? '', limits: limitsText(service, texts) };
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
function limitsText({ minAmountCents, maxAmountCents }: ServiceView, { payments }: Texts): string | null {
  const widest = DEFAULT_AMOUNT_LIMITS;
  if (minAmountCents <= widest.minAmountCents && maxAmountCents >= widest.maxAmountCents) return null;
  return payments.form.amountLimits({ min: formatEuro(minAmountCents), max: formatEuro(maxAmountCents) });
}
