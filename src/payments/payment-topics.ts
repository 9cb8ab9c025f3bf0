/** Outbox topics that this module writes; their payload is `{ paymentId: <public id> }` and nothing personal. */
export const PAYMENT_PAID_TOPIC = 'payment.paid';
/** Nobody completed the payment in the bank's time: the citizen may have been interrupted. */
export const PAYMENT_EXPIRED_TOPIC = 'payment.expired';
