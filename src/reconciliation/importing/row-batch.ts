import type { Statement, Transaction } from '../../shared/database.js';
import { arrayLiteral, type ColumnValue } from '../persistence/array-literal.js';

/**
 * Rows that travel together: few enough to weigh little in memory, many enough that the way there counts for nothing.
 */
const ROWS_TOGETHER = 2_000;

/** Collects rows column by column and sends them by the thousand. */
export class RowBatch {
  private columns: ColumnValue[][] = [];
  private rows = 0;

  /** `statement` takes `leading` first, then one list for each column. */
  constructor(
    private readonly tx: Transaction,
    private readonly statement: Statement,
    private readonly leading: readonly unknown[] = [],
  ) {}

  /** Keeps a row; a promise when it is time to wait until all of them have left. */
  add(...row: readonly ColumnValue[]): Promise<void> | undefined {
    row.forEach((value, column) => (this.columns[column] ??= []).push(value));
    this.rows += 1;
    return this.rows < ROWS_TOGETHER ? undefined : this.flush();
  }

  async flush(): Promise<void> {
    if (this.rows === 0) return;
    const lists = this.columns.map(arrayLiteral);
    this.columns = [];
    this.rows = 0;
    await this.tx.query(this.statement, [...this.leading, ...lists]);
  }
}
