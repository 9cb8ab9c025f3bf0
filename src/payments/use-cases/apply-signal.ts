import { createHash } from 'node:crypto';
import { Injectable, Logger } from '@nestjs/common';
import type { Signal } from '../../bank-gateway/signal.js';
import { decideOutcome, type OutcomeDecision } from '../../domain/outcome-decision.js';
import type { PaymentStatus } from '../../domain/payment-state.js';
import { canonicalJson } from '../../shared/canonical-json.js';
import { Clock } from '../../shared/clock.js';
import { Database, type Transaction } from '../../shared/database.js';
import { Metrics } from '../../shared/metrics/metrics.js';
import { appendToOutbox } from '../../shared/outbox/append-to-outbox.js';
import { PAYMENT_REVERSAL_SEEN_TOPIC } from '../payment-topics.js';
import type { LockedOrder } from '../persistence/payment.records.js';
import { PaymentStore } from '../persistence/payment.store.js';
import { toClaim, toSource } from './outcome-claim.js';
import { recordOf } from './outcome-record.js';
import { BANK_MESSAGES, type BankMessageResult, PAYMENTS_SETTLED, resultOf } from './payment-metrics.js';
import { writeOutcome } from './write-outcome.js';

/** What became of a bank's message. `ask`: nothing was believed, the bank has to be asked. */
export type AppliedSignal =
  | { readonly kind: 'applied' | 'repeated' | 'ask' | 'nothing'; readonly publicId: string }
  | { readonly kind: 'unknown-order' };

/** A message about an order, as the gateway read it; `not-found` is the bank's verified "I do not know it". */
export interface OrderSignal {
  readonly gateway: string;
  readonly orderCode: string;
  readonly signal: Signal | 'not-found';
  /**
   * The answer says that money of the order is back at the bank's side already: whoever keeps the refunds is told with
   * it.
   */
  readonly hasReversal?: boolean;
}

/**
 * What every message of the bank goes through. One transaction: the payment's lock, the decision, then states, history,
 * dedupe key, outbox row together. It may be given the same truth any number of times, by any way, in any order.
 */
@Injectable()
export class ApplySignal {
  private readonly logger = new Logger(ApplySignal.name);

  constructor(
    private readonly database: Database,
    private readonly store: PaymentStore,
    private readonly clock: Clock,
    private readonly metrics: Metrics,
  ) {}

  async execute(input: OrderSignal): Promise<AppliedSignal> {
    const now = this.clock.now();
    const { applied, ...weighed } = await this.database.transaction((tx) => this.applyUnderLock(tx, input, now));
    this.measure(input.signal, weighed);
    if (applied.kind === 'unknown-order') await this.keepUnmatched(input, now);
    return applied;
  }

  private async applyUnderLock(
    tx: Transaction,
    input: OrderSignal,
    now: Date,
  ): Promise<Weighed & { applied: AppliedSignal }> {
    const order = await this.store.lockOrder(tx, input.orderCode);
    if (order === null) return { applied: { kind: 'unknown-order' }, result: 'unknown-order' };
    const { publicId, number: attempt } = order;
    if (input.hasReversal === true)
      await appendToOutbox(tx, { topic: PAYMENT_REVERSAL_SEEN_TOPIC, payload: { paymentId: publicId, attempt } }, now);
    const claim = toClaim(input.signal);
    const decision = decideOutcome(order, claim, now);
    if (decision.kind === 'ask' && !claim.isVerified) return { applied: { kind: 'ask', publicId }, result: 'unproven' };
    if (decision.kind === 'nothing' && claim.source === 'query')
      return { applied: { kind: 'nothing', publicId }, result: 'nothing-new' };
    const record = recordOf({
      order,
      signal: input.signal,
      decision,
      dedupeKey: dedupeKeyOf(order, input.signal),
      now,
    });
    if (!(await writeOutcome(this.store, tx, order, record)))
      return { applied: { kind: 'repeated', publicId }, result: 'repeated' };
    this.report(order, decision);
    const settledAs = record.paymentStatus === order.paymentStatus ? undefined : record.paymentStatus;
    const applied = { kind: decision.kind === 'ask' ? 'ask' : 'applied', publicId } as const;
    return { applied, result: resultOf(decision), settledAs };
  }

  private measure(signal: OrderSignal['signal'], { result, settledAs }: Weighed): void {
    const source = signal === 'not-found' ? 'query' : toSource(signal.source);
    this.metrics.increment(BANK_MESSAGES, { source, result });
    if (settledAs !== undefined) this.metrics.increment(PAYMENTS_SETTLED, { status: settledAs });
  }

  /** Money may have moved for an order that is not ours: kept for reconciliation, and told loudly. */
  private async keepUnmatched({ gateway, orderCode, signal }: OrderSignal, at: Date): Promise<void> {
    if (signal === 'not-found' || signal.assurance === 'none') return;
    const fields = signal.verifiedFields;
    const dedupeKey = sha256({ gateway, orderCode, source: signal.source, fields });
    await this.store.recordUnmatched({
      gateway,
      orderCode,
      source: signal.source,
      outcome: signal.outcome,
      dedupeKey,
      fields,
      at,
    });
    this.logger.error(
      { alert: 'unknown-order', gateway, orderCode, outcome: signal.outcome },
      'signed message for an unknown order',
    );
  }

  private report(order: LockedOrder, decision: OutcomeDecision): void {
    const facts = { payment: order.paymentId, attempt: order.attemptId, decision };
    if (ALARMING.has(decision.kind) || (decision.kind === 'settle' && decision.attempt === 'excess_paid')) {
      this.logger.error({ ...facts, alert: decision.kind }, 'the bank and the portal disagree');
    } else {
      this.logger.log(facts, 'outcome recorded');
    }
  }
}

const ALARMING: ReadonlySet<OutcomeDecision['kind']> = new Set(['mismatch', 'contradiction', 'charged-again']);

/** What the metrics count of a message: its worth, and the state that it brought a payment to. */
interface Weighed {
  readonly result: BankMessageResult;
  readonly settledAs?: PaymentStatus | undefined;
}

/** Attempt, way and verified content: the same message by two ways counts twice, the same way once. */
function dedupeKeyOf(order: LockedOrder, signal: Signal | 'not-found'): Buffer {
  if (signal === 'not-found') return sha256({ attempt: order.attemptId, source: 'query', fields: 'not-found' });
  return sha256({ attempt: order.attemptId, source: toSource(signal.source), fields: signal.verifiedFields });
}

function sha256(content: object): Buffer {
  return createHash('sha256').update(canonicalJson(content), 'utf8').digest();
}
