import { Injectable } from '@nestjs/common';
import { ReadingDatabase } from '../shared/reading-database.js';
import {
  countWorklist,
  selectExportedWorklist,
  type WorklistRow,
  type WorklistSearch,
} from './persistence/worklist.queries.js';

/** A line of the worklist as a file tells it, staff by their usernames. */
export interface ExportedFinding extends WorklistRow {
  readonly owner: string | null;
  readonly decidedByName: string | null;
}

/**
 * What somebody has to look at, whole: the same search, the same order as on its page, which shows only the beginning.
 */
@Injectable()
export class WorklistExport {
  constructor(private readonly database: ReadingDatabase) {}

  /** How many lines there are, counted up to `limit`. @throws TooSlow as the page does. */
  async countUpTo(search: WorklistSearch, limit: number): Promise<number> {
    const [row] = await this.database.read<{ rows: number }>(countWorklist(search, limit));
    return row?.rows ?? 0;
  }

  /** All of one moment, in memory a batch at a time. @param signal ends it early. */
  batches(search: WorklistSearch, signal?: AbortSignal): AsyncGenerator<ExportedFinding[], void, undefined> {
    return this.database.batches<ExportedFinding>(selectExportedWorklist(search), signal);
  }
}
