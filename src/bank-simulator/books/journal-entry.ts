import type { FaultOrder } from '../faults/fault.js';
import type { Delivery } from './delivery.js';
import type { CardTrace, OrderTerms } from './order.js';
import type { RefundDecision } from './refund.js';

/** What happened to an order. `notifyAt` is when the shop is to be told, null when it never is. */
export type OrderEntry =
  | { readonly type: 'order-opened'; readonly orderId: string; readonly terms: OrderTerms }
  | {
      readonly type: 'order-paid';
      readonly orderId: string;
      readonly at: string;
      readonly card: CardTrace;
      readonly authNumber: string;
      readonly answerLost: boolean;
      readonly notifyAt: string | null;
    }
  | {
      readonly type: 'order-pending';
      readonly orderId: string;
      readonly card: CardTrace;
      readonly settlesAt: string;
    }
  | {
      readonly type: 'order-refused';
      readonly orderId: string;
      readonly at: string;
      readonly card: CardTrace;
      readonly resultCode: string;
      readonly notifyAt: string | null;
    }
  | { readonly type: 'order-cancelled' | 'order-expired'; readonly orderId: string; readonly at: string }
  | { readonly type: 'refund-decided'; readonly orderId: string; readonly decision: RefundDecision }
  | {
      readonly type: 'notification-scheduled';
      readonly orderId: string;
      readonly attempts: number;
      readonly dueAt: string | null;
    };

/** One line of the journal: the books are nothing but these, replayed from the first to the last. */
export type JournalEntry =
  | OrderEntry
  | { readonly type: 'notification-sent'; readonly delivery: Delivery }
  | { readonly type: 'fault-set'; readonly fault: FaultOrder }
  | { readonly type: 'faults-cleared' };
