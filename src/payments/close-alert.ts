import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../shared/audit-trail/audit-trail.js';
import { Clock } from '../shared/clock.js';
import { Database } from '../shared/database.js';
import { AlertStore } from './persistence/alert.store.js';
import { NoteStore } from './persistence/note.store.js';
import { PaymentStore } from './persistence/payment.store.js';
import type { StaffMember } from './staff-member.js';

/** `under-review`: the alert is the payment's doubt, which is resolved with an outcome. */
export type ClosedAlert = 'closed' | 'already-closed' | 'under-review' | 'unknown';

/** Staff have dealt with an alert, and say how. */
@Injectable()
export class CloseAlert {
  constructor(
    private readonly database: Database,
    private readonly store: PaymentStore,
    private readonly alerts: AlertStore,
    private readonly notes: NoteStore,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
  ) {}

  async execute(by: StaffMember, publicId: string, alertId: number, reason: string): Promise<ClosedAlert> {
    const at = this.clock.now();
    return this.database.transaction(async (tx) => {
      const payment = await this.store.lockPayment(tx, publicId);
      const alert = payment === null ? undefined : await this.alerts.find(tx, alertId, payment.paymentId);
      if (payment === null || alert === undefined) return 'unknown';
      if (!alert.isOpen) return 'already-closed';
      if (alert.kind === 'mismatch' && payment.paymentStatus === 'under_review') return 'under-review';
      await this.alerts.resolve(tx, alert.id, { by: by.id, reason: 'dealt-with', at });
      const data = { source: 'staff', actorId: by.id, alert: alert.id, kind: alert.kind };
      await this.store.appendEvents(tx, payment, [{ type: 'alert-closed', data }], at);
      await this.notes.add(tx, payment.paymentId, { kind: 'alert', authorId: by.id, text: reason, at });
      await this.trail.record(tx, {
        actor: by,
        action: 'alert-closed',
        subject: { kind: 'payment', id: publicId },
        data: { alert: alert.id, kind: alert.kind },
      });
      return 'closed';
    });
  }
}
