/** Whether the commission goes back: with the whole amount, or never. */
export const COMMISSION_POLICIES = ['with-whole-amount', 'never'] as const;
export type CommissionPolicy = (typeof COMMISSION_POLICIES)[number];

/** The money of one order that the bank took, in cents, and how much of it refunds have taken up already. */
export interface OrderMoney {
  /** The citizen had paid the same thing already: nothing of this order is due. */
  readonly isExcess: boolean;
  readonly amountCents: number;
  readonly commissionCents: number;
  /** By refunds that are done, under way or waiting: of the amount, and of the commission. */
  readonly takenAmountCents: number;
  readonly takenCommissionCents: number;
}

/** What goes back: `totalCents`, of which `commissionCents`. */
export interface RefundSplit {
  readonly totalCents: number;
  readonly commissionCents: number;
}

/** What refunds may still take, of the amount and of the commission. */
export function leftOf(order: OrderMoney): { readonly amountCents: number; readonly commissionCents: number } {
  return {
    amountCents: order.amountCents - order.takenAmountCents,
    commissionCents: order.commissionCents - order.takenCommissionCents,
  };
}

/**
 * What goes back when `amountCents` of the amount do. The commission goes with the refund that completes the whole
 * amount, unless the body keeps it; of an order paid in excess it always does. Null: more than is left, or nothing.
 */
export function splitRefund(order: OrderMoney, amountCents: number, policy: CommissionPolicy): RefundSplit | null {
  const left = leftOf(order);
  if (amountCents < 1 || amountCents > left.amountCents) return null;
  const isWhole = amountCents === left.amountCents;
  const isCommissionBack = isWhole && (order.isExcess || policy === 'with-whole-amount');
  const commissionCents = isCommissionBack ? left.commissionCents : 0;
  return { totalCents: amountCents + commissionCents, commissionCents };
}

/** What the bank gave back by itself: the amount first, then the commission. `totalCents` is at most what is left. */
export function splitReversal(order: OrderMoney, totalCents: number): RefundSplit {
  const commissionCents = Math.max(0, totalCents - leftOf(order).amountCents);
  return { totalCents, commissionCents };
}

/** The state of a payment of which `refundedCents` of `totalCents` went back: all of it, or a part. */
export function statusAfterRefund(refundedCents: number, totalCents: number): 'refunded' | 'partially_refunded' {
  return refundedCents === totalCents ? 'refunded' : 'partially_refunded';
}
