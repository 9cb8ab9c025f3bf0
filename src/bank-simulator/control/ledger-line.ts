import type { Order, OrderStatus } from '../books/order.js';

/** An order as `GET /__sim/ledger` lists it. */
export interface LedgerLine {
  readonly orderId: string;
  readonly shopId: string;
  readonly amountCents: number;
  readonly capturedCents: number;
  readonly refundedCents: number;
  readonly status: OrderStatus;
  /** Null until authorised. */
  readonly transactionCode: string | null;
  /** When it reached its status, or opened; ISO 8601 in UTC. */
  readonly at: string;
}

export function ledgerLine(order: Order): LedgerLine {
  return {
    orderId: order.orderId,
    shopId: order.shopId,
    amountCents: order.amountCents,
    capturedCents: order.capturedCents,
    refundedCents: order.refundedCents,
    status: order.status,
    transactionCode: order.authNumber === '' ? null : order.transactionCode,
    at: order.outcomeAt ?? order.openedAt,
  };
}
