import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import type exceljs from 'exceljs';
import { romeWallClock } from '../../shared/rome-wall-clock.js';
import type { ExportColumn } from '../export-source.js';

/** Of the summary, below one another. Money in cents. */
export type SummaryLine = readonly [label: string, value: string | { readonly cents: number } | number | Date];

export interface Workbook<Row extends object> {
  readonly sheet: string;
  readonly columns: readonly ExportColumn<Row>[];
  /** Asked when the last row is written: only then are count and totals known. */
  readonly summary: () => readonly SummaryLine[];
}

const EURO = '#,##0.00';
const INSTANT = 'dd/mm/yyyy hh:mm:ss';
const FORMATS = { text: '@', cents: EURO, number: '0', rate: '0.00####', day: 'dd/mm/yyyy', instant: INSTANT } as const;
const WIDTHS = { text: 28, cents: 14, number: 12, rate: 12, day: 12, instant: 20 } as const;
const SUMMARY = 'Riepilogo';
/** Two sheets of the printer's own paper beside each other, the names of the columns on each. */
const ON_PAPER: Partial<exceljs.PageSetup> = {
  orientation: 'landscape',
  fitToPage: true,
  fitToWidth: 2,
  fitToHeight: 0,
  printTitlesRow: '1:1',
};

/** Rows of a sheet, without the header: Excel has 1,048,576 in all. */
export const MAX_SHEET_ROWS = 1_048_575;

/** The code of {@link SheetFull}, as it is kept. */
export const SHEET_FULL = 'sheet-full';

/** The list has more rows than a sheet. Nothing is wrong: another format has room for them. */
export class SheetFull extends Error {
  override readonly name = 'SheetFull';
  readonly code = SHEET_FULL;
}

/**
 * The rows as a workbook whose cells have types: money as numbers, instants as dates of Italy, everything else as text,
 * so that no code loses its zeros and no text is a formula. The only file that knows exceljs.
 */
export async function* writeXlsx<Row extends object>(
  workbook: Workbook<Row>,
  batches: AsyncIterable<readonly Row[]>,
): AsyncGenerator<Buffer, void, undefined> {
  const out = new PassThrough();
  const filling = fill(workbook, batches, out);
  filling.catch((error: unknown) => out.destroy(error as Error));
  try {
    for await (const chunk of out) yield chunk as Buffer;
  } finally {
    // Whoever stops reading stops the writing, too, and with it the query.
    out.destroy();
    await filling.catch(() => undefined);
  }
  await filling;
}

async function fill<Row extends object>(
  { sheet: name, columns, summary }: Workbook<Row>,
  batches: AsyncIterable<readonly Row[]>,
  out: PassThrough,
): Promise<void> {
  // Loaded by the first workbook: it is large, and most processes never write one.
  const { default: library } = await import('exceljs');
  const writer = new library.stream.xlsx.WorkbookWriter({ stream: out, useStyles: true, useSharedStrings: false });
  const sheet = writer.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1 }], pageSetup: ON_PAPER });
  sheet.columns = columns.map((column) => ({
    header: column.name,
    width: WIDTHS[column.kind],
    style: { numFmt: FORMATS[column.kind] },
  }));
  sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: 1, column: columns.length } };
  const header = sheet.getRow(1);
  header.font = { bold: true };
  header.commit();
  let count = 0;
  for await (const rows of batches) {
    count += rows.length;
    if (count > MAX_SHEET_ROWS) throw new SheetFull(`more than ${MAX_SHEET_ROWS} rows`);
    for (const row of rows) sheet.addRow(columns.map((column) => cellOf(column, row))).commit();
    await whenTaken(sheet, out);
  }
  sheet.commit();
  writeSummary(writer.addWorksheet(SUMMARY), summary());
  await writer.commit();
}

function cellOf<Row extends object>(column: ExportColumn<Row>, row: Row): string | number | Date | null {
  const value = column.of(row);
  if (value === null) return null;
  switch (column.kind) {
    case 'cents':
      return Number(value) / 100;
    case 'rate':
      return Number(value) / 1_000_000;
    case 'day':
      return new Date(`${String(value)}T00:00:00Z`);
    case 'instant':
      return shownInstant(value as Date);
    default:
      return value;
  }
}

/** A workbook knows no time zones: it shows the fields of UTC; and it would round half a second up to the next. */
function shownInstant(instant: Date): Date {
  const shown = romeWallClock(instant);
  shown.setUTCMilliseconds(0);
  return shown;
}

function writeSummary(sheet: exceljs.Worksheet, lines: readonly SummaryLine[]): void {
  sheet.columns = [{ width: 24, style: { font: { bold: true } } }, { width: 60 }];
  for (const [label, value] of lines) {
    const isMoney = typeof value === 'object' && 'cents' in value;
    const shown = value instanceof Date ? shownInstant(value) : isMoney ? value.cents / 100 : value;
    const row = sheet.addRow([label, shown]);
    const cell = row.getCell(2);
    cell.alignment = { horizontal: 'left', wrapText: true };
    if (isMoney) cell.numFmt = EURO;
    if (value instanceof Date) cell.numFmt = INSTANT;
    row.commit();
  }
  sheet.commit();
}

/** What exceljs writes a sheet to: it takes everything at once and passes it on to its pipes, the compressor. */
interface SheetStream {
  readonly pipes: readonly (NodeJS.WritableStream & { readonly writableNeedDrain: boolean })[];
}

/** exceljs knows no backpressure: this waits until what was written went through the compressor to the reader. */
async function whenTaken(sheet: exceljs.Worksheet, out: PassThrough): Promise<void> {
  const { stream } = sheet as unknown as { readonly stream: SheetStream };
  await setImmediate();
  for (const pipe of stream.pipes) {
    while (pipe.writableNeedDrain && !out.destroyed) await Promise.race([once(pipe, 'drain'), once(out, 'close')]);
  }
  if (out.destroyed) throw new Error('nobody reads the workbook any more');
}
