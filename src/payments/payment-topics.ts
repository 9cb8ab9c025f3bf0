/** Outbox topics that this module writes; their payload is `{ paymentId: <public id> }` and nothing personal. */
export const PAYMENT_PAID_TOPIC = 'payment.paid';
/** Nobody completed the payment in the bank's time: the citizen may have been interrupted. */
export const PAYMENT_EXPIRED_TOPIC = 'payment.expired';
/**
 * Money of a payment went back, in part or whole. The payload is `{ paymentId, refundId, amountCents, commissionCents, isExcess }`:
 * public ids; what went back, commission included; of that the commission; 1 when it had been paid in excess, which leaves the
 * payment's state as it is, else 0.
 */
export const PAYMENT_REFUNDED_TOPIC = 'payment.refunded';
