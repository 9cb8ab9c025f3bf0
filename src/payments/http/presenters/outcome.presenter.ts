import { formatRate } from '../../../domain/commission.js';
import { formatEuro } from '../../../domain/money.js';
import type { Refresh, SummaryRow } from '../../../shared/http/pages/page.js';
import { clockText, dayText, timeText } from '../../../shared/http/pages/time-text.js';
import { paths } from '../../../shared/http/paths.js';
import type { Texts } from '../../../shared/i18n/texts.js';
import { romeDay } from '../../../shared/rome-day.js';
import type { PaymentView } from '../../payment-view.js';
import type { OutcomeFacts, OutcomePage } from '../pages/outcome.page.js';
import { maskTaxCode, shortenEmail } from '../../../domain/masked.js';

/** What the page needs besides the payment. */
export interface OutcomeMoment {
  readonly now: Date;
  /** When the page asks again; null once it has asked often enough. */
  readonly refresh: Refresh | null;
}

/** Phase 7: what happened, whether money was taken, what to do. */
export function presentOutcome(payment: PaymentView, moment: OutcomeMoment, texts: Texts): OutcomePage {
  const facts = presentFacts(payment, texts);
  const refresh = moment.refresh === null ? {} : { refresh: moment.refresh };
  switch (payment.status) {
    case 'pending':
      return {
        ...facts,
        ...refresh,
        status: 'pending',
        resumeHref: resumeHref(payment, moment.now),
        deadline: clockText(payment.attempt.expiresAt),
      };
    case 'under_review':
      return { ...facts, ...refresh, status: 'under_review' };
    case 'paid':
      return {
        ...facts,
        status: 'paid',
        paidAt: timeText(paidAtOf(payment), texts.language),
        receiptAction: paths.receiptRequest(payment.publicId),
        receiptPdfHref: paths.receiptPdf(payment.publicId),
      };
    case 'refused':
    case 'cancelled':
    case 'expired':
      return {
        ...facts,
        status: payment.status,
        retryAction: payment.payer === null ? null : paths.retry(payment.publicId),
        newPaymentHref: paths.service(payment.serviceSlug),
      };
    case 'refunded':
    case 'partially_refunded':
      return {
        ...facts,
        status: payment.status,
        paidAt: timeText(paidAtOf(payment), texts.language),
        refundedAmount: formatEuro(payment.refundedCents),
        receiptPdfHref: paths.receiptPdf(payment.publicId),
      };
  }
}

function presentFacts(payment: PaymentView, { language, payments }: Texts): OutcomeFacts {
  const { outcome } = payments;
  const { status, serviceName, officeName, officeEmail, officePhone } = payment;
  return {
    title: outcome.titles[status],
    titleContext: payments.of({ service: serviceName }),
    step: payment.paidAt === null ? 'bank' : 'receipt',
    breadcrumb: [{ label: serviceName }, { label: outcome.crumb }],
    isPrivate: true,
    statusLabel: outcome.statusLabels[status],
    serviceName,
    reference: String(payment.reference),
    transactionCode: payment.transactionCode,
    amount: formatEuro(payment.amountCents),
    commission:
      payment.rateMillionths === 0
        ? null
        : { rate: formatRate(payment.rateMillionths), amount: formatEuro(payment.commissionCents) },
    total: formatEuro(payment.totalCents),
    createdAt: timeText(payment.createdAt, language),
    forgotten: forgottenText(payment, language, outcome),
    personRows: personRows(payment, payments),
    office: { name: officeName, email: officeEmail, phone: officePhone },
  };
}

function personRows(
  { payer, description, extraFields }: PaymentView,
  { form, outcome }: Texts['payments'],
): SummaryRow[] {
  if (payer === null) return [];
  return [
    { label: outcome.payer, value: `${payer.firstName} ${payer.lastName}`.trim() },
    { label: form.taxCode, value: maskTaxCode(payer.taxCode) },
    { label: form.email, value: shortenEmail(payer.email) },
    ...extraFields,
    { label: outcome.description, value: description ?? '' },
  ];
}

function forgottenText(
  { payer, forgottenAt }: PaymentView,
  language: Texts['language'],
  { forgotten, forgottenOn }: Texts['payments']['outcome'],
): string | null {
  if (payer !== null) return null;
  return forgottenAt === null ? forgotten : forgottenOn({ day: dayText(romeDay(forgottenAt), language) });
}

function resumeHref(payment: PaymentView, now: Date): string | null {
  const hasTime = payment.attempt.status === 'open' && now < payment.attempt.expiresAt;
  return hasTime ? paths.connecting(payment.publicId) : null;
}

function paidAtOf(payment: PaymentView): Date {
  if (payment.paidAt === null) throw new Error(`payment ${payment.reference} is paid without a time`);
  return payment.paidAt;
}
