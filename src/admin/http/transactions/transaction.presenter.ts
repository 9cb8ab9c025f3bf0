import { formatRate } from '../../../domain/commission.js';
import { formatEuro } from '../../../domain/money.js';
import { EVIDENCE_KINDS } from '../../../domain/review-form.js';
import { isAllowed } from '../../../domain/staff-permissions.js';
import type { AlertDetail, PaymentDetail, PaymentNote } from '../../../payments/payment-detail.js';
import type { ReceiptDetail } from '../../../receipts/receipt-details.js';
import type { OrderReconciliation } from '../../../reconciliation/payment-reconciliation.js';
import type { ErrorLine, SummaryRow } from '../../../shared/http/pages/page.js';
import { timeText } from '../../../shared/http/pages/time-text.js';
import { adminPaths } from '../../admin-paths.js';
import { alertWords, evidenceLabels, paymentStatusLabels } from '../../payment-words.js';
import type { SignedIn } from '../../staff.js';
import type { AlertPart, NoteForm, NotePart, ReviewForm, TransactionPage } from './transaction.page.js';
import { presentAttempts } from './attempts.presenter.js';
import { presentErasure, type TypedErasure } from './erasure.presenter.js';
import { forgottenSince } from '../words/forgotten-text.js';
import { presentReceipt, type TypedResendForm } from './receipt.presenter.js';
import { presentPaymentReconciliation } from './payment-reconciliation.presenter.js';
import { presentRefunds, type ShownRefunds, type TypedRefundForm } from './payment-refunds.presenter.js';
import { shortTime } from '../words/short-time.js';
import { presentIntegrity, presentTimeline, type StaffNames } from './timeline.presenter.js';

/** What the page of one payment is made of. */
export interface ShownTransaction {
  readonly by: SignedIn;
  readonly detail: PaymentDetail;
  readonly receipt: ReceiptDetail | null;
  readonly reconciliation: readonly OrderReconciliation[];
  readonly refunds: Pick<ShownRefunds, 'refunds' | 'notices' | 'newFormKey'>;
  readonly names: StaffNames;
  readonly notice: TransactionPage['notice'];
  /** The form that was sent and could not be accepted, as it was typed. */
  readonly refused?: RefusedAction;
}

export interface TypedReviewForm {
  readonly values: {
    readonly attempt: string;
    readonly outcome: string;
    readonly transactionCode: string;
    readonly reason: string;
    readonly evidence: string;
  };
  readonly errorOf: Readonly<Record<string, string>>;
}

/** `lines` for the summary; the rest for the form that they are about. */
export interface RefusedAction {
  readonly lines: readonly ErrorLine[];
  readonly review?: TypedReviewForm;
  readonly resend?: TypedResendForm;
  readonly refund?: TypedRefundForm;
  readonly erasure?: TypedErasure;
  readonly note?: { readonly value: string; readonly error: string };
  readonly alert?: { readonly id: number; readonly value: string; readonly error: string };
}

const NOTE_KINDS: Readonly<Record<PaymentNote['kind'], string>> = {
  note: 'Nota',
  resend: 'Ricevuta rimandata',
  review: 'Prova della verifica',
  alert: 'Avviso chiuso',
  refund: 'Rimborso',
};

export function presentTransaction(shown: ShownTransaction): TransactionPage {
  const { by, detail, receipt, reconciliation, refunds, names, notice, refused } = shown;
  const title = `Pagamento N. ${detail.reference}`;
  return {
    title,
    breadcrumb: [{ label: 'Transazioni', href: adminPaths.transactions() }, { label: `N. ${detail.reference}` }],
    isPrivate: true,
    errors: refused?.lines ?? [],
    reference: String(detail.reference),
    status: { code: detail.status, label: paymentStatusLabels[detail.status] },
    isLate: detail.isLate,
    notice,
    facts: factsOf(detail),
    money: moneyOf(detail),
    payer: payerOf(detail),
    forgotten: `${forgottenSince(detail.forgottenAt)}. Importi, storia e registro restano.`,
    review: presentReview(shown),
    alerts: detail.alerts.map((alert) => presentAlert(shown, alert)),
    receipt: presentReceipt(detail, receipt, by, refused?.resend),
    reconciliation: presentPaymentReconciliation(reconciliation),
    refunds: presentRefunds({ ...refunds, by, paymentId: detail.publicId, names, typed: refused?.refund }),
    attempts: presentAttempts(detail, by),
    timeline: presentTimeline(detail, names),
    history: presentIntegrity(detail),
    notes: detail.notes.map((note) => presentNote(note, names)),
    noteForm: presentNoteForm(shown),
    erasure: presentErasure(by, detail, refused?.erasure),
  };
}

