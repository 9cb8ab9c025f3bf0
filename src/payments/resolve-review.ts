import { Injectable } from '@nestjs/common';
import { decideStated, type SettleDecision } from '../domain/outcome-decision.js';
import type { AttemptStatus } from '../domain/payment-state.js';
import type { StatedReview } from '../domain/review-form.js';
import { AuditTrail } from '../shared/audit-trail/audit-trail.js';
import { Clock } from '../shared/clock.js';
import { Database, type Transaction } from '../shared/database.js';
import { AlertStore } from './persistence/alert.store.js';
import { NoteStore } from './persistence/note.store.js';
import type { LockedOrder, OutcomeRecord } from './persistence/payment.records.js';
import { PaymentStore } from './persistence/payment.store.js';
import type { StaffMember } from './staff-member.js';
import { nextQueryAt } from './use-cases/query-schedule.js';
import { writeOutcome } from './use-cases/write-outcome.js';

/** `not-under-review`: somebody, or the bank, was quicker. `code-taken`: the code belongs to another payment. */
export type ResolvedReview = 'resolved' | 'not-under-review' | 'code-taken' | 'unknown';

/**
 * The staff's way out of `under_review`: they state what became of an order, with what proves it. It goes through the
 * one writer of outcomes, under the payment's lock, along the listed transitions; the words go where they can be
 * forgotten.
 */
@Injectable()
export class ResolveReview {
  constructor(
    private readonly database: Database,
    private readonly store: PaymentStore,
    private readonly alerts: AlertStore,
    private readonly notes: NoteStore,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** @param attempt number of the order that the statement is about. */
  async execute(by: StaffMember, publicId: string, attempt: number, review: StatedReview): Promise<ResolvedReview> {
    const now = this.clock.now();
    return this.database.transaction(async (tx) => {
      const order = await this.store.lockAttempt(tx, publicId, attempt);
      if (order === null) return 'unknown';
      const decision = decideStated(order, review.outcome);
      if (decision === null) return 'not-under-review';
      const { transactionCode } = review;
      if (transactionCode !== null && (await this.store.isCodeTaken(tx, order, transactionCode))) return 'code-taken';
      await writeOutcome(this.store, tx, order, recordOfStated({ by, order, decision, review, now }));
      await this.alerts.resolveDoubt(tx, order.attemptId, { by: by.id, reason: review.reason, at: now });
      await this.notes.add(tx, order.paymentId, { kind: 'review', authorId: by.id, text: review.evidence, at: now });
      await this.record(tx, { by, order, decision, review, now });
      return 'resolved';
    });
  }

  private async record(tx: Transaction, { by: actor, order, decision, review }: Stated): Promise<void> {
    const { outcome, reason, transactionCode } = review;
    const data = {
      outcome,
      reason,
      transactionCode,
      attempt: order.number,
      from: order.paymentStatus,
      to: decision.payment,
    };
    const subject = { kind: 'payment', id: order.publicId };
    await this.trail.record(tx, { actor, action: 'review-resolved', subject, data });
  }
}

interface Stated {
  readonly by: StaffMember;
  readonly order: LockedOrder;
  readonly decision: SettleDecision;
  readonly review: StatedReview;
  readonly now: Date;
}

/** Everything that the writer needs. */
function recordOfStated({ by, order, decision, review, now }: Stated): OutcomeRecord {
  const { outcome, reason, transactionCode } = review;
  const { attempt, payment, isLate } = decision;
  const facts = {
    source: 'staff',
    actorId: by.id,
    reason,
    outcome,
    ...(transactionCode === null ? {} : { transactionCode, amountCents: order.amountCents, currency: order.currency }),
    orderCode: order.orderCode,
    attempt: order.number,
    from: order.paymentStatus,
    to: payment,
  };
  return {
    signal: null,
    at: now,
    attemptStatus: attempt,
    paymentStatus: payment,
    isLate,
    attemptTransactionCode: transactionCode,
    authorizationCode: null,
    paid: payment === 'paid' && transactionCode !== null ? { transactionCode, at: now } : null,
    nextQueryAt: nextQuestion(attempt, order, now),
    // Under review no order can be open or in excess once it is settled; the types do not know it.
    events: [
      {
        type: attempt === 'paid' || attempt === 'refused' || attempt === 'cancelled' ? attempt : 'expired',
        data: facts,
      },
    ],
    alert: null,
  };
}

/**
 * The bank is asked for a day more about what was stated unpaid, and once at least, however old the order is: it may
 * have signed meanwhile that it was paid, which made us ask, and says so only once. Its late truth still wins.
 */
function nextQuestion(attempt: AttemptStatus, { expiresAt }: LockedOrder, now: Date): Date | null {
  return attempt === 'paid' ? null : (nextQueryAt({ status: attempt, expiresAt }, now) ?? now);
}
