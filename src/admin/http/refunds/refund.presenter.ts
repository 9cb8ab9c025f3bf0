import { formatEuro } from '../../../domain/money.js';
import { isInProgress } from '../../../domain/refund-state.js';
import { isAllowed } from '../../../domain/staff-permissions.js';
import type { PaymentDetail } from '../../../payments/payment-detail.js';
import type { RefundNotice } from '../../../receipts/refund-notices.js';
import type { RefundDetail } from '../../../refunds/refund-details.js';
import type { ErrorLine, SummaryRow } from '../../../shared/http/pages/page.js';
import { adminPaths } from '../../admin-paths.js';
import { forgottenSince } from '../words/forgotten-text.js';
import {
  noticeText,
  refundErrorText,
  refundReasonLabels,
  refundStateBadges,
  refundStateLabels,
} from '../../refund-words.js';
import type { SignedIn } from '../../staff.js';
import type { DecisionForm, MoneyRow, RefundPage, RefundStep } from './refund.page.js';
import { ageText } from '../words/age-text.js';
import { shortTime } from '../words/short-time.js';
import type { StaffNames } from '../transactions/timeline.presenter.js';
import { presentNote } from '../transactions/transaction.presenter.js';

/** The form that rejects, as it was typed, and what was wrong with it. */
export interface RefusedRejection {
  readonly lines: readonly ErrorLine[];
  readonly value: string;
  readonly error: string;
}

/** What the page of one refund is made of. */
export interface ShownRefund {
  readonly by: SignedIn;
  readonly refund: RefundDetail;
  readonly payment: PaymentDetail;
  /** To the citizen; undefined while there is none. */
  readonly mail: RefundNotice | undefined;
  readonly names: StaffNames;
  readonly notice: RefundPage['notice'];
  readonly now: Date;
  readonly isRefreshing: boolean;
  readonly refused?: RefusedRejection;
}

export function presentRefund(shown: ShownRefund): RefundPage {
  const { by, refund, payment, mail, names, notice, isRefreshing, refused } = shown;
  const isOwn = refund.requestedBy === by.account.id;
  const isWaiting = refund.state === 'requested';
  return {
    title: `Rimborso di ${formatEuro(refund.amountCents)}`,
    breadcrumb: [{ label: 'Rimborsi', href: adminPaths.refunds() }, { label: `Pagamento N. ${refund.reference}` }],
    isPrivate: true,
    errors: refused?.lines ?? [],
    state: { code: refundStateBadges[refund.state], label: refundStateLabels[refund.state] },
    notice,
    progress: progressOf(shown, isOwn),
    waiting: isInProgress(refund.state) ? { isRefreshing, href: adminPaths.refund(refund.publicId) } : null,
    money: moneyOf(refund),
    facts: factsOf(refund, payment, mail),
    paymentHref: adminPaths.transaction(refund.paymentId),
    steps: stepsOf(refund, names),
    notes: payment.notes.filter(({ kind }) => kind === 'refund').map((note) => presentNote(note, names)),
    decision: isWaiting && !isOwn && isAllowed(by.account.role, 'approve-refund') ? decisionOf(refund, refused) : null,
    withdrawAction: isWaiting && isOwn ? adminPaths.refundWithdrawal(refund.publicId) : null,
  };
}

