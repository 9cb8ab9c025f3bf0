import type { RefundInput, RefundResult } from '../back-office.js';
import { GatewayError } from '../gateway-error.js';
import { type BackOfficeReply, unknown, verifiedValues } from './back-office-reply.js';
import type { BackOfficeRequest } from './back-office-request.js';
import { EURO_NUMERIC_CODE, isRefundRefusal } from './outcome-codes.js';
import { REQUEST_REFERENCE_PATTERN } from './request-reference.js';
import { isChargeable, ORDER_ID, TRANSACTION_ID } from './wire-grammar.js';

/** Asks to give back part or all of a transaction. Throws `MALFORMED` when the input cannot be sent. */
export function refundRequest(input: RefundInput, timestamp: string): BackOfficeRequest {
  const reason = refusalReason(input);
  if (reason !== undefined) throw new GatewayError('MALFORMED', { reason });
  return {
    operation: 'REFUND',
    element: 'Refund',
    timestamp,
    requestReference: input.requestId,
    fields: [
      ['TransactionID', input.gatewayTxnId],
      ['OrderID', input.ref],
      ['Amount', String(input.amountCents)],
      ['Currency', EURO_NUMERIC_CODE],
    ],
  };
}

/**
 * What the bank did. It is done only when the envelope says so and the one Operation beside it, whose own MAC
 * holds, says so for the amount that was asked. Throws `REJECTED` on a definite, signed refusal and
 * `OUTCOME_UNKNOWN` on everything in between.
 */
export function readRefund(reply: BackOfficeReply, input: RefundInput, resultKey: string): RefundResult {
  const operations = reply.parts.filter((part) => part.name === 'Operation');
  const [operation] = operations;
  if (operations.length > 1) throw unknown('several-operations');
  if (operation === undefined) {
    if (isRefundRefusal(reply.result)) throw new GatewayError('REJECTED', { bankCode: reply.result });
    throw unknown('refund-result', reply.result);
  }
  const values = verifiedValues(operation, resultKey);
  if (values.get('Amount') !== String(input.amountCents)) throw unknown('other-amount');
  const operationResult = values.get('Result') ?? '';
  if (operationResult === '00' && reply.result === '00') return { kind: 'done', operationId: operationId(values) };
  if (operationResult !== '00' && isRefundRefusal(operationResult)) {
    throw new GatewayError('REJECTED', { bankCode: operationResult });
  }
  throw unknown('refund-result', operationResult);
}

function operationId(values: ReadonlyMap<string, string>): string {
  const id = values.get('TransactionID') ?? '';
  if (!TRANSACTION_ID.test(id)) throw unknown('wrong-operation-id');
  return id;
}

function refusalReason(input: RefundInput): string | undefined {
  if (!REQUEST_REFERENCE_PATTERN.test(input.requestId)) return 'request-id';
  if (!ORDER_ID.test(input.ref)) return 'order-code';
  if (!TRANSACTION_ID.test(input.gatewayTxnId)) return 'transaction-code';
  return isChargeable(input.amountCents) ? undefined : 'amount';
}
