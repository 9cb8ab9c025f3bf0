import type { CalendarDay } from '../../domain/calendar-day.js';
import type { RetentionKind } from '../../domain/retention.js';
import type { Transaction } from '../../shared/database.js';
import { deletePayers, forgetPreparations, insertBatch, markForgotten } from './forget.statements.js';

/**
 * Why a batch is forgotten. `before`: what had last changed before that day was due; null when somebody asked for it.
 */
export interface ForgottenBatch {
  readonly kind: RetentionKind | 'request';
  readonly at: Date;
  readonly before: CalendarDay | null;
}

/** Forgets the people of payments whose locks the transaction holds; answers with the id of the batch. */
export async function forgetPayments(tx: Transaction, ids: readonly number[], batch: ForgottenBatch): Promise<number> {
  await tx.query(deletePayers, [ids]);
  await tx.query(markForgotten, [ids, batch.at]);
  await tx.query(forgetPreparations, [ids]);
  const [row] = await tx.query<{ id: number }>(insertBatch, [batch.kind, batch.at, batch.before, ids.length]);
  if (row === undefined) throw new Error('a batch was not stored');
  return row.id;
}
