import type { CalendarDay } from '../domain/calendar-day.js';

/**
 * A list that can be taken as a file. A room that has one says its columns, how its rows are read and what its filter
 * means; formats, manifest, signature, queue and audit are the same for all.
 */
export interface ExportSource<Row extends object> {
  /** Of the list: `transactions`, `refunds`; lower case with hyphens. */
  readonly kind: string;
  /** Begins the name of the file: `transazioni`. */
  readonly stem: string;
  /** Of the sheet in a workbook: `Transazioni`, 31 characters at most. */
  readonly sheet: string;
  /** In the order of the file. */
  readonly columns: readonly ExportColumn<Row>[];
  readonly filter: FilterDescription;
  /** What a worker needs to build the source again; null: it cannot, and the file is only downloaded at once. */
  readonly request: ExportRequest | null;
  /** How many rows there are, counted up to `limit` only. */
  readonly countUpTo: (limit: number) => Promise<number>;
  /**
   * Every row at one moment, in memory a batch at a time, none empty. Leaving the loop, or the signal, ends the query.
   */
  readonly batches: (signal?: AbortSignal) => AsyncGenerator<readonly Row[], void, undefined>;
}

/** A source whose rows nobody needs to know. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- columns take what their own batches give.
export type AnySource = ExportSource<any>;

/**
 * One column. `name` is its header in CSV and XLSX, `key` its field in JSONL. A `total` is added up for the manifest
 * and the summary, under the key, and called so in the summary.
 */
export type ExportColumn<Row extends object> = {
  readonly name: string;
  readonly key: string;
} & (
  | {
      readonly kind: 'text';
      readonly of: (row: Row) => string | null;
      /** What JSONL says where that is not the text for people: a code, a list. */
      readonly json?: (row: Row) => unknown;
    }
  /** Money: euro with two decimals for people, whole cents in JSONL. */
  | { readonly kind: 'cents'; readonly of: (row: Row) => number | null; readonly total?: string }
  /** A whole number. */
  | { readonly kind: 'number'; readonly of: (row: Row) => number | null }
  /** Millionths of a percent: 1500000 is 1,5 for people. */
  | { readonly kind: 'rate'; readonly of: (row: Row) => number | null }
  /** A calendar day, `YYYY-MM-DD`; `dd/mm/yyyy` for people. */
  | { readonly kind: 'day'; readonly of: (row: Row) => string | null }
  /** Europe/Rome for people, ISO 8601 UTC in JSONL. */
  | { readonly kind: 'instant'; readonly of: (row: Row) => Date | null }
);

/** A filter as a manifest, a summary and the audit trail may tell it: never whom it looks for. */
export interface FilterDescription {
  /** "dal 01/11/2026 al 30/11/2026; servizio asilo-nido": what an auditor reads. */
  readonly words: string;
  /** The same for programs: codes, days, amounts. */
  readonly parameters: Readonly<Record<string, string | number | boolean | readonly string[]>>;
  readonly from?: CalendarDay;
  readonly to?: CalendarDay;
}

/** What is stored of an export that waits for a worker: JSON without anything personal. */
export interface ExportRequest {
  readonly kind: string;
  readonly filter: object;
}
