import type { ServiceView } from '../../../catalog/service-view.js';
import { formatRate, type Quote } from '../../../domain/commission.js';
import type { PaymentFormInput } from '../../../domain/form-fields.js';
import { formatEuro } from '../../../domain/money.js';
import type { FormWarning } from '../../../domain/payer.js';
import type { CheckedPaymentForm } from '../../../domain/payment-form.js';
import type { HiddenField, SummaryRow } from '../../../shared/http/pages/page.js';
import { timeText } from '../../../shared/http/pages/time-text.js';
import { paths } from '../../../shared/http/paths.js';
import { extraFieldText } from '../extra-field-text.js';
import { fieldNamesOf } from '../form-body.js';
import { formWarningMessage } from '../form-messages.js';
import type { PossibleDuplicate, ReviewConflict, ReviewPage } from '../pages/review.page.js';

/** A checked form with its quote, and what the citizen should look at twice. */
export interface ShownReview {
  readonly service: ServiceView;
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
export function presentReview(review: ShownReview): ReviewPage {
  const { service, form, quote } = review;
  return {
    title: 'Controlla i dati',
    titleContext: `Pagamento ${service.name}`,
    step: 'review',
    breadcrumb: [{ label: service.name, href: paths.service(service.slug) }, { label: 'Riepilogo' }],
    isPrivate: true,
    serviceName: service.name,
    payerRows: payerRows(form),
    extraRows: extraRows(form),
    description: form.description,
    amount: formatEuro(quote.amountCents),
    commission:
      quote.rateMillionths === 0
        ? null
        : { rate: formatRate(quote.rateMillionths), amount: formatEuro(quote.commissionCents) },
    total: formatEuro(quote.totalCents),
    hiddenFields: hiddenFields(review),
    editAction: paths.edit(service.slug),
    payAction: paths.payments(),
    warnings: review.warnings.map((warning) => ({ message: formWarningMessage(warning) })),
    possibleDuplicate: presentDuplicate(review.duplicate),
    conflict: review.conflict,
  };
}

function payerRows({ payer }: CheckedPaymentForm): SummaryRow[] {
  const isBusiness = payer.kind === 'business';
  const rows = [
    { label: 'Nome', value: payer.firstName },
    { label: isBusiness ? 'Ragione sociale' : 'Cognome', value: payer.lastName },
    { label: 'Codice Fiscale/P.IVA', value: payer.taxCode },
    { label: 'Indirizzo', value: payer.address },
    { label: 'Città', value: payer.city },
    { label: 'Cap', value: payer.postalCode },
    { label: 'Provincia', value: payer.province },
    { label: 'E-mail', value: payer.email },
  ];
  return rows.filter(({ value }) => value !== '');
}

function extraRows({ price, extraFields }: CheckedPaymentForm): SummaryRow[] {
  const rows = extraFields.map((field) => ({ label: field.label, value: extraFieldText(field) }));
  return price === undefined ? rows : [{ label: 'Tariffa', value: price.label }, ...rows];
}

function hiddenFields({ service, input, quote, idempotencyKey }: ShownReview): HiddenField[] {
  return [
    ...fieldNamesOf(service).map((name) => ({ name, value: input[name] ?? '' })),
    { name: 'service', value: service.slug },
    { name: 'idempotencyKey', value: idempotencyKey },
    { name: 'quotedTotalCents', value: String(quote.totalCents) },
  ];
}

function presentDuplicate(duplicate: ShownReview['duplicate']): PossibleDuplicate | null {
  if (duplicate === null) return null;
  return { reference: String(duplicate.reference), at: timeText(duplicate.createdAt) };
}
