import type { Database, Transaction } from '../shared/database.js';
import { lockReconciliation } from './persistence/bank-file.statements.js';

/** The database refused to change what a closed day or month contains. */
const CLOSED = 'period_is_closed';

/**
 * Does a piece of work in one transaction, while nobody else matches, links, decides or closes. `period-closed`: the
 * database has refused it, because its day or month is closed, and nothing was changed.
 */
export async function inReconciliationLock<Outcome>(
  database: Database,
  work: (tx: Transaction) => Promise<Outcome>,
): Promise<Outcome | 'period-closed'> {
  try {
    return await database.transaction(async (tx) => {
      await tx.query(lockReconciliation, []);
      return work(tx);
    });
  } catch (error) {
    if (isPeriodClosed(error)) return 'period-closed';
    throw error;
  }
}

function isPeriodClosed(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'constraint' in error && error.constraint === CLOSED;
}
