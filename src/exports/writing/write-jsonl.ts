import type { ExportColumn } from '../export-source.js';

/** The rows as JSON lines for programs: cents as whole numbers, instants in ISO 8601 UTC, codes instead of words. */
export async function* writeJsonl<Row extends object>(
  columns: readonly ExportColumn<Row>[],
  batches: AsyncIterable<readonly Row[]>,
): AsyncGenerator<string, void, undefined> {
  for await (const rows of batches) yield rows.map((row) => `${lineOf(columns, row)}\n`).join('');
}

function lineOf<Row extends object>(columns: readonly ExportColumn<Row>[], row: Row): string {
  const line: Record<string, unknown> = {};
  for (const column of columns) {
    // Dates write themselves in ISO 8601.
    line[column.key] = column.kind === 'text' && column.json !== undefined ? column.json(row) : column.of(row);
  }
  return JSON.stringify(line);
}
