import type { Order, OrderStatus } from '../books/order.js';
import { RESULT, type ReplyElement } from '../protocol/back-office-reply.js';
import { romeTimestamp } from '../protocol/rome-time.js';

/** What ORDERSTATUS says of an order: a result, and an Authorization once there is something to say. */
export interface OrderStatusAnswer {
  readonly result: string;
  readonly element: ReplyElement | undefined;
}

/** TransactionStatus of each state; an open order has no Authorization yet. */
const TRANSACTION_STATUS: Readonly<Record<Exclude<OrderStatus, 'open'>, string>> = {
  paid: '00',
  refunded: '00',
  refused: '01',
  pending: '02',
  cancelled: '03',
  expired: '04',
};
const NETWORKS = { Visa: '01', MasterCard: '02' } as const;

export function orderStatusAnswer(order: Order | undefined): OrderStatusAnswer {
  if (order === undefined) return { result: RESULT.unknownOrder, element: undefined };
  if (order.status === 'open') return { result: RESULT.done, element: undefined };
  const values = authorizationValues(order, TRANSACTION_STATUS[order.status]);
  return { result: RESULT.done, element: { name: 'Authorization', values } };
}

/** The elements of an Authorization in the order in which they are sent and signed. */
function authorizationValues(order: Order, transactionStatus: string): Record<string, string> {
  return {
    AuthorizationType: 'I',
    TransactionID: order.transactionCode,
    Network: order.card === null ? '' : NETWORKS[order.card.type],
    OrderID: order.orderId,
    TransactionAmount: String(order.amountCents),
    AuthorizedAmount: String(order.capturedCents),
    Currency: '978',
    AccountedAmount: String(order.capturedCents),
    RefundedAmount: String(order.refundedCents),
    TransactionResult: order.resultCode,
    Timestamp: romeTimestamp(new Date(order.outcomeAt ?? order.openedAt)),
    AuthorizationNumber: order.authNumber,
    TransactionStatus: transactionStatus,
  };
}
