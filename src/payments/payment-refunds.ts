import { Injectable } from '@nestjs/common';
import { canPaymentMove, type PaymentStatus } from '../domain/payment-state.js';
import { statusAfterRefund } from '../domain/refund-amount.js';
import type { Transaction } from '../shared/database.js';
import { appendToOutbox } from '../shared/outbox/append-to-outbox.js';
import { PAYMENT_REFUNDED_TOPIC } from './payment-topics.js';
import { chainEvents, type EventData, type NewEvent, type RefundEventType } from './persistence/event-chain.js';
import { toRecordset } from './persistence/payment.rows.js';
import { PaymentStore } from './persistence/payment.store.js';
import * as statements from './persistence/refundable-order.statements.js';
import type { RefundableOrder } from './refundable-order.js';

/** One step of a refund for the payment's history: ids, codes and amounts. */
export interface RefundEvent {
  readonly type: Exclude<RefundEventType, 'refunded' | 'excess-refunded'>;
  readonly data: EventData;
}

/** Money that the bank has given back: `amountCents` in all, of which `commissionCents`. */
export interface MoneyBack {
  /** Public id of the refund. */
  readonly refundId: string;
  readonly source: 'staff' | 'bank';
  readonly amountCents: number;
  readonly commissionCents: number;
  /** Who approved it; null for what the bank did by itself. */
  readonly approvedBy: number | null;
}

/**
 * What refunds do to a payment, always under its lock. It is the only way out of `paid`: state, sum, history and the
 * message to others are written in the caller's transaction.
 */
@Injectable()
export class PaymentRefunds {
  constructor(private readonly store: PaymentStore) {}

  /** Takes the payment's lock and reads the order under it; null when the payment has no order with this number. */
  async lock(tx: Transaction, publicId: string, number: number): Promise<RefundableOrder | null> {
    const [found] = await tx.query<{ id: number }>(statements.selectAttemptId, [publicId, number]);
    return found === undefined ? null : this.lockOrder(tx, found.id);
  }

  /** As {@link lock}, by the order's id. @throws Error when there is no such order: ids come from refunds only. */
  async lockOrder(tx: Transaction, attemptId: number): Promise<RefundableOrder> {
    const [[payment], [order]] = await Promise.all([
      tx.query<RefundableOrder>(statements.lockPaymentOfOrder, [attemptId]),
      tx.query<RefundableOrder>(statements.selectRefundableOrder, [attemptId]),
    ]);
    if (payment === undefined || order === undefined) throw new Error(`no order ${attemptId}`);
    return { ...payment, ...order };
  }

  /** Adds steps that moved no money to the history; answers with the order as it stands then. */
  async tell(
    tx: Transaction,
    order: RefundableOrder,
    events: readonly RefundEvent[],
    at: Date,
  ): Promise<RefundableOrder> {
    if (events.length === 0) return order;
    const told = events.map(({ type, data }) => ({ type, data: { ...data, attempt: order.number } }));
    return this.write(tx, order, { ...order, events: told }, at);
  }

  /** Records money that went back, and tells others. What was paid in excess leaves the payment's state as it is. */
  async giveBack(tx: Transaction, order: RefundableOrder, money: MoneyBack, at: Date): Promise<void> {
    const isExcess = order.attemptStatus === 'excess_paid';
    const { refundId, source, amountCents, commissionCents, approvedBy } = money;
    const refundedCents = order.refundedCents + (isExcess ? 0 : amountCents);
    const paymentStatus = isExcess ? order.paymentStatus : statusAfterRefund(refundedCents, order.totalCents);
    const data = {
      refund: refundId,
      source,
      amountCents,
      commissionCents,
      attempt: order.number,
      ...(approvedBy === null ? {} : { actorId: approvedBy }),
      from: order.paymentStatus,
      to: paymentStatus,
    };
    const events = [{ type: isExcess ? 'excess-refunded' : 'refunded', data } as const];
    await this.write(tx, order, { paymentStatus, refundedCents, events }, at);
    if (isExcess) await tx.query(statements.resolveExcess, [order.attemptId, approvedBy, at]);
    const payload = {
      paymentId: order.publicId,
      refundId,
      amountCents,
      commissionCents,
      isExcess: isExcess ? 1 : 0,
    };
    await appendToOutbox(tx, { topic: PAYMENT_REFUNDED_TOPIC, payload }, at);
  }

  /** Tells the staff about the order, once while the alert is open. */
  async alert(
    tx: Transaction,
    order: RefundableOrder,
    alert: { readonly kind: string; readonly data: EventData },
    at: Date,
  ): Promise<void> {
    await this.store.raiseAlert(order.orderCode, alert, at, tx);
  }

  private async write(
    tx: Transaction,
    order: RefundableOrder,
    change: { paymentStatus: PaymentStatus; refundedCents: number; events: readonly NewEvent[] },
    at: Date,
  ): Promise<RefundableOrder> {
    const { paymentStatus, refundedCents } = change;
    if (paymentStatus !== order.paymentStatus && !canPaymentMove(order.paymentStatus, paymentStatus))
      throw new Error(`unlisted transition of payment ${order.paymentId}: ${order.paymentStatus} -> ${paymentStatus}`);
    const events = chainEvents(order.publicId, order, at, change.events);
    const eventCount = order.eventCount + events.length;
    const lastHash = events.at(-1)?.hash ?? order.lastHash;
    await tx.query(statements.recordRefund, [
      order.paymentId,
      paymentStatus,
      refundedCents,
      eventCount,
      lastHash,
      at,
      toRecordset(events),
    ]);
    return { ...order, paymentStatus, refundedCents, eventCount, lastHash };
  }
}
