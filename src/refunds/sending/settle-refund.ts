import { Injectable, Logger } from '@nestjs/common';
import { isUnderWay, stateAfterCall, type RefundState } from '../../domain/refund-state.js';
import { PaymentRefunds } from '../../payments/payment-refunds.js';
import { PAYMENT_REVERSAL_SEEN_TOPIC } from '../../payments/payment-topics.js';
import type { RefundableOrder } from '../../payments/refundable-order.js';
import { SYSTEM_ACTOR } from '../../shared/audit-trail/audit-entry.js';
import { AuditTrail } from '../../shared/audit-trail/audit-trail.js';
import { Clock } from '../../shared/clock.js';
import { Database, type Transaction } from '../../shared/database.js';
import { appendToOutbox } from '../../shared/outbox/append-to-outbox.js';
import { growingPauseMs } from '../../shared/outbox/growing-pause.js';
import { systemRandomFraction } from '../../shared/outbox/random-fraction.js';
import type { CallResult, StoredRefund } from '../persistence/refund.records.js';
import { RefundStore } from '../persistence/refund.store.js';
import type { BankReply, ClaimedRefund } from './call-bank.js';

/** A bank that is away for minutes is asked soon again, one that is away for a day each half hour. */
const PAUSES = { firstMs: 10_000, maxMs: 30 * 60_000 };
/** With the pauses above: the bank has not said for some five minutes. */
const FAILURES_BEFORE_ALERT = 5;

interface Settlement {
  readonly order: RefundableOrder;
  readonly refund: StoredRefund;
  readonly result: CallResult;
}

/**
 * Writes what a call came to: the refund, and with its end the payment, its history, the trail and the message to
 * others.
 */
@Injectable()
export class SettleRefund {
  private readonly logger = new Logger(SettleRefund.name);

  constructor(
    private readonly database: Database,
    private readonly payments: PaymentRefunds,
    private readonly store: RefundStore,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** Answers with the state that the refund has then; undefined when somebody else has taken or ended it meanwhile. */
  async execute(claimed: ClaimedRefund, reply: BankReply): Promise<RefundState | undefined> {
    return this.database.transaction(async (tx) => {
      const order = await this.payments.lockOrder(tx, claimed.refund.attemptId);
      const refund = await this.store.find(tx, claimed.refund.publicId);
      if (refund === undefined || !isUnderWay(refund.state)) return undefined;
      const state = stateAfterCall(refund.state, reply.answer);
      const isEnd = state === 'done' || state === 'failed';
      // A late answer of a turn that was given up counts only when it is the end: it is about the same number at the
      // bank.
      if (!isEnd && refund.turn !== claimed.refund.turn) return undefined;
      const result = this.resultOf(refund, state, reply);
      await this.store.recordCall(tx, refund.id, result);
      await this.tell(tx, { order, refund, result });
      if (isEnd) await this.store.bringForward(tx, refund.attemptId, result.at);
      return state;
    });
  }

  private resultOf(refund: StoredRefund, state: RefundState, reply: BankReply): CallResult {
    const at = this.clock.now();
    const isEnd = state === 'done' || state === 'failed';
    const pauseMs = growingPauseMs(refund.failures + 1, PAUSES, systemRandomFraction);
    const { operationCode, errorCode } = reply;
    return { state, operationCode, errorCode, nextTryAt: isEnd ? null : new Date(at.getTime() + pauseMs), at };
  }

  private async tell(tx: Transaction, settlement: Settlement): Promise<void> {
    const { result } = settlement;
    switch (result.state) {
      case 'done':
        return this.tellDone(tx, settlement);
      case 'failed':
        return this.tellFailed(tx, settlement);
      case 'unknown':
        return this.tellUnanswered(tx, settlement);
      default:
    }
  }

  /** The history says it once. Staff are told when it lasts, although the system goes on by itself. */
  private async tellUnanswered(tx: Transaction, { order, refund, result }: Settlement): Promise<void> {
    const data = { refund: refund.publicId, amountCents: refund.amountCents };
    const event = { type: 'refund-unanswered', data: { source: 'system', ...data } } as const;
    if (refund.state !== 'unknown') await this.payments.tell(tx, order, [event], result.at);
    if (refund.failures >= FAILURES_BEFORE_ALERT)
      await this.payments.alert(tx, order, { kind: 'refund-unanswered', data }, result.at);
  }

  private async tellDone(tx: Transaction, { order, refund, result }: Settlement): Promise<void> {
    const { publicId: refundId, source, amountCents, commissionCents, approvedBy } = refund;
    await this.payments.giveBack(tx, order, { refundId, source, amountCents, commissionCents, approvedBy }, result.at);
    await this.record(tx, 'refund-done', order, { refund: refundId, amountCents, commissionCents });
  }

  private async tellFailed(tx: Transaction, { order, refund, result }: Settlement): Promise<void> {
    const code = result.errorCode;
    const data = { refund: refund.publicId, amountCents: refund.amountCents, code };
    // Only a refusal is the bank's word; what our own settings made impossible never reached it.
    const isRefused = code?.startsWith('REJECTED') === true;
    const source = isRefused ? 'bank' : 'system';
    await this.payments.tell(tx, order, [{ type: 'refund-failed', data: { source, ...data } }], result.at);
    await this.payments.alert(tx, order, { kind: 'refund-failed', data }, result.at);
    await this.record(tx, 'refund-failed', order, data);
    if (isRefused) await this.haveReversalsFound(tx, order, result.at);
    this.logger.error({ alert: 'refund-failed', refund: refund.id, code }, 'a refund failed for good');
  }

  /** A refusal often means that the bank has given the money back by itself: it is asked until it says. */
  private async haveReversalsFound(tx: Transaction, { publicId, number }: RefundableOrder, at: Date): Promise<void> {
    const payload = { paymentId: publicId, attempt: number };
    await appendToOutbox(tx, { topic: PAYMENT_REVERSAL_SEEN_TOPIC, payload }, at);
  }

  private async record(
    tx: Transaction,
    action: 'refund-done' | 'refund-failed',
    order: RefundableOrder,
    data: Readonly<Record<string, string | number | null>>,
  ): Promise<void> {
    const subject = { kind: 'payment', id: order.publicId };
    await this.trail.record(tx, { actor: SYSTEM_ACTOR, action, subject, data });
  }
}