function factsOf(detail: PaymentDetail): SummaryRow[] {
  return [
    { label: 'Servizio', value: detail.serviceName },
    { label: 'Ufficio', value: detail.officeName },
    ...(detail.accountingCode === null ? [] : [{ label: 'Codice contabile', value: detail.accountingCode }]),
    { label: 'Richiesto', value: timeText(detail.createdAt).text },
    ...(detail.paidAt === null ? [] : [{ label: 'Pagato', value: timeText(detail.paidAt).text }]),
    ...(detail.transactionCode === null ? [] : [{ label: 'Codice transazione', value: detail.transactionCode }]),
  ];
}

function moneyOf(detail: PaymentDetail): SummaryRow[] {
  const { amountCents, commissionCents, totalCents, refundedCents, rateMillionths } = detail;
  const commission = { label: `Commissione (${formatRate(rateMillionths)})`, value: formatEuro(commissionCents) };
  return [
    { label: 'Importo', value: formatEuro(amountCents) },
    ...(commissionCents === 0 ? [] : [commission]),
    { label: 'Totale', value: formatEuro(totalCents) },
    ...(refundedCents === 0 ? [] : [{ label: 'Rimborsato', value: formatEuro(refundedCents) }]),
  ];
}

function payerOf({ payer, description, extraFields }: PaymentDetail): SummaryRow[] | null {
  if (payer === null) return null;
  const isBusiness = payer.firstName === '';
  return [
    { label: isBusiness ? 'Denominazione' : 'Cognome e nome', value: `${payer.lastName} ${payer.firstName}`.trim() },
    { label: 'Codice fiscale', value: payer.taxCode },
    { label: 'Indirizzo', value: `${payer.address}, ${payer.postalCode} ${payer.city} (${payer.province})` },
    { label: 'E-mail', value: payer.email },
    { label: 'Causale', value: description ?? '' },
    ...extraFields.filter(({ value }) => value !== ''),
  ];
}

const NO_REVIEW: TypedReviewForm = {
  values: { attempt: '', outcome: '', transactionCode: '', reason: '', evidence: '' },
  errorOf: {},
};

function presentReview({ by, detail, refused }: ShownTransaction): ReviewForm | null {
  if (detail.status !== 'under_review' || !isAllowed(by.account.role, 'resolve-review')) return null;
  const { values, errorOf } = refused?.review ?? NO_REVIEW;
  const chosen = values.attempt === '' ? String(doubtfulAttempt(detail)) : values.attempt;
  return {
    action: adminPaths.transactionReview(detail.publicId),
    attempts: detail.attempts.map(({ number, orderCode }) => ({
      value: String(number),
      label: `${number} (${orderCode})`,
      isChosen: String(number) === chosen,
    })),
    outcomes: [
      { value: 'paid', label: 'Pagato: la banca ha preso i soldi', isChosen: values.outcome === 'paid' },
      { value: 'not-paid', label: 'Non pagato: nessun addebito', isChosen: values.outcome === 'not-paid' },
    ],
    reasons: EVIDENCE_KINDS.map((value) => ({
      value,
      label: evidenceLabels[value],
      isChosen: values.reason === value,
    })),
    values: { transactionCode: values.transactionCode, evidence: values.evidence },
    errorOf,
  };
}

/** The order that the open alert is about, else the latest. */
function doubtfulAttempt({ alerts, attempts }: PaymentDetail): number {
  const doubt = alerts.find(({ kind, resolvedAt }) => kind === 'mismatch' && resolvedAt === null);
  return doubt?.attemptNumber ?? attempts.at(-1)?.number ?? 1;
}

function presentAlert({ by, detail, names, refused }: ShownTransaction, alert: AlertDetail): AlertPart {
  const isDoubt = alert.kind === 'mismatch' && detail.status === 'under_review';
  const mayClose = alert.resolvedAt === null && !isDoubt && isAllowed(by.account.role, 'work-worklist');
  const typed = refused?.alert?.id === alert.id ? refused.alert : undefined;
  const closer = alert.resolvedBy === null ? undefined : names.get(alert.resolvedBy);
  return {
    ...alertWords(alert.kind),
    raisedAt: shortTime(alert.raisedAt),
    closed: alert.resolvedAt === null ? null : { at: shortTime(alert.resolvedAt), by: closer ?? 'sistema' },
    form: mayClose
      ? {
          action: adminPaths.transactionAlert(detail.publicId),
          id: String(alert.id),
          value: typed?.value ?? '',
          error: typed?.error ?? null,
        }
      : null,
  };
}

export function presentNote({ kind, authorId, at, text }: PaymentNote, names: StaffNames): NotePart {
  return { kind: NOTE_KINDS[kind], author: names.get(authorId) ?? 'personale', at: shortTime(at), text };
}

function presentNoteForm({ by, detail, refused }: ShownTransaction): NoteForm | null {
  if (detail.payer === null || !isAllowed(by.account.role, 'add-note')) return null;
  const { note } = refused ?? {};
  return {
    action: adminPaths.transactionNotes(detail.publicId),
    value: note?.value ?? '',
    error: note?.error ?? null,
  };
}
