/** Outbox topics that this module writes; their payload is `{ paymentId: <public id> }` and nothing personal. */
export const PAYMENT_PAID_TOPIC = 'payment.paid';
/**
 * The state of a payment that another program had prepared has changed, whoever changed it: the database writes it (see
 * the migration `create-api`). With `status`, `event` (the number of the payment's last event) and `at` (ISO 8601).
 */
export const PAYMENT_STATE_CHANGED_TOPIC = 'payment.state-changed';
/** Nobody completed the payment in the bank's time: the citizen may have been interrupted. */
export const PAYMENT_EXPIRED_TOPIC = 'payment.expired';
