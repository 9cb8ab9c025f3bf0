import { Injectable } from '@nestjs/common';
import type { Statement, Transaction } from '../../shared/database.js';
import type { PaymentNote } from '../payment-detail.js';

export interface NewNote extends PaymentNote {
  readonly text: string;
}

// The payer's row is held, so that retention cannot forget the person between the look and the words. Once it has,
// nothing more is written about them: such words would stay for ever.
const ADD: Statement = {
  name: 'note-add',
  text: `
    insert into payment_note (payment_id, author_id, kind, text, at)
    select payment_id, $2, $3, $4, $5 from payer where payment_id = $1 for key share
    returning id`,
};

/** Words of the staff about payments. They are forgotten with the payer. */
@Injectable()
export class NoteStore {
  /** False: the person was forgotten, and nothing was written. */
  async add(tx: Transaction, paymentId: number, { authorId, kind, text, at }: NewNote): Promise<boolean> {
    return (await tx.query(ADD, [paymentId, authorId, kind, text, at])).length === 1;
  }
}
