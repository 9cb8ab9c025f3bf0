import { Injectable } from '@nestjs/common';
import { Clock } from '../shared/clock.js';
import { TooSlow } from '../shared/reading-database.js';
import type { ExportFormat } from './export-format.js';
import { ExportLog, type ExportMaker } from './export-log.js';
import type { AnySource } from './export-source.js';
import { ExportStore } from './persistence/export.store.js';
import { MAX_SHEET_ROWS } from './writing/write-xlsx.js';

export type QueuedExport =
  | { readonly kind: 'queued'; readonly publicId: string }
  /** No sheet has room for so many rows. */
  | { readonly kind: 'too-many-rows'; readonly limit: number };

/** Lists that a worker writes, because they are too long to be waited for. */
@Injectable()
export class QueuedExports {
  constructor(
    private readonly log: ExportLog,
    private readonly store: ExportStore,
    private readonly clock: Clock,
  ) {}

  /** @throws Error for a source that no worker can build again: it names a person. */
  async request(maker: ExportMaker, source: AnySource, format: ExportFormat): Promise<QueuedExport> {
    const { request } = source;
    if (request === null) throw new Error('a list about a person is not queued');
    if (format === 'xlsx' && (await isLongerThanSheet(source))) return { kind: 'too-many-rows', limit: MAX_SHEET_ROWS };
    const { publicId } = await this.log.begin(maker, source, { format, way: 'queue' }, (tx, { id }) =>
      this.store.queue(tx, id, request, this.clock.now()),
    );
    return { kind: 'queued', publicId };
  }
}

/** What cannot be counted in seconds may fit; if it does not, the worker says so. */
async function isLongerThanSheet(source: AnySource): Promise<boolean> {
  try {
    return (await source.countUpTo(MAX_SHEET_ROWS + 1)) > MAX_SHEET_ROWS;
  } catch (error) {
    if (error instanceof TooSlow) return false;
    throw error;
  }
}
