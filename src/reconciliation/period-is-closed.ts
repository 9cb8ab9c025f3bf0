/** The database refused to change what a closed day or month contains. */
const CONSTRAINT = 'period_is_closed';

/** Whether an error of the database says that the period is closed. */
export function isPeriodClosed(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'constraint' in error && error.constraint === CONSTRAINT;
}
