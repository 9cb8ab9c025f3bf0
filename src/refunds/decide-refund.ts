import { Injectable } from '@nestjs/common';
import { PaymentNotes } from '../payments/payment-notes.js';
import { PaymentRefunds } from '../payments/payment-refunds.js';
import type { RefundableOrder } from '../payments/refundable-order.js';
import type { StaffMember } from '../payments/staff-member.js';
import { AuditTrail } from '../shared/audit-trail/audit-trail.js';
import { Clock } from '../shared/clock.js';
import { Database, type Transaction } from '../shared/database.js';
import { appendToOutbox } from '../shared/outbox/append-to-outbox.js';
import type { StoredRefund } from './persistence/refund.records.js';
import { RefundStore } from './persistence/refund.store.js';
import { RefundRequestIds } from './refund-request-ids.js';
import { REFUND_APPROVED_TOPIC } from './refund-topics.js';

/**
 * `own-request`: nobody decides about what they have asked for themselves; `not-yours`: only who asked withdraws;
 * `already-decided`: somebody was quicker.
 */
export type DecidedRefund =
  'approved' | 'rejected' | 'withdrawn' | 'own-request' | 'not-yours' | 'already-decided' | 'unknown';

type Decision = 'approved' | 'rejected' | 'withdrawn';

interface Decided {
  readonly order: RefundableOrder;
  readonly refund: StoredRefund;
  readonly decision: Decision;
  /** Why it was rejected. */
  readonly text: string | null;
  readonly at: Date;
}

/** The second pair of eyes. Who decides first decides; the bank is called by a worker, after the commit. */
@Injectable()
export class DecideRefund {
  constructor(
    private readonly database: Database,
    private readonly payments: PaymentRefunds,
    private readonly notes: PaymentNotes,
    private readonly store: RefundStore,
    private readonly requestIds: RefundRequestIds,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
  ) {}

  async approve(by: StaffMember, publicId: string): Promise<DecidedRefund> {
    return this.decide(by, publicId, 'approved', null);
  }

  /** @param text why: for who asked. */
  async reject(by: StaffMember, publicId: string, text: string): Promise<DecidedRefund> {
    return this.decide(by, publicId, 'rejected', text);
  }

  /** Who asked thinks better of it. */
  async withdraw(by: StaffMember, publicId: string): Promise<DecidedRefund> {
    return this.decide(by, publicId, 'withdrawn', null);
  }

  private async decide(
    by: StaffMember,
    publicId: string,
    decision: Decision,
    text: string | null,
  ): Promise<DecidedRefund> {
    const attemptId = await this.store.attemptOf(publicId);
    if (attemptId === undefined) return 'unknown';
    return this.database.transaction(async (tx) => {
      const order = await this.payments.lockOrder(tx, attemptId);
      const refund = await this.store.find(tx, publicId);
      if (refund === undefined) return 'unknown';
      if (refund.state !== 'requested') return 'already-decided';
      const isOwn = refund.requestedBy === by.id;
      if (isOwn !== (decision === 'withdrawn')) return isOwn ? 'own-request' : 'not-yours';
      await this.write(tx, by, { order, refund, decision, text, at: this.clock.now() });
      return decision;
    });
  }

  private async write(tx: Transaction, by: StaffMember, decided: Decided): Promise<void> {
    const { order, refund, decision, text, at } = decided;
    if (decision === 'approved') {
      await this.store.approve(tx, refund.id, { by: by.id, requestId: this.requestIds.next(), at });
      await appendToOutbox(tx, { topic: REFUND_APPROVED_TOPIC, payload: { refundId: refund.publicId } }, at);
    } else {
      await this.store.close(tx, refund.id, { state: decision, by: by.id, at });
    }
    const { amountCents, commissionCents } = refund;
    const data = { refund: refund.publicId, amountCents, commissionCents };
    const type = `refund-${decision}` as const;
    await this.payments.tell(tx, order, [{ type, data: { source: 'staff', actorId: by.id, ...data } }], at);
    if (text !== null) await this.notes.addForRefund(tx, order.publicId, { authorId: by.id, text, at });
    const subject = { kind: 'payment', id: order.publicId };
    await this.trail.record(tx, { actor: by, action: type, subject, data });
  }
}
