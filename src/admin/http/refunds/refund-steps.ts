import { formatEuro } from '../../../domain/money.js';
import type { RefundReason } from '../../../domain/refund-form.js';
import type { HistoryEntry } from '../../../payments/payment-detail.js';
import { refundErrorText, refundReasonLabels } from '../../refund-words.js';

/** A text among the facts of an event; null when it has none of this name. */
export function textIn(data: HistoryEntry['data'], name: string): string | null {
  const value = data[name];
  return typeof value === 'string' ? value : null;
}

/** Whether an event of a payment's history tells of a refund. */
export function isRefundStep(type: string): boolean {
  return type.startsWith('refund') || type === 'excess-refunded';
}

/** What is to be said of a step of a refund besides its name: how much, why, whose doing. */
export function refundDetails({ data, type }: HistoryEntry): string[] {
  const { amountCents, commissionCents } = data;
  const [reason, code] = [textIn(data, 'reason'), textIn(data, 'code')];
  const isReversal = data['source'] === 'bank' && type !== 'refund-failed';
  return [
    `ordine ${String(data['attempt'])}`,
    ...(typeof amountCents === 'number' ? [formatEuro(amountCents)] : []),
    ...(typeof commissionCents === 'number' && commissionCents > 0
      ? [`di cui commissione ${formatEuro(commissionCents)}`]
      : []),
    ...(reason === null ? [] : [refundReasonLabels[reason as RefundReason]]),
    ...(code === null ? [] : [refundErrorText(code)]),
    ...(isReversal ? ['di iniziativa della banca'] : []),
  ];
}
