import { Injectable } from '@nestjs/common';
import { ReadingDatabase } from '../reading-database.js';
import type { AuditEntry } from './audit-entry.js';
import type { AuditFilter, AuditPageRequest } from './audit-filter.js';
import { countAudit, selectAuditPage, selectWholeAudit } from './audit-queries.js';
import { type AuditRow, toAuditEntry } from './audit-table.js';

/** Rows from the newest to the oldest, and whether there are more on either side. */
export interface AuditPageRows {
  readonly rows: readonly AuditEntry[];
  readonly hasNewer: boolean;
  readonly hasOlder: boolean;
}

/** Reads the trail for the staff. What was looked at in this very minute is not in it yet. */
@Injectable()
export class AuditReader {
  constructor(private readonly database: ReadingDatabase) {}

  /** One page; one towards the newer that would not be full is the first page. @throws TooSlow after ten seconds. */
  async page(filter: AuditFilter, request: AuditPageRequest): Promise<AuditPageRows> {
    const { size, before, after } = request;
    // One more than fits tells whether there is a next page.
    const found = await this.database.read<AuditRow>(selectAuditPage(filter, { ...request, size: size + 1 }));
    const rows = found.slice(0, size).map(toAuditEntry);
    if (after === undefined) return { rows, hasNewer: before !== undefined, hasOlder: found.length > size };
    if (found.length < size) return this.page(filter, { size });
    return { rows: rows.reverse(), hasNewer: found.length > size, hasOlder: true };
  }

  /** How many rows the filter finds, counted up to `limit`. @throws TooSlow after ten seconds. */
  async countUpTo(filter: AuditFilter, limit: number): Promise<number> {
    const [row] = await this.database.read<{ rows: number }>(countAudit(filter, limit));
    return row?.rows ?? 0;
  }

  /**
   * Every row of the filter at one moment, in the order of the chain, in memory a batch at a time.
   * @param signal ends it early.
   */
  async *batches(filter: AuditFilter, signal?: AbortSignal): AsyncGenerator<AuditEntry[], void, undefined> {
    for await (const rows of this.database.batches<AuditRow>(selectWholeAudit(filter), signal))
      yield rows.map(toAuditEntry);
  }
}
