import type { QueryResult } from '../back-office.js';
import type { KnownAttempt } from '../inbound.js';
import { type Authorization, readAuthorization } from './authorization.js';
import { type BackOfficeReply, unknown, verifiedValues } from './back-office-reply.js';
import type { BackOfficeRequest } from './back-office-request.js';

/** Asks what became of an order. */
export function orderStatusRequest(ref: string, timestamp: string, requestReference: string): BackOfficeRequest {
  return {
    operation: 'ORDERSTATUS',
    element: 'OrderStatus',
    timestamp,
    requestReference,
    fields: [['OrderID', ref]],
  };
}

/** Who is asking, and which key the answer must be signed with. */
export interface OrderStatusContext {
  readonly shopId: string;
  readonly resultKey: string;
}

/**
 * What the bank holds about `attempt`. Any payment among several transactions wins, then one that is not decided
 * yet, then the last. A reply with one part that does not hold is refused whole: `OUTCOME_UNKNOWN`.
 */
export function readOrderStatus(
  reply: BackOfficeReply,
  attempt: KnownAttempt,
  { shopId, resultKey }: OrderStatusContext,
): QueryResult {
  const authorizations = reply.parts
    .filter((part) => part.name === 'Authorization')
    .map((part) => readAuthorization(verifiedValues(part, resultKey), attempt, shopId));
  if (reply.result === '01' && authorizations.length === 0) return { found: false };
  if (reply.result !== '00') throw unknown('order-status-result', reply.result);
  const paid = authorizations.filter(({ signal }) => signal.outcome === 'paid');
  return {
    found: true,
    signal: decisive(authorizations, paid, attempt)?.signal,
    refundedCents: authorizations.reduce((sum, { refundedCents }) => sum + refundedCents, 0),
    paidTransactions: new Set(paid.map(({ signal }) => signal.gatewayTxnId)).size,
  };
}

function decisive(
  all: readonly Authorization[],
  paid: readonly Authorization[],
  attempt: KnownAttempt,
): Authorization | undefined {
  const isAsExpected = ({ signal }: Authorization): boolean =>
    signal.amountCents === attempt.amountCents && signal.currency === attempt.currency;
  const isOpen = ({ signal }: Authorization): boolean => signal.outcome === 'pending' || signal.outcome === 'unknown';
  return paid.find(isAsExpected) ?? paid[0] ?? all.find(isOpen) ?? all.at(-1);
}
