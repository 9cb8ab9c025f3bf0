import { type BeforeApplicationShutdown, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { WakeableLoop } from '../shared/wakeable-loop.js';
import { FOLD_BATCH_SIZE, FoldDayChanges } from './use-cases/fold-day-changes.js';

/** Some hundred changes at the rates of a busy municipality; nobody waits for it, totals count the rest themselves. */
const INTERVAL_MS = 5_000;

/** Runs {@link FoldDayChanges} in the worker, over and over. With several workers one at a time is at it. */
@Injectable()
export class DaySummaryKeeper implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(DaySummaryKeeper.name);
  private readonly loop: WakeableLoop;

  constructor(fold: FoldDayChanges) {
    this.loop = new WakeableLoop({
      intervalMs: INTERVAL_MS,
      work: async () => (await fold.execute()) === FOLD_BATCH_SIZE,
      onFailure: (code) => {
        this.logger.error({ code }, 'the daily totals could not be added up');
      },
    });
  }

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.loop.stop();
  }
}
