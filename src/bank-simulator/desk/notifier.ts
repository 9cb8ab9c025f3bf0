import { setTimeout as pause } from 'node:timers/promises';
import type { FastifyBaseLogger } from 'fastify';
import type { Clock } from '../../shared/clock.js';
import type { Books } from '../books/books.js';
import { wasAnswered, type Delivery } from '../books/delivery.js';
import type { Order } from '../books/order.js';
import { composeNotification } from './notification.js';
import type { Timings } from '../simulator-options.js';

/** What the notifier needs besides the books. */
export interface NotifierParts {
  readonly clock: Clock;
  readonly resultKey: string;
  readonly timings: Pick<Timings, 'notificationTimeoutMs' | 'repeatPausesMs' | 'returnWaitMs'>;
  readonly log: FastifyBaseLogger;
}

/**
 * Tells the shop's server how payments ended: a GET on its URLMS, repeated after growing pauses while it
 * answers 5xx or not at all. What is owed is in the books, so it is also told after a restart; the price
 * is that a message may arrive twice, never that it is forgotten.
 */
export class Notifier {
  private readonly inFlight = new Map<string, Promise<void>>();
  private readonly underWay = new Set<AbortController>();
  private isClosing = false;

  constructor(
    private readonly books: Books,
    private readonly parts: NotifierParts,
  ) {}

  /** Starts every notification that is due. */
  sendDue(): void {
    const now = this.parts.clock.now();
    for (const order of this.books.orders.owingNotification()) this.startIfDue(order, now);
  }

  /** Waits for the notification of this order that is due or under way, but not longer than a browser may wait. */
  async waitFor(orderId: string): Promise<void> {
    const order = this.books.orders.get(orderId);
    if (order !== undefined) this.startIfDue(order, this.parts.clock.now());
    const delivery = this.inFlight.get(orderId);
    if (delivery === undefined) return;
    const patience = new AbortController();
    const tooLong = pause(this.parts.timings.returnWaitMs, undefined, { signal: patience.signal });
    await Promise.race([delivery, tooLong.catch(() => undefined)]);
    patience.abort();
  }

  /** Sends the outcome once more because somebody asked; neither dropped, delayed, multiplied nor repeated. */
  async sendAgain(order: Order): Promise<Delivery> {
    await this.books.durable();
    return this.sendCopy(order, 0, 1);
  }

  /** Breaks off what is under way; it stays owed. */
  async close(): Promise<void> {
    this.isClosing = true;
    for (const request of this.underWay) request.abort();
    await Promise.allSettled(this.inFlight.values());
  }

  private startIfDue(order: Order, now: Date): void {
    const { dueAt } = order.notification;
    if (dueAt === null || this.inFlight.has(order.orderId) || this.isClosing) return;
    if (Date.parse(dueAt) > now.getTime()) return;
    const delivery = this.attempt(order)
      .catch((error: unknown) => {
        this.parts.log.error({ err: error, orderId: order.orderId }, 'notification failed');
      })
      .finally(() => this.inFlight.delete(order.orderId));
    this.inFlight.set(order.orderId, delivery);
  }

  private async attempt(order: Order): Promise<void> {
    // The shop must never hear of an outcome that a crash could still undo.
    await this.books.durable();
    const attempts = order.notification.attempts + 1;
    const copies = this.books.faults.of(order.orderId).notification?.copies ?? 1;
    const sent = await Promise.all(
      Array.from({ length: copies }, (_, index) => this.sendCopy(order, attempts, index + 1)),
    );
    if (this.isClosing) return;
    const dueAt = sent.some(wasAnswered) ? null : this.nextAttemptAt(attempts);
    this.books.record({ type: 'notification-scheduled', orderId: order.orderId, attempts, dueAt });
  }

  private nextAttemptAt(attempts: number): string | null {
    const pauseMs = this.parts.timings.repeatPausesMs[attempts - 1];
    if (pauseMs === undefined) return null;
    return new Date(this.parts.clock.now().getTime() + pauseMs).toISOString();
  }

  private async sendCopy(order: Order, attempt: number, copy: number): Promise<Delivery> {
    const fault = this.books.faults.of(order.orderId).notification;
    const { address, parameters } = composeNotification(order, this.parts.resultKey, fault);
    const sentAt = this.parts.clock.now().toISOString();
    const answer = await this.get(address);
    const url = order.notificationUrl.split('?', 1)[0] ?? '';
    const delivery = { orderId: order.orderId, attempt, copy, url, parameters, sentAt, ...answer };
    if (!this.isClosing) this.books.record({ type: 'notification-sent', delivery });
    return delivery;
  }

  private async get(address: string): Promise<Pick<Delivery, 'status' | 'failure'>> {
    const request = new AbortController();
    this.underWay.add(request);
    const timer = setTimeout(() => {
      request.abort();
    }, this.parts.timings.notificationTimeoutMs);
    try {
      const response = await fetch(address, { redirect: 'manual', signal: request.signal });
      await response.body?.cancel();
      return { status: response.status, failure: null };
    } catch {
      // The reason is not kept: fetch puts the address, and so the signed result, into some of its messages.
      return { status: null, failure: request.signal.aborted ? 'timeout' : 'unreachable' };
    } finally {
      clearTimeout(timer);
      this.underWay.delete(request);
    }
  }
}
