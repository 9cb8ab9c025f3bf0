import { Injectable } from '@nestjs/common';
import { Database } from '../../shared/database.js';
import { foldDayChanges, lockFolding } from '../persistence/day-summary.statements.js';

/** So few that the rows of the summary are locked for some milliseconds, so many that a busy hour is soon added up. */
export const FOLD_BATCH_SIZE = 5_000;

/**
 * Adds what payments have appended to the summary by day, service and state. Totals are exact before and after:
 * this only keeps the part that has to be added up at each reading small.
 */
@Injectable()
export class FoldDayChanges {
  constructor(private readonly database: Database) {}

  /** Adds up one batch; returns how many changes it had, 0 also while another process is at it. */
  async execute(): Promise<number> {
    return this.database.transaction(async (tx) => {
      const [lock] = await tx.query<{ isLocked: boolean }>(lockFolding, []);
      if (lock?.isLocked !== true) return 0;
      const [result] = await tx.query<{ folded: number }>(foldDayChanges, [FOLD_BATCH_SIZE]);
      return result?.folded ?? 0;
    });
  }
}
