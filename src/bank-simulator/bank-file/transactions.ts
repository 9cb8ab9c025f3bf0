import type { Order } from '../books/order.js';
import type { RefundDecision } from '../books/refund.js';
import { romeDay, romeTimeOfDay } from '../protocol/rome-time.js';
import type { BankFileRequest } from './bank-file-request.js';

/** Money that moved between a card and the bank: a payment, or the part of one that went back. */
export interface CardTransaction {
  readonly kind: 'payment' | 'refund';
  readonly orderId: string;
  readonly code: string;
  /** `YYYY-MM-DD` in Europe/Rome. */
  readonly day: string;
  /** `HH:mm:ss` in Europe/Rome. */
  readonly time: string;
  readonly grossCents: number;
  /** What the bank keeps of a payment; refunds cost nothing and give no fee back. */
  readonly feeCents: number;
}

/** All that a file is written from. */
export interface BankRecords {
  readonly orders: readonly Order[];
  readonly refunds: readonly RefundDecision[];
  readonly shopId: string;
}

/** The bank keeps 1.5 % of each payment's total, rounded half up to the cent. */
export function feeCentsOf(grossCents: number): number {
  return Math.floor((grossCents * 15 + 500) / 1000);
}

/** Every payment and refund in the books, ordered by day, time and code. */
export function cardTransactions({ orders, refunds }: BankRecords): CardTransaction[] {
  const all = [...orders.flatMap(paymentOf), ...refunds.map(refundOf)];
  const sortKey = ({ day, time, code }: CardTransaction): string => `${day} ${time} ${code}`;
  return all.sort((left, right) => (sortKey(left) < sortKey(right) ? -1 : 1));
}

/**
 * Makes payments wrong as asked, the same ones each time: by order code, the first are missing and the
 * next have one cent too many.
 */
export function deviate(
  transactions: readonly CardTransaction[],
  { missing, wrongAmount }: Pick<BankFileRequest, 'missing' | 'wrongAmount'>,
): CardTransaction[] {
  const orderIds = transactions
    .filter(({ kind }) => kind === 'payment')
    .map(({ orderId }) => orderId)
    .sort();
  const left = new Set(orderIds.slice(0, missing));
  const wrong = new Set(orderIds.slice(missing, missing + wrongAmount));
  return transactions
    .filter(({ kind, orderId }) => kind === 'refund' || !left.has(orderId))
    .map((transaction) => {
      const isWrong = transaction.kind === 'payment' && wrong.has(transaction.orderId);
      return isWrong ? { ...transaction, grossCents: transaction.grossCents + 1 } : transaction;
    });
}

function paymentOf(order: Order): CardTransaction[] {
  if (order.capturedCents === 0 || order.outcomeAt === null) return [];
  const at = new Date(order.outcomeAt);
  return [
    {
      kind: 'payment',
      orderId: order.orderId,
      code: order.transactionCode,
      day: romeDay(at),
      time: romeTimeOfDay(at),
      grossCents: order.capturedCents,
      feeCents: feeCentsOf(order.capturedCents),
    },
  ];
}

function refundOf(refund: RefundDecision): CardTransaction {
  const at = new Date(refund.decidedAt);
  return {
    kind: 'refund',
    orderId: refund.request.orderId,
    code: refund.operationCode,
    day: romeDay(at),
    time: romeTimeOfDay(at),
    grossCents: refund.refundedCents,
    feeCents: 0,
  };
}
