import { createHash } from 'node:crypto';
import type { ExportFormat } from '../export-format.js';
import type { AnySource } from '../export-source.js';
import { MARK_BYTES, PieceMarks, type PieceUnit } from '../sealing/piece-marks.js';
import type { ManifestFacts } from '../sealing/manifest.js';
import { writeCsv } from './write-csv.js';
import { writeJsonl } from './write-jsonl.js';
import { type SummaryLine, writeXlsx } from './write-xlsx.js';

/** What a finished file is known by. */
export type FileFacts = Pick<ManifestFacts, 'bytes' | 'sha256' | 'rows' | 'totals' | 'pieces'>;

/** What the summary of a workbook says of its making. */
export interface Making {
  readonly madeBy: string;
  readonly beganAt: Date;
}

interface Tally {
  rows: number;
  readonly totals: Record<string, number>;
}

/**
 * A list on its way into a file: what goes out is written, counted, added up and hashed in one passage, so that the
 * facts are those of exactly these rows.
 */
export class SealedFile {
  private readonly tally: Tally;
  private readonly hash = createHash('sha256');
  private readonly marks: PieceMarks;
  private readonly unit: PieceUnit;
  private bytes = 0;

  constructor(
    private readonly source: AnySource,
    private readonly format: ExportFormat,
    private readonly making: Making,
  ) {
    this.unit = format === 'xlsx' ? 'block' : 'line';
    this.marks = new PieceMarks(this.unit);
    this.tally = { rows: 0, totals: Object.fromEntries(totalled(source).map(({ key }) => [key, 0])) };
  }

  /** Rows so far. */
  get rows(): number {
    return this.tally.rows;
  }

  /** The file, once, in the pace of whoever reads it. */
  async *content(signal?: AbortSignal): AsyncGenerator<Buffer, void, undefined> {
    for await (const part of this.written(signal)) {
      const bytes = Buffer.from(part as string);
      this.hash.update(bytes);
      this.marks.update(bytes);
      this.bytes += bytes.length;
      yield bytes;
    }
  }

  /** Of the whole file: only when its content has come to its end. */
  finish(): FileFacts {
    const marks = this.marks.end().toString('base64');
    const { rows, totals } = this.tally;
    const pieces = { unit: this.unit, count: this.marks.count, markBytes: MARK_BYTES, marks };
    return { bytes: this.bytes, sha256: this.hash.digest('hex'), rows, totals: { ...totals }, pieces };
  }

  private written(signal?: AbortSignal): AsyncIterable<string | Buffer> {
    const { columns, sheet } = this.source;
    const batches = this.counted(signal);
    switch (this.format) {
      case 'csv':
        return writeCsv(columns, batches);
      case 'jsonl':
        return writeJsonl(columns, batches);
      case 'xlsx':
        return writeXlsx({ sheet, columns, summary: () => this.summary() }, batches);
    }
  }

  private async *counted(signal?: AbortSignal): AsyncGenerator<readonly object[], void, undefined> {
    const columns = totalled(this.source);
    for await (const rows of this.source.batches(signal)) {
      const batch = rows as readonly object[];
      this.tally.rows += batch.length;
      for (const { key, of } of columns) {
        for (const row of batch) this.tally.totals[key] = (this.tally.totals[key] ?? 0) + (of(row) ?? 0);
      }
      yield batch;
    }
  }

  private summary(): SummaryLine[] {
    const { filter, sheet } = this.source;
    const totals = totalled(this.source).map(({ key, total }): SummaryLine => [
      `Totale ${total}`,
      { cents: this.tally.totals[key] ?? 0 },
    ]);
    return [
      ['Elenco', sheet],
      ['Filtro', filter.words],
      ['Righe', this.tally.rows],
      ...totals,
      ['Esportato da', this.making.madeBy],
      ['Dati al (ora italiana)', this.making.beganAt],
    ];
  }
}

interface TotalledColumn {
  readonly key: string;
  readonly total: string;
  readonly of: (row: object) => number | null;
}

function totalled({ columns }: AnySource): TotalledColumn[] {
  return columns.flatMap((column) =>
    column.kind === 'cents' && column.total !== undefined
      ? [{ key: column.key, total: column.total, of: column.of as (row: object) => number | null }]
      : [],
  );
}
