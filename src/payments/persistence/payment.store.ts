import { Injectable } from '@nestjs/common';
import { canAttemptMove, canPaymentMove } from '../../domain/payment-state.js';
import { Database, type Executor, type Transaction } from '../../shared/database.js';
import type { PaymentView } from '../payment-view.js';
import { chainEvents, type ChainedEvent, type NewEvent } from './event-chain.js';
import type {
  LockedOrder,
  LockedPayment,
  RetriablePayment,
  NewAttempt,
  NewPayment,
  OutcomeRecord,
  PossibleDuplicate,
} from './payment.records.js';
import { attemptColumns, attemptOpened, toRecordset, toView, type ViewRow } from './payment.rows.js';
import * as statements from './payment.statements.js';

/**
 * Reads and writes payments on the citizen's path: named statements, few round trips, the lock taken by the payment's
 * row.
 */
@Injectable()
export class PaymentStore {
  constructor(private readonly database: Database) {}

  /**
   * False, and nothing was stored: the idempotency key is taken, what was prepared has its payment, or another rate is
   * in force.
   */
  async insert(payment: NewPayment): Promise<boolean> {
    const events = chainEvents(payment.publicId, { eventCount: 0, lastHash: null }, payment.createdAt, [
      {
        type: 'created',
        data: {
          serviceSlug: payment.service.slug,
          amountCents: payment.amountCents,
          rateMillionths: payment.rateMillionths,
          commissionCents: payment.commissionCents,
          totalCents: payment.totalCents,
        },
      },
      attemptOpened(payment.attempt),
    ]);
    const rows = await this.database.query(statements.insertPayment, [
      payment.publicId,
      payment.service.id,
      payment.service.slug,
      payment.service.name,
      payment.service.officeName,
      payment.service.officeEmail,
      payment.service.officePhone,
      payment.amountCents,
      payment.rateMillionths,
      payment.commissionCents,
      payment.totalCents,
      payment.idempotencyKey,
      payment.bodyHash,
      events.length,
      events.at(-1)?.hash,
      payment.createdAt,
      payment.payer.firstName,
      payment.payer.lastName,
      payment.payer.taxCode,
      payment.payer.address,
      payment.payer.city,
      payment.payer.postalCode,
      payment.payer.province,
      payment.payer.email,
      payment.description,
      JSON.stringify(payment.extraFields),
      ...attemptColumns(payment.attempt),
      toRecordset(events),
      payment.language,
      payment.service.accountingCode,
      payment.preparedId,
    ]);
    return rows.length === 1;
  }

  async findByIdempotencyKey(key: string): Promise<{ publicId: string; bodyHash: Buffer } | null> {
    const [row] = await this.database.query<{ publicId: string; bodyHash: Buffer }>(statements.selectByIdempotencyKey, [
      key,
    ]);
    return row ?? null;
  }

  /** The payment that was made of what another program had prepared. */
  async findByPreparation(preparedId: number): Promise<string | null> {
    const [row] = await this.database.query<{ publicId: string }>(statements.selectByPreparation, [preparedId]);
    return row?.publicId ?? null;
  }

  async findView(publicId: string): Promise<PaymentView | null> {
    const [row] = await this.database.query<ViewRow>(statements.selectView, [publicId]);
    return row === undefined ? null : toView(row);
  }

  async findPublicIdByOrder(orderCode: string): Promise<string | null> {
    const [row] = await this.database.query<{ publicId: string }>(statements.selectPublicIdByOrder, [orderCode]);
    return row?.publicId ?? null;
  }

  async findPossibleDuplicate(criteria: {
    taxCode: string;
    serviceId: number;
    amountCents: number;
    description: string;
    since: Date;
  }): Promise<PossibleDuplicate | null> {
    const { taxCode, serviceId, amountCents, description, since } = criteria;
    const values = [taxCode, serviceId, amountCents, description, since];
    const [row] = await this.database.query<PossibleDuplicate>(statements.selectPossibleDuplicate, values);
    return row ?? null;
  }

  /** Takes the payment's lock and reads the order under it; null for an order that we never opened. */
  async lockOrder(tx: Transaction, orderCode: string): Promise<LockedOrder | null> {
    const [[payment], [attempt]] = await Promise.all([
      tx.query<LockedPayment>(statements.lockOrder, [orderCode]),
      tx.query<Omit<LockedOrder, keyof LockedPayment>>(statements.selectLockedAttempt, [orderCode]),
    ]);
    return payment === undefined || attempt === undefined ? null : { ...payment, ...attempt };
  }

  async lockPayment(tx: Transaction, publicId: string): Promise<RetriablePayment | null> {
    const [row] = await tx.query<RetriablePayment>(statements.lockPayment, [publicId]);
    return row ?? null;
  }

