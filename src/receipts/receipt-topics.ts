/** A citizen asked for a receipt again; the payload is `{ paymentId: <public id> }`. The delivery row says the rest. */
export const RECEIPT_RESEND_TOPIC = 'receipt.resend-requested';
/** A citizen asked for the link to an unpaid payment; the payload and the delivery row as above. */
export const RESUME_LINK_TOPIC = 'resume-link.requested';
