import type { ServiceView } from '../../../catalog/service-view.js';
import { formatRate, type Quote } from '../../../domain/commission.js';
import type { PaymentFormInput } from '../../../domain/form-fields.js';
import { formatEuro } from '../../../domain/money.js';
import type { FormWarning } from '../../../domain/payer.js';
import type { CheckedPaymentForm } from '../../../domain/payment-form.js';
import type { HiddenField, SummaryRow } from '../../../shared/http/pages/page.js';
import { timeText } from '../../../shared/http/pages/time-text.js';
import { paths } from '../../../shared/http/paths.js';
import type { Texts } from '../../../shared/i18n/texts.js';
import { extraFieldText } from '../extra-field-text.js';
import { conflictFields } from '../conflict-fields.js';
import { fieldNamesOf } from '../form-body.js';
import { formPlace, type Preparation } from '../form-place.js';
import { formMessagesIn } from '../form-messages/messages-in.js';
import type { PossibleDuplicate, ReviewConflict, ReviewPage } from '../pages/review.page.js';

/** A checked form with its quote, and what the citizen should look at twice. */
export interface ShownReview {
  readonly service: ServiceView;
  /** What another program has fixed; null when the citizen began by themselves. */
  readonly preparation: Preparation | null;
  readonly form: CheckedPaymentForm;
  /** What was typed: the page carries it on, so that MODIFICA shows it again. */
  readonly input: PaymentFormInput;
  readonly quote: Quote;
  readonly idempotencyKey: string;
  readonly warnings: readonly FormWarning[];
  readonly duplicate: { readonly reference: number; readonly createdAt: Date } | null;
  readonly conflict: ReviewConflict | null;
}

/** Phase 3: the data to check, the commission and the total, before anything is stored. */
export function presentReview(review: ShownReview, texts: Texts): ReviewPage {
  const { service, preparation, form, quote } = review;
  const place = formPlace(service.slug, preparation);
  const { payments } = texts;
  const messages = formMessagesIn(texts.language);
  return {
    title: payments.review.title,
    titleContext: payments.of({ service: service.name }),
    step: 'review',
    breadcrumb: [{ label: service.name, href: place.start }, { label: payments.review.crumb }],
    isPrivate: true,
    serviceName: service.name,
    payerRows: payerRows(form, payments.form),
    extraRows: extraRows(form, payments.review.price),
    description: form.description,
    amount: formatEuro(quote.amountCents),
    commission:
      quote.rateMillionths === 0
        ? null
        : { rate: formatRate(quote.rateMillionths), amount: formatEuro(quote.commissionCents) },
    total: formatEuro(quote.totalCents),
    hiddenFields: hiddenFields(review),
    editAction: place.edit,
    isPrepared: preparation !== null,
    payAction: paths.payments(),
    warnings: review.warnings.map((warning) => ({ message: messages.warning(warning) })),
    possibleDuplicate: presentDuplicate(review.duplicate, texts),
    conflict: review.conflict,
    sentForm: { action: place.review, fields: sentFields(review) },
  };
}

function payerRows({ payer }: CheckedPaymentForm, words: Texts['payments']['form']): SummaryRow[] {
  const isBusiness = payer.kind === 'business';
  const rows = [
    { label: words.firstName, value: payer.firstName },
    { label: isBusiness ? words.businessName : words.lastName, value: payer.lastName },
    { label: words.taxCode, value: payer.taxCode },
    { label: words.address, value: payer.address },
    { label: words.city, value: payer.city },
    { label: words.postalCode, value: payer.postalCode },
    { label: words.province, value: payer.province },
    { label: words.email, value: payer.email },
  ];
  return rows.filter(({ value }) => value !== '');
}

function extraRows({ price, extraFields }: CheckedPaymentForm, priceLabel: string): SummaryRow[] {
  const rows = extraFields.map((field) => ({ label: field.label, value: extraFieldText(field) }));
  return price === undefined ? rows : [{ label: priceLabel, value: price.label }, ...rows];
}

function hiddenFields(review: ShownReview): HiddenField[] {
  const { service, preparation, quote, idempotencyKey } = review;
  return [
    ...typedFields(review),
    ...formPlace(service.slug, preparation).hiddenFields,
    { name: 'service', value: service.slug },
    { name: 'idempotencyKey', value: idempotencyKey },
    { name: 'quotedTotalCents', value: String(quote.totalCents) },
  ];
}

/** What asks for this page again in another language: the form, and what the page had to say besides. */
function sentFields(review: ShownReview): HiddenField[] {
  return [...typedFields(review), ...conflictFields(review.conflict)];
}

function typedFields({ service, input }: ShownReview): HiddenField[] {
  return fieldNamesOf(service).map((name) => ({ name, value: input[name] ?? '' }));
}

function presentDuplicate(duplicate: ShownReview['duplicate'], { language }: Texts): PossibleDuplicate | null {
  if (duplicate === null) return null;
  return { reference: String(duplicate.reference), at: timeText(duplicate.createdAt, language) };
}
