import type { Clock } from '../../shared/clock.js';
import type { Books } from '../books/books.js';
import type { OrderEntry } from '../books/journal-entry.js';
import type { CardTrace, Order } from '../books/order.js';
import type { StartRequest } from '../protocol/start-request.js';
import type { Timings } from '../simulator-options.js';
import type { BankCodes } from './bank-codes.js';
import { outcomeOf, traceOf, type Card, type CardOutcome } from './card.js';

/** RESULT of a refused payment; the protocol only says that it is not 00. */
const REFUSED = '04';

/** What the desk needs to know of the shop and of time. */
export interface DeskTerms {
  readonly shopId: string;
  readonly timeoutMinutes: number;
  readonly timings: Pick<Timings, 'pendingMs' | 'returnLeadMs'>;
}

/** A card that is being charged, and when the shop is to hear of it. */
interface Charge {
  readonly known: { readonly orderId: string; readonly card: CardTrace };
  readonly now: Date;
  readonly notifyAt: string | null;
}

/**
 * Decides what becomes of an order. Each decision reads and writes the books without waiting in between,
 * so of two clicks on "Conferma" one pays and the other finds the order paid.
 */
export class OrderDesk {
  constructor(
    private readonly books: Books,
    private readonly clock: Clock,
    private readonly codes: BankCodes,
    private readonly terms: DeskTerms,
  ) {}

  /**
   * Opens the order, or finds the one that already has this code, whatever became of it.
   * Undefined when the code belongs to an order of another amount.
   */
  open(start: StartRequest): Order | undefined {
    const known = this.find(start.orderId);
    if (known !== undefined) return known.amountCents === start.amountCents ? known : undefined;
    const { remainingSeconds = this.terms.timeoutMinutes * 60, ...asked } = start;
    const now = this.clock.now();
    const terms = {
      ...asked,
      shopId: this.terms.shopId,
      transactionCode: this.codes.transactionCode(),
      openedAt: now.toISOString(),
      deadlineAt: later(now, remainingSeconds * 1000),
    };
    this.books.record({ type: 'order-opened', orderId: start.orderId, terms });
    return this.known(start.orderId);
  }

  /** The order as it is at this moment; undefined when no page of the bank ever opened for it. */
  find(orderId: string): Order | undefined {
    const order = this.books.orders.get(orderId);
    if (order === undefined) return undefined;
    this.letTimePassFor(order, this.clock.now());
    return this.known(orderId);
  }

  /** Charges the card when the order is still open; returns the order as it is afterwards. */
  pay(order: Order, card: Card): Order {
    if (this.find(order.orderId)?.status === 'open') this.charge(order, card);
    return this.known(order.orderId);
  }

  /** Cancels the order when it is still open; returns the order as it is afterwards. */
  cancel(order: Order): Order {
    if (this.find(order.orderId)?.status === 'open') {
      this.books.record({ type: 'order-cancelled', orderId: order.orderId, at: this.clock.now().toISOString() });
    }
    return this.known(order.orderId);
  }

  /** Expires what is over its deadline and settles what was pending long enough. */
  letTimePass(): void {
    const now = this.clock.now();
    for (const order of this.books.orders.waiting()) this.letTimePassFor(order, now);
  }

  private charge(order: Order, card: Card): void {
    const now = this.clock.now();
    const known = { orderId: order.orderId, card: traceOf(card) };
    const notifyAt = this.firstNotificationAt(order.orderId, now);
    this.books.record(this.entryFor(outcomeOf(card), { known, now, notifyAt }));
  }

  private entryFor(outcome: CardOutcome, { known, now, notifyAt }: Charge): OrderEntry {
    const at = now.toISOString();
    const authNumber = this.codes.authNumber();
    switch (outcome) {
      case 'paid':
        return { type: 'order-paid', ...known, at, authNumber, answerLost: false, notifyAt };
      case 'answer-lost':
        return { type: 'order-paid', ...known, at, authNumber, answerLost: true, notifyAt: null };
      case 'refused':
        return { type: 'order-refused', ...known, at, resultCode: REFUSED, notifyAt };
      case 'pending':
        return { type: 'order-pending', ...known, settlesAt: later(now, this.terms.timings.pendingMs) };
    }
  }

  private letTimePassFor(order: Order, now: Date): void {
    const { orderId, deadlineAt, settlesAt, card } = order;
    if (order.status === 'open' && isOver(deadlineAt, now)) {
      this.books.record({ type: 'order-expired', orderId, at: deadlineAt });
    } else if (order.status === 'pending' && settlesAt !== null && card !== null && isOver(settlesAt, now)) {
      const notifyAt = this.firstNotificationAt(orderId, now);
      const authNumber = this.codes.authNumber();
      this.books.record({ type: 'order-paid', orderId, at: settlesAt, card, authNumber, answerLost: false, notifyAt });
    }
  }

  /** When the shop hears of an outcome reached now; null when a fault drops the notification. */
  private firstNotificationAt(orderId: string, now: Date): string | null {
    const { notification, browserReturn } = this.books.faults.of(orderId);
    if (notification?.drop === true) return null;
    const leadMs = browserReturn?.beforeNotification === true ? this.terms.timings.returnLeadMs : 0;
    return later(now, (notification?.delayMs ?? 0) + leadMs);
  }

  private known(orderId: string): Order {
    const order = this.books.orders.get(orderId);
    if (order === undefined) throw new Error('an order disappeared from the books');
    return order;
  }
}

function later(instant: Date, milliseconds: number): string {
  return new Date(instant.getTime() + milliseconds).toISOString();
}

function isOver(deadline: string, now: Date): boolean {
  return now.getTime() >= Date.parse(deadline);
}
