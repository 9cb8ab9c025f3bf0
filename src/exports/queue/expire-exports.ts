import { Injectable, Logger } from '@nestjs/common';
import { Clock } from '../../shared/clock.js';
import { Database } from '../../shared/database.js';
import { WakeableLoop } from '../../shared/wakeable-loop.js';
import { ExportLog } from '../export-log.js';
import { ExportStore, type UnfinishedExport } from '../persistence/export.store.js';

const INTERVAL_MS = 60_000;
const BATCH_SIZE = 10;
/** No download lasts so long; its process has ended without a word. */
const ABANDONED_AFTER_MS = 12 * 3_600_000;

/** Throws away the content of files whose time is over; that they were made, and their manifests, stay. */
@Injectable()
export class ExpireExports {
  private readonly loop: WakeableLoop;

  constructor(
    private readonly database: Database,
    private readonly store: ExportStore,
    private readonly log: ExportLog,
    private readonly clock: Clock,
  ) {
    const logger = new Logger(ExpireExports.name);
    this.loop = new WakeableLoop({
      intervalMs: INTERVAL_MS,
      work: () => this.runRound(),
      onFailure: (code) => {
        logger.warn(`old exports could not be removed: ${code}`);
      },
    });
  }

  start(): void {
    this.loop.start();
  }

  async stop(): Promise<void> {
    await this.loop.stop();
  }

  /** One round; true when there may be more to do. */
  async runRound(): Promise<boolean> {
    const now = this.clock.now();
    const expired = await this.database.transaction(async (tx) => {
      const ids = await this.store.expire(tx, now, BATCH_SIZE);
      for (const id of ids) await this.store.removeChunks(tx, id);
      return ids.length;
    });
    const abandoned = await this.store.listAbandoned(new Date(now.getTime() - ABANDONED_AFTER_MS), BATCH_SIZE);
    for (const one of abandoned) await this.log.abort({ ...one, maker: makerOf(one) }, 'abandoned');
    return expired === BATCH_SIZE || abandoned.length === BATCH_SIZE;
  }
}

function makerOf({ makerId, makerName }: UnfinishedExport): Parameters<ExportLog['abort']>[0]['maker'] {
  return makerId === null ? { kind: 'cli', id: null, name: 'cli' } : { kind: 'staff', id: makerId, name: makerName };
}
