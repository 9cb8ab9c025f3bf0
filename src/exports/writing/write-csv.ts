import { stringify } from 'csv-stringify/sync';
import { italianDay } from '../../domain/calendar-day.js';
import { formatRate } from '../../domain/commission.js';
import { inertCell } from '../../domain/formula-cell.js';
import { formatAmountForCell } from '../../domain/money.js';
import { romeTimeText } from '../../shared/rome-wall-clock.js';
import type { ExportColumn } from '../export-source.js';

const BYTE_ORDER_MARK = '\uFEFF';
// What Italian Excel opens by a double click: semicolons, because the comma is the decimal sign.
const DIALECT = { delimiter: ';', record_delimiter: '\r\n' } as const;

/** The rows as CSV for Italian Excel: the header first, then a text for each batch. */
export async function* writeCsv<Row extends object>(
  columns: readonly ExportColumn<Row>[],
  batches: AsyncIterable<readonly Row[]>,
): AsyncGenerator<string, void, undefined> {
  yield BYTE_ORDER_MARK + stringify([columns.map(({ name }) => name)], DIALECT);
  const cells = columns.map(cellOf);
  for await (const rows of batches) {
    yield stringify(
      rows.map((row) => cells.map((cell) => cell(row))),
      DIALECT,
    );
  }
}

/** The text of a column's cell: numbers of ours as Italians write them, texts of people so that none is a formula. */
function cellOf<Row extends object>(column: ExportColumn<Row>): (row: Row) => string {
  switch (column.kind) {
    case 'text':
      return (row) => inertCell(column.of(row) ?? '');
    case 'cents':
      return (row) => written(column.of(row), formatAmountForCell);
    case 'number':
      return (row) => written(column.of(row), String);
    case 'rate':
      return (row) => written(column.of(row), percent);
    case 'day':
      return (row) => written(column.of(row), italianDay);
    case 'instant':
      return (row) => written(column.of(row), romeTimeText);
  }
}

function written<Value>(value: Value | null, write: (value: Value) => string): string {
  return value === null ? '' : write(value);
}

function percent(millionths: number): string {
  return formatRate(millionths).replace('%', '');
}
