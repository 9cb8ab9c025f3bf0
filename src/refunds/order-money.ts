import type { OrderMoney } from '../domain/refund-amount.js';
import type { RefundableOrder } from '../payments/refundable-order.js';

/** The money of an order and what refunds have taken of it, as the rules want it. */
export function orderMoney(
  {
    attemptStatus,
    amountCents,
    commissionCents,
  }: Pick<RefundableOrder, 'attemptStatus' | 'amountCents' | 'commissionCents'>,
  { takenAmountCents, takenCommissionCents }: Pick<OrderMoney, 'takenAmountCents' | 'takenCommissionCents'>,
): OrderMoney {
  const isExcess = attemptStatus === 'excess_paid';
  return { isExcess, amountCents, commissionCents, takenAmountCents, takenCommissionCents };
}
