/** Outbox topics that this module writes; their payload is `{ paymentId: <public id> }` and nothing personal. */
export const PAYMENT_PAID_TOPIC = 'payment.paid';
