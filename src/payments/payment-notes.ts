import { Injectable } from '@nestjs/common';
import type { Transaction } from '../shared/database.js';
import { NoteStore } from './persistence/note.store.js';
import { PaymentStore } from './persistence/payment.store.js';

/** For other modules whose actions come with words that must be forgotten with the person. */
@Injectable()
export class PaymentNotes {
  constructor(
    private readonly store: PaymentStore,
    private readonly notes: NoteStore,
  ) {}

  /** Keeps why a receipt was sent again, in the transaction that sends it. */
  async addForResend(
    tx: Transaction,
    publicId: string,
    note: { readonly authorId: number; readonly text: string; readonly at: Date },
  ): Promise<void> {
    const payment = await this.store.lockPayment(tx, publicId);
    if (payment !== null) await this.notes.add(tx, payment.paymentId, { kind: 'resend', ...note });
  }
}
