import type { Clock } from '../../shared/clock.js';
import type { Books } from '../books/books.js';
import type { Order } from '../books/order.js';
import type { RefundDecision, RefundRequest } from '../books/refund.js';
import { RESULT } from '../protocol/back-office-reply.js';
import type { BankCodes } from './bank-codes.js';

const EURO = '978';

/** Gives money back, never more than was captured and never twice for one ReqRefNum. */
export class RefundDesk {
  constructor(
    private readonly books: Books,
    private readonly clock: Clock,
    private readonly codes: BankCodes,
  ) {}

  /**
   * Decides a refund, or returns the first decision when the same request comes again.
   * Undefined when the ReqRefNum was already used for something else. `requestedAt` is the shop's Timestamp.
   */
  decide(request: RefundRequest, requestedAt: string): RefundDecision | undefined {
    const earlier = this.books.refunds.get(request.reqRefNum);
    if (earlier !== undefined) return isSame(earlier.request, request) ? earlier : undefined;
    const order = this.books.orders.get(request.orderId);
    const result = resultOf(request, order);
    const decision: RefundDecision = {
      request,
      requestedAt,
      decidedAt: this.clock.now().toISOString(),
      result,
      operationCode: this.codes.operationCode(),
      refundedCents: result === RESULT.done ? request.amountCents : 0,
    };
    // A request about an order that the bank never saw leaves no trace: nothing was decided about anything.
    if (order !== undefined) this.books.record({ type: 'refund-decided', orderId: request.orderId, decision });
    return decision;
  }
}

function resultOf(request: RefundRequest, order: Order | undefined): string {
  if (order === undefined) return RESULT.unknownOrder;
  if (request.transactionCode !== order.transactionCode) return RESULT.otherTransaction;
  if (request.currency !== EURO) return RESULT.otherCurrency;
  if (order.capturedCents === 0) return RESULT.notCaptured;
  return request.amountCents > order.capturedCents - order.refundedCents ? RESULT.amountTooHigh : RESULT.done;
}

function isSame(left: RefundRequest, right: RefundRequest): boolean {
  return (
    left.orderId === right.orderId &&
    left.transactionCode === right.transactionCode &&
    left.amountCents === right.amountCents &&
    left.currency === right.currency
  );
}
