import type { RefundDecision, RefundRequest } from '../books/refund.js';
import type { BackOfficeRequest } from '../protocol/back-office-request.js';
import { RESULT, type ReplyElement } from '../protocol/back-office-reply.js';
import { romeTimestamp } from '../protocol/rome-time.js';

/** What a REFUND request of the right form asks. */
export function refundRequestIn({ values }: BackOfficeRequest): RefundRequest {
  return {
    reqRefNum: values.get('REQREFNUM') ?? '',
    orderId: values.get('ORDERID') ?? '',
    transactionCode: values.get('TRANSACTIONID') ?? '',
    amountCents: Number(values.get('AMOUNT')),
    currency: values.get('CURRENCY') ?? '',
  };
}

/** The Operation of a granted refund, in the order in which its elements are sent and signed; none for a refusal. */
export function refundElement(decision: RefundDecision): ReplyElement | undefined {
  if (decision.result !== RESULT.done) return undefined;
  return {
    name: 'Operation',
    values: {
      TransactionID: decision.operationCode,
      TimestampReq: decision.requestedAt,
      TimestampElab: romeTimestamp(new Date(decision.decidedAt)),
      SrcType: 'I',
      Amount: String(decision.refundedCents),
      Result: decision.result,
      Status: RESULT.done,
    },
  };
}
