import type { JournalEntry, OrderEntry } from './journal-entry.js';
import type { Order, OrderTerms } from './order.js';

/** Every order that ever opened a page of the bank, in the order in which they did. */
export class OrderBook {
  private readonly orders = new Map<string, Order>();
  private readonly undecided = new Set<string>();
  private readonly owing = new Set<string>();

  get(orderId: string): Order | undefined {
    return this.orders.get(orderId);
  }

  all(): Order[] {
    return [...this.orders.values()];
  }

  /** Orders that the passing of time alone changes: open and pending ones. */
  waiting(): Order[] {
    return this.those(this.undecided);
  }

  /** Orders whose shop has still to be told. */
  owingNotification(): Order[] {
    return this.those(this.owing);
  }

  apply(entry: JournalEntry): void {
    if (!('orderId' in entry)) return;
    const order = entry.type === 'order-opened' ? opened(entry.terms) : this.changed(entry);
    this.orders.set(order.orderId, order);
    keep(this.undecided, order.orderId, order.status === 'open' || order.status === 'pending');
    keep(this.owing, order.orderId, order.notification.dueAt !== null);
  }

  private changed(entry: Exclude<OrderEntry, { type: 'order-opened' }>): Order {
    const order = this.orders.get(entry.orderId);
    if (order === undefined) throw new Error(`the journal speaks of an order that never opened: ${entry.orderId}`);
    return { ...order, ...changesOf(order, entry) };
  }

  private those(ids: ReadonlySet<string>): Order[] {
    return [...ids].flatMap((id) => this.orders.get(id) ?? []);
  }
}

function opened(terms: OrderTerms): Order {
  return {
    ...terms,
    status: 'open',
    outcomeAt: null,
    settlesAt: null,
    card: null,
    authNumber: '',
    resultCode: '',
    capturedCents: 0,
    refundedCents: 0,
    answerLost: false,
    notification: { attempts: 0, dueAt: null },
  };
}

function changesOf(order: Order, entry: Exclude<OrderEntry, { type: 'order-opened' }>): Partial<Order> {
  switch (entry.type) {
    case 'order-paid':
      return {
        status: 'paid',
        outcomeAt: entry.at,
        settlesAt: null,
        card: entry.card,
        authNumber: entry.authNumber,
        resultCode: '00',
        capturedCents: order.amountCents,
        answerLost: entry.answerLost,
        notification: { attempts: 0, dueAt: entry.notifyAt },
      };
    case 'order-pending':
      return { status: 'pending', card: entry.card, settlesAt: entry.settlesAt };
    case 'order-refused':
      return {
        status: 'refused',
        outcomeAt: entry.at,
        card: entry.card,
        resultCode: entry.resultCode,
        notification: { attempts: 0, dueAt: entry.notifyAt },
      };
    case 'order-cancelled':
      return { status: 'cancelled', outcomeAt: entry.at };
    case 'order-expired':
      return { status: 'expired', outcomeAt: entry.at };
    case 'refund-decided':
      return refunded(order, entry.decision.refundedCents);
    case 'notification-scheduled':
      return { notification: { attempts: entry.attempts, dueAt: entry.dueAt } };
  }
}

function refunded(order: Order, cents: number): Partial<Order> {
  const refundedCents = order.refundedCents + cents;
  const isWhole = order.capturedCents > 0 && refundedCents === order.capturedCents;
  return { refundedCents, status: isWhole ? 'refunded' : order.status };
}

function keep(set: Set<string>, id: string, wanted: boolean): void {
  if (wanted) set.add(id);
  else set.delete(id);
}
