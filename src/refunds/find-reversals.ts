import { Injectable, Logger } from '@nestjs/common';
import { BankGateway } from '../bank-gateway/bank-gateway.js';
import { GatewayError } from '../bank-gateway/gateway-error.js';
import { hasTakenMoney } from '../domain/payment-state.js';
import { leftOf, splitReversal } from '../domain/refund-amount.js';
import { PaymentRefunds, type RefundEvent } from '../payments/payment-refunds.js';
import type { RefundableOrder } from '../payments/refundable-order.js';
import type { StaffMember } from '../payments/staff-member.js';
import { SYSTEM_ACTOR } from '../shared/audit-trail/audit-entry.js';
import { AuditTrail } from '../shared/audit-trail/audit-trail.js';
import { Clock } from '../shared/clock.js';
import { Database, type Transaction } from '../shared/database.js';
import { Ids } from '../shared/ids.js';
import { askHeldByBank } from './held-by-bank.js';
import { orderMoney } from './order-money.js';
import { RefundStore } from './persistence/refund.store.js';

/**
 * `found`: the bank had given back more than we knew; `agrees`: not a cent; `under-way`: a refund is, its end comes
 * first; `not-known`: the bank says that it has no such order.
 */
export type FoundReversal = 'found' | 'agrees' | 'under-way' | 'unanswered' | 'not-known' | 'no-money' | 'unknown';

/** Somebody looks at the page meanwhile. */
const WAIT_MS = 8_000;

/**
 * Asks the bank how much of an order has gone back, and records what we did not know: reversals and chargebacks, which
 * nobody here asked for. They are refunds of source `bank`, done when we hear of them.
 */
@Injectable()
export class FindReversals {
  private readonly logger = new Logger(FindReversals.name);

  constructor(
    private readonly database: Database,
    private readonly gateway: BankGateway,
    private readonly payments: PaymentRefunds,
    private readonly store: RefundStore,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** @param attempt number of the order. @param by who of the staff wants to know; absent: a worker does. */
  async execute(publicId: string, attempt: number, by?: StaffMember): Promise<FoundReversal> {
    const order = await this.database.transaction(async (tx) => {
      const found = await this.payments.lock(tx, publicId, attempt);
      if (found !== null && by !== undefined) await this.recordQuestion(tx, found, by);
      return found;
    });
    if (order === null) return 'unknown';
    if (!hasTakenMoney(order.attemptStatus)) return 'no-money';
    const held = await this.ask(order);
    if (typeof held === 'string') return held;
    return this.database.transaction((tx) => this.compare(tx, order.attemptId, held));
  }

  private async ask(order: RefundableOrder): Promise<number | 'unanswered' | 'not-known'> {
    const deadline = new Date(this.clock.now().getTime() + WAIT_MS);
    const context = { correlationId: this.ids.token(), deadline, signal: AbortSignal.timeout(WAIT_MS) };
    try {
      return (await askHeldByBank(this.gateway, order, context)) ?? 'not-known';
    } catch (error) {
      if (!(error instanceof GatewayError)) throw error;
      this.logger.warn({ attempt: order.attemptId, code: error.code }, 'no word of the bank about what went back');
      return 'unanswered';
    }
  }

  /** Before the question: whatever becomes of it, it is recorded who wanted it. */
  private async recordQuestion(tx: Transaction, { publicId, number }: RefundableOrder, by: StaffMember): Promise<void> {
    const subject = { kind: 'payment', id: publicId };
    await this.trail.record(tx, {
      actor: by,
      action: 'bank-asked',
      subject,
      data: { attempt: number, about: 'refunds' },
    });
  }

  /** The bank's figure may be older than a refund that ended since: only what is more than ours is news. */
  private async compare(tx: Transaction, attemptId: number, heldByBankCents: number): Promise<FoundReversal> {
    const order = await this.payments.lockOrder(tx, attemptId);
    const { doneCents, isUnderWay } = await this.store.taken(tx, attemptId);
    if (isUnderWay) return 'under-way';
    const unknownCents = Math.min(heldByBankCents, order.totalCents) - doneCents;
    if (unknownCents <= 0) return 'agrees';
    await this.record(tx, order, unknownCents);
    return 'found';
  }

  private async record(tx: Transaction, found: RefundableOrder, amountCents: number): Promise<void> {
    const at = this.clock.now();
    const order = await this.makeRoom(tx, found, amountCents, at);
    const { attemptId, paymentId } = order;
    const { commissionCents } = splitReversal(orderMoney(order, await this.store.taken(tx, attemptId)), amountCents);
    const refundId = this.ids.publicId();
    const money = { amountCents, commissionCents };
    await this.store.insertReversal(tx, { publicId: refundId, paymentId, attemptId, ...money, at });
    await this.payments.giveBack(tx, order, { refundId, source: 'bank', ...money, approvedBy: null }, at);
    const data = { refund: refundId, ...money };
    await this.payments.alert(tx, order, { kind: 'bank-reversal', data }, at);
    const subject = { kind: 'payment', id: order.publicId };
    await this.trail.record(tx, {
      actor: SYSTEM_ACTOR,
      action: 'refund-done',
      subject,
      data: { ...data, source: 'bank' },
    });
    this.logger.error({ alert: 'bank-reversal', attempt: attemptId, amountCents }, 'the bank gave back by itself');
  }

  /** What was asked for and cannot be given back any more, because the bank has, fails: its money is gone already. */
  private async makeRoom(
    tx: Transaction,
    order: RefundableOrder,
    amountCents: number,
    at: Date,
  ): Promise<RefundableOrder> {
    const events: RefundEvent[] = [];
    for (const refund of await this.store.findWaiting(tx, order.attemptId)) {
      const left = leftOf(orderMoney(order, await this.store.taken(tx, order.attemptId)));
      if (left.amountCents + left.commissionCents >= amountCents) break;
      const result = { state: 'failed', operationCode: null, errorCode: 'bank-reversal', nextTryAt: null, at } as const;
      await this.store.recordCall(tx, refund.id, result);
      const data = { source: 'bank', refund: refund.publicId, amountCents: refund.amountCents, code: 'bank-reversal' };
      events.push({ type: 'refund-failed', data });
    }
    return this.payments.tell(tx, order, events, at);
  }
}
