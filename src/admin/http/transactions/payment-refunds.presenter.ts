import { REFUND_REASONS } from '../../../domain/refund-form.js';
import { formatEuro } from '../../../domain/money.js';
import { isAllowed } from '../../../domain/staff-permissions.js';
import type { RefundNotice } from '../../../receipts/refund-notices.js';
import type { PaymentRefundDetails, RefundableMoney, RefundDetail } from '../../../refunds/refund-details.js';
import { adminPaths } from '../../admin-paths.js';
import {
  noticeText,
  refundErrorText,
  refundReasonLabels,
  refundStateBadges,
  refundStateLabels,
} from '../../refund-words.js';
import type { SignedIn } from '../../staff.js';
import type { AskRefundForm, Choice, RefundLine, RefundsPart } from './transaction.page.js';
import { shortTime } from '../words/short-time.js';
import type { StaffNames } from './timeline.presenter.js';

/** What was typed in a form that asks for a refund, and what was wrong with it. */
export interface TypedRefundForm {
  /** Number of the order that it is about. */
  readonly attempt: number;
  readonly values: { readonly extent: string; readonly amount: string; readonly reason: string; readonly text: string };
  readonly errorOf: Readonly<Record<string, string>>;
}

/** What the part of the page about refunds is made of. */
export interface ShownRefunds {
  readonly by: SignedIn;
  /** Public id of the payment. */
  readonly paymentId: string;
  readonly refunds: PaymentRefundDetails;
  /** The e-mails about them, by the refund's public id. */
  readonly notices: ReadonlyMap<string, RefundNotice>;
  readonly names: StaffNames;
  /** A key for each form that asks for a refund. */
  readonly newFormKey: () => string;
  /** The form that was sent and could not be accepted. */
  readonly typed: TypedRefundForm | undefined;
}

/** The refunds of a payment, and what may be asked for. */
export function presentRefunds(shown: ShownRefunds): RefundsPart {
  const { by, paymentId, refunds, notices, names } = shown;
  const mayAsk = isAllowed(by.account.role, 'ask-refund');
  const isCheckable = refunds.orders.length > 0 && isAllowed(by.account.role, 'ask-bank');
  const several = refunds.orders.length > 1;
  return {
    lines: refunds.refunds.map((refund) =>
      presentLine(refund, { names, several, notice: notices.get(refund.publicId) }),
    ),
    forms: mayAsk ? refunds.orders.flatMap((order) => presentForm(shown, order, several)) : [],
    checkAction: isCheckable ? adminPaths.transactionReversals(paymentId) : null,
    checkedAttempts: refunds.orders.map(({ attempt }) => String(attempt)),
  };
}

function presentLine(
  refund: RefundDetail,
  { names, several, notice }: { names: StaffNames; several: boolean; notice: RefundNotice | undefined },
): RefundLine {
  const { publicId, amountCents, commissionCents, state, reason, attempt, lastErrorCode, requestedAt, settledAt } =
    refund;
  const nameOf = (id: number | null): string => (id === null ? '' : (names.get(id) ?? 'personale'));
  return {
    href: adminPaths.refund(publicId),
    amount: formatEuro(amountCents),
    state: { code: refundStateBadges[state], label: refundStateLabels[state] },
    at: shortTime(settledAt ?? requestedAt),
    details: [
      ...(several ? [`ordine ${attempt}`] : []),
      ...(commissionCents === 0 ? [] : [`di cui commissione ${formatEuro(commissionCents)}`]),
      refundReasonLabels[reason],
      ...(refund.requestedBy === null ? [] : [`chiesto da ${nameOf(refund.requestedBy)}`]),
      ...(refund.approvedBy === null ? [] : [`approvato da ${nameOf(refund.approvedBy)}`]),
      ...(lastErrorCode === null || state === 'done' ? [] : [refundErrorText(lastErrorCode)]),
      ...(notice === undefined ? [] : [noticeText(notice)]),
    ],
  };
}

function presentForm(shown: ShownRefunds, order: RefundableMoney, several: boolean): AskRefundForm[] {
  const { paymentId, newFormKey } = shown;
  if (order.whole === null) return [];
  const typed = shown.typed?.attempt === order.attempt ? shown.typed : undefined;
  const { extent, amount, reason, text } = typed?.values ?? { extent: '', amount: '', reason: '', text: '' };
  const id = `refund-${order.attempt}`;
  const proposed = order.isExcess && typed === undefined;
  return [
    {
      id,
      ids: { extent: `${id}-extent`, amount: `${id}-amount`, reason: `${id}-reason`, text: `${id}-text` },
      title: several ? `Chiedi un rimborso dell'ordine ${order.attempt}` : 'Chiedi un rimborso',
      action: adminPaths.transactionRefund(paymentId),
      attempt: String(order.attempt),
      key: newFormKey(),
      extents: extentsOf(order, proposed ? 'whole' : extent),
      reasons: REFUND_REASONS.map((value) => ({
        value,
        label: refundReasonLabels[value],
        isChosen: value === (proposed ? 'paid-twice' : reason),
      })),
      values: { amount, text },
      amountHint: `${limitOf(order)}: per esempio 50,00. Solo per una parte.`,
      isOpen: order.isExcess || typed !== undefined,
      errorOf: typed?.errorOf ?? {},
    },
  ];
}

function limitOf({ leftAmountCents, leftCommissionCents }: RefundableMoney): string {
  const limit = formatEuro(leftAmountCents);
  return leftCommissionCents > 0 ? `Senza commissione, al massimo ${limit}` : `Al massimo ${limit}`;
}

/** Both ways say what becomes of the commission. */
function extentsOf({ whole, leftAmountCents, leftCommissionCents }: RefundableMoney, chosen: string): Choice[] {
  const [total, commission] = [whole?.totalCents ?? 0, whole?.commissionCents ?? 0];
  const kept = leftCommissionCents > 0 ? ` La commissione di ${formatEuro(leftCommissionCents)} non torna.` : '';
  const all =
    commission > 0
      ? `Tutto: ${formatEuro(total)}, cioè importo ${formatEuro(leftAmountCents)} e commissione ${formatEuro(commission)}`
      : `Tutto l'importo: ${formatEuro(total)}.${kept}`;
  return [
    { value: 'whole', label: all, isChosen: chosen === 'whole' },
    { value: 'part', label: `Una parte dell'importo.${kept}`, isChosen: chosen === 'part' },
  ];
}
