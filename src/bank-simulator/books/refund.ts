/** What a refund request asks, without its timestamp: a repetition is recognised by these. */
export interface RefundRequest {
  /** Identifies the request: the same one never refunds twice. */
  readonly reqRefNum: string;
  readonly orderId: string;
  readonly transactionCode: string;
  readonly amountCents: number;
  readonly currency: string;
}

/** A refund request and what the bank decided, once and for all. */
export interface RefundDecision {
  readonly request: RefundRequest;
  /** Timestamp of the first request, Europe/Rome, as the shop wrote it. */
  readonly requestedAt: string;
  readonly decidedAt: string;
  /** 00 when refunded. */
  readonly result: string;
  /** The bank's code of the refund. */
  readonly operationCode: string;
  /** What went back with this decision; 0 when it was turned down. */
  readonly refundedCents: number;
}
