/** Outbox topics that this module writes; their payload is `{ paymentId: <public id> }` and nothing personal. */
export const PAYMENT_PAID_TOPIC = 'payment.paid';
/**
 * The state of a payment that another program had prepared has changed, whoever changed it: the database writes it (see
 * the migration `create-api`). With `status`, `event` (the number of the payment's last event) and `at` (ISO 8601).
 */
export const PAYMENT_STATE_CHANGED_TOPIC = 'payment.state-changed';
/** Nobody completed the payment in the bank's time: the citizen may have been interrupted. */
export const PAYMENT_EXPIRED_TOPIC = 'payment.expired';
/**
 * The bank's answer to a question showed that it has given back money of an order that we were about to learn of; or it
 * has refused to give some back, perhaps because it had already. The payload is `{ paymentId, attempt }`: public id,
 * and the order's number. Whoever keeps the refunds compares.
 */
export const PAYMENT_REVERSAL_SEEN_TOPIC = 'payment.reversal-seen';
/**
 * Money of a payment went back, in part or whole. The payload is
 * `{ paymentId, refundId, amountCents, commissionCents, isExcess }`: public ids; what went back, commission included; of
 * that the commission; 1 when it had been paid in excess, which leaves the payment's state as it is, else 0.
 */
export const PAYMENT_REFUNDED_TOPIC = 'payment.refunded';
