import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../shared/audit-trail/audit-trail.js';
import { Clock } from '../shared/clock.js';
import { Database } from '../shared/database.js';
import { NoteStore } from './persistence/note.store.js';
import { PaymentStore } from './persistence/payment.store.js';
import type { StaffMember } from './staff-member.js';

/** `forgotten`: retention has deleted the person, and nothing more is written about them. */
export type AddedNote = 'added' | 'forgotten' | 'unknown';

/** Keeps what somebody of the staff wants colleagues to know about a payment. */
@Injectable()
export class AddNote {
  constructor(
    private readonly database: Database,
    private readonly store: PaymentStore,
    private readonly notes: NoteStore,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
  ) {}

  async execute(by: StaffMember, publicId: string, text: string): Promise<AddedNote> {
    const at = this.clock.now();
    return this.database.transaction(async (tx) => {
      const payment = await this.store.lockPayment(tx, publicId);
      if (payment === null) return 'unknown';
      if (!(await this.notes.add(tx, payment.paymentId, { kind: 'note', authorId: by.id, text, at })))
        return 'forgotten';
      const subject = { kind: 'payment', id: publicId };
      await this.trail.record(tx, { actor: by, action: 'note-added', subject, data: { characters: text.length } });
      return 'added';
    });
  }
}
