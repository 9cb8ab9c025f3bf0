/** A citizen asked for a receipt again; the payload is `{ paymentId: <public id> }`. The delivery row says the rest. */
export const RECEIPT_RESEND_TOPIC = 'receipt.resend-requested';
