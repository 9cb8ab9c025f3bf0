import type { CallContext } from '../bank-gateway/back-office.js';
import type { BankGateway } from '../bank-gateway/bank-gateway.js';
import type { RefundableOrder } from '../payments/refundable-order.js';

/**
 * What the bank has given back of an order, in cents, by its authenticated word; null when it does not know the order.
 * @throws GatewayError when no answer can be trusted.
 */
export async function askHeldByBank(
  gateway: BankGateway,
  order: RefundableOrder,
  context: CallContext,
): Promise<number | null> {
  const { orderCode, shopId, totalCents, keyVersion, openedAt } = order;
  const known = {
    ref: orderCode,
    shopId,
    amountCents: totalCents,
    currency: 'EUR',
    keyVersion,
    createdAt: openedAt,
  } as const;
  const result = await gateway.query(known, context);
  return result.found ? result.refundedCents : null;
}
