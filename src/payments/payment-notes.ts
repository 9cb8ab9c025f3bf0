import { Injectable } from '@nestjs/common';
import type { Transaction } from '../shared/database.js';
import { type NewNote, NoteStore } from './persistence/note.store.js';
import { PaymentStore } from './persistence/payment.store.js';

/** What somebody wrote, and when. */
export interface StaffWords {
  readonly authorId: number;
  readonly text: string;
  readonly at: Date;
}

/** For other modules whose actions come with words that must be forgotten with the person. */
@Injectable()
export class PaymentNotes {
  constructor(
    private readonly store: PaymentStore,
    private readonly notes: NoteStore,
  ) {}

  /** Keeps why a receipt was sent again, in the transaction that sends it. */
  async addForResend(tx: Transaction, publicId: string, note: StaffWords): Promise<void> {
    await this.add(tx, publicId, { kind: 'resend', ...note });
  }

  /** Keeps why a refund was asked for or rejected, in that transaction. */
  async addForRefund(tx: Transaction, publicId: string, note: StaffWords): Promise<void> {
    await this.add(tx, publicId, { kind: 'refund', ...note });
  }

  private async add(tx: Transaction, publicId: string, note: NewNote): Promise<void> {
    const payment = await this.store.lockPayment(tx, publicId);
    if (payment !== null) await this.notes.add(tx, payment.paymentId, note);
  }
}
