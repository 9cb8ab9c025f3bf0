import { Injectable } from '@nestjs/common';
import type { ErasureReason } from '../domain/erasure-form.js';
import type { AuditActor } from '../shared/audit-trail/audit-entry.js';
import { AuditTrail } from '../shared/audit-trail/audit-trail.js';
import { Clock } from '../shared/clock.js';
import { Database } from '../shared/database.js';
import { forgetPayments } from './persistence/forget-payments.js';
import { lockOne } from './persistence/forget.statements.js';

/** `paid`: the law keeps it. `held`: an alert, a refund or the bank still needs to know whose it is. */
export type RequestedErasure = 'forgotten' | 'unknown' | 'already' | 'paid' | 'held';

interface LockedOne {
  readonly id: number;
  readonly isUnpaid: boolean;
  readonly isForgotten: boolean;
  readonly isHeld: boolean;
}

/**
 * Forgets one person at once, when they ask for it (art. 17 GDPR) and no money was taken: what was paid is kept by law.
 */
@Injectable()
export class ForgetOnRequest {
  constructor(
    private readonly database: Database,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
  ) {}

  async execute(actor: AuditActor, publicId: string, reason: ErasureReason): Promise<RequestedErasure> {
    return this.database.transaction(async (tx) => {
      const [payment] = await tx.query<LockedOne>(lockOne, [publicId]);
      if (payment === undefined) return 'unknown';
      if (payment.isForgotten) return 'already';
      if (!payment.isUnpaid) return 'paid';
      if (payment.isHeld) return 'held';
      await forgetPayments(tx, [payment.id], { kind: 'request', at: this.clock.now(), before: null });
      const subject = { kind: 'payment', id: publicId };
      await this.trail.record(tx, { actor, action: 'person-forgotten', subject, data: { reason } });
      return 'forgotten';
    });
  }
}
