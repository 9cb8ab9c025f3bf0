/** A refund was approved and waits for the bank; the payload is `{ refundId: <public id> }`. Its row says the rest. */
export const REFUND_APPROVED_TOPIC = 'refund.approved';