function progressOf({ refund, now }: ShownRefund, isOwn: boolean): string {
  const why = refund.lastErrorCode === null ? '' : refundErrorText(refund.lastErrorCode);
  const next = refund.nextTryAt === null ? '' : ` Nuovo tentativo: ${shortTime(refund.nextTryAt).text}.`;
  switch (refund.state) {
    case 'requested':
      return isOwn
        ? 'Lo hai chiesto tu: lo deve approvare un responsabile diverso da te.'
        : `Aspetta da ${ageText(refund.requestedAt, now)} che lo approvi un responsabile diverso da chi lo ha chiesto.`;
    case 'approved':
      return why === '' ? 'Approvato: sta partendo per la banca.' : `Non è ancora partito: ${why}.${next}`;
    case 'sent':
      return 'In corso: la banca sta rispondendo.';
    case 'unknown':
      return `In corso: ${why === '' ? 'la banca non ha ancora risposto' : why}. Il sistema lo accerta da solo e non restituisce due volte.${next}`;
    case 'accepted':
      return `La banca lo ha preso in carico e lo eseguirà.${next}`;
    case 'done':
      return refund.source === 'bank'
        ? 'La banca ha restituito il denaro di sua iniziativa.'
        : 'La banca ha eseguito il rimborso.';
    case 'failed':
      return `Non riuscito: ${why}. Nessun denaro è tornato con questo rimborso; se serve, chiedilo di nuovo dal pagamento.`;
    case 'rejected':
      return 'Rifiutato: nessun denaro è tornato.';
    case 'withdrawn':
      return 'Ritirato da chi lo aveva chiesto: nessun denaro è tornato.';
  }
}

/** What goes back, and what becomes of the commission. */
function moneyOf({ amountCents, commissionCents, paidCommissionCents, paidTotalCents }: RefundDetail): MoneyRow[] {
  const row = (label: string, value: string, isTotal = false): MoneyRow => ({ label, value, isTotal });
  const isKept = paidCommissionCents > 0 && commissionCents === 0;
  return [
    row('Pagato dal cittadino', formatEuro(paidTotalCents)),
    row('Importo che torna', formatEuro(amountCents - commissionCents)),
    ...(commissionCents === 0 ? [] : [row('Commissione che torna', formatEuro(commissionCents))]),
    ...(isKept ? [row(`Commissione (${formatEuro(paidCommissionCents)})`, 'non torna')] : []),
    row('Totale che torna al cittadino', formatEuro(amountCents), true),
  ];
}

function factsOf(
  refund: RefundDetail,
  { payer, forgottenAt }: PaymentDetail,
  mail: RefundNotice | undefined,
): SummaryRow[] {
  const { serviceName, attempt, isExcess, reason, operationCode } = refund;
  return [
    { label: 'Servizio', value: serviceName },
    {
      label: 'Debitore',
      value: payer === null ? forgottenSince(forgottenAt) : `${payer.lastName} ${payer.firstName}`.trim(),
    },
    ...(isExcess ? [{ label: 'Ordine', value: `${attempt}, pagato in più` }] : []),
    { label: 'Motivo', value: refundReasonLabels[reason] },
    ...(operationCode === null ? [] : [{ label: "Codice dell'operazione", value: operationCode }]),
    ...(mail === undefined ? [] : [{ label: 'Avviso', value: noticeText(mail) }]),
  ];
}

function stepsOf(refund: RefundDetail, names: StaffNames): RefundStep[] {
  const nameOf = (id: number | null): string | null => (id === null ? null : (names.get(id) ?? 'personale'));
  const step = (title: string, at: Date | null, by: string | null): RefundStep[] =>
    at === null ? [] : [{ title, at: shortTime(at), by }];
  const endedBy = refund.state === 'done' || refund.state === 'failed' ? 'banca' : nameOf(refund.closedBy);
  return [
    ...(refund.source === 'bank' ? [] : step('Chiesto', refund.requestedAt, nameOf(refund.requestedBy))),
    ...step('Approvato', refund.approvedAt, nameOf(refund.approvedBy)),
    ...step('Mandato alla banca', refund.sentAt, 'sistema'),
    ...step(refundStateLabels[refund.state], refund.settledAt, endedBy),
  ];
}

function decisionOf({ publicId, amountCents }: RefundDetail, refused: RefusedRejection | undefined): DecisionForm {
  return {
    approveAction: adminPaths.refundApproval(publicId),
    approveLabel: `Approva e restituisci ${formatEuro(amountCents)}`,
    rejectAction: adminPaths.refundRejection(publicId),
    value: refused?.value ?? '',
    error: refused?.error ?? null,
  };
}