  /** Writes an outcome under the lock. False: the same signed message was recorded before, and nothing changed. */
  async recordOutcome(tx: Transaction, order: LockedOrder, record: OutcomeRecord): Promise<boolean> {
    assertListed(order, record);
    const events = chainEvents(order.publicId, order, record.at, record.events);
    const rows = await tx.query(statements.recordOutcome, [
      order.attemptId,
      ...signalColumns(record.signal),
      record.at,
      record.attemptStatus,
      record.attemptTransactionCode,
      record.authorizationCode,
      record.nextQueryAt,
      order.paymentId,
      record.paymentStatus,
      record.isLate,
      record.paid?.transactionCode ?? null,
      record.paid?.at ?? null,
      order.eventCount + events.length,
      events.at(-1)?.hash ?? order.lastHash,
      toRecordset(events),
      record.alert?.kind ?? null,
      record.alert === null ? null : JSON.stringify(record.alert.data),
    ]);
    return rows.length === 1;
  }

  /** The lock of the payment, and one of its orders by its number, read under it. */
  async lockAttempt(tx: Transaction, publicId: string, number: number): Promise<LockedOrder | null> {
    const [row] = await tx.query<{ orderCode: string }>(statements.selectOrderCode, [publicId, number]);
    return row === undefined ? null : this.lockOrder(tx, row.orderCode);
  }

  /** Whether another payment's order has this code of the bank. Until the commit nobody else can ask about it. */
  async isCodeTaken(tx: Transaction, order: LockedOrder, transactionCode: string): Promise<boolean> {
    await tx.query(statements.lockCode, [transactionCode]);
    const [row] = await tx.query<{ isTaken: boolean }>(statements.isCodeTaken, [order.attemptId, transactionCode]);
    return row?.isTaken ?? false;
  }

  /** Adds events that move no state to a payment that this transaction holds locked. */
  async appendEvents(tx: Transaction, payment: LockedPayment, newEvents: readonly NewEvent[], at: Date): Promise<void> {
    const events = chainEvents(payment.publicId, payment, at, newEvents);
    await tx.query(statements.appendEvents, [
      payment.paymentId,
      payment.eventCount + events.length,
      events.at(-1)?.hash ?? payment.lastHash,
      at,
      toRecordset(events),
    ]);
  }

  /** Opens a further order at the bank for a payment that this transaction holds locked. */
  async openAttempt(tx: Transaction, payment: RetriablePayment, attempt: NewAttempt, openedAt: Date): Promise<void> {
    const events = chainEvents(payment.publicId, payment, openedAt, [attemptOpened(attempt)]);
    await tx.query(statements.openAttempt, [
      payment.paymentId,
      attempt.orderCode,
      attempt.gateway,
      attempt.shopId,
      attempt.keyVersion,
      payment.totalCents,
      openedAt,
      attempt.expiresAt,
      attempt.nextQueryAt,
      payment.eventCount + events.length,
      events.at(-1)?.hash,
      toRecordset(events),
    ]);
  }

  /** Keeps a truly signed message about an order that we never opened. */
  async recordUnmatched(signal: {
    gateway: string;
    orderCode: string;
    source: string;
    outcome: string;
    dedupeKey: Buffer;
    fields: Readonly<Record<string, string>>;
    at: Date;
  }): Promise<void> {
    const { gateway, orderCode, source, outcome, dedupeKey, fields, at } = signal;
    const values = [gateway, orderCode, source, outcome, dedupeKey, JSON.stringify(fields), at];
    await this.database.query(statements.insertUnmatchedSignal, values);
  }

  /** Tells the staff about an order, once while the alert is open. */
  async raiseAlert(
    orderCode: string,
    alert: { kind: string; data: object },
    at: Date,
    executor: Executor = this.database,
  ): Promise<void> {
    await executor.query(statements.raiseAlert, [orderCode, alert.kind, JSON.stringify(alert.data), at]);
  }

  /** The payment's history, oldest first. */
  async findEvents(publicId: string): Promise<ChainedEvent[]> {
    return this.database.query<ChainedEvent>(statements.selectEvents, [publicId]);
  }
}

/** Source, outcome, dedupe key, fields and gate; the staff's word is no message, and its gate is open. */
function signalColumns(signal: OutcomeRecord['signal']): readonly unknown[] {
  if (signal === null) return [null, null, null, null, false];
  return [signal.source, signal.outcome, signal.dedupeKey, JSON.stringify(signal.fields), signal.isGate];
}

/** States move along the listed transitions only; anything else is a defect that must not reach the database. */
function assertListed(order: LockedOrder, record: OutcomeRecord): void {
  const { attemptStatus, paymentStatus } = record;
  const isListed =
    (attemptStatus === order.attemptStatus || canAttemptMove(order.attemptStatus, attemptStatus)) &&
    (paymentStatus === order.paymentStatus || canPaymentMove(order.paymentStatus, paymentStatus));
  if (isListed) return;
  const moves = `${order.attemptStatus} -> ${attemptStatus}, ${order.paymentStatus} -> ${paymentStatus}`;
  throw new Error(`unlisted transition of attempt ${order.attemptId}: ${moves}`);
}
