import type { Query } from '../../shared/reading-database.js';

/** One column of a table: its name and type, and what a row has there. */
export type Column<Row> = readonly [name: string, type: string, valueOf: (row: Row) => unknown];

/** Many rows in one statement, a list of values for each column: triggers and constraints see every row. */
export function bulkInsert<Row>(table: string, columns: readonly Column<Row>[], rows: readonly Row[]): Query {
  const names = columns.map(([name]) => name).join(', ');
  const lists = columns.map(([, type], index) => `$${index + 1}::${type}[]`).join(', ');
  return {
    text: `insert into ${table} (${names}) overriding system value select * from unnest(${lists})`,
    values: columns.map(([, , valueOf]) => rows.map((row) => plain(valueOf(row)))),
  };
}

/** ISO texts are read by PostgreSQL whatever the time zone of this process. */
function plain(value: unknown): unknown {
  return value instanceof Date ? value.toISOString() : value;
}
