import { type BeforeApplicationShutdown, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { RETENTION_KINDS } from '../domain/retention.js';
import { WakeableLoop } from '../shared/wakeable-loop.js';
import { WorkerRounds } from '../shared/worker-rounds.js';
import { FORGET_BATCH_SIZE, ForgetPeople } from './forget-people.js';

/** Terms are counted in days: within ten minutes after midnight the new day's are done. */
const INTERVAL_MS = 10 * 60_000;

/** Runs {@link ForgetPeople} in the worker, over and over. */
@Injectable()
export class RetentionKeeper implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(RetentionKeeper.name);
  private readonly loop: WakeableLoop;

  constructor(
    private readonly forgetPeople: ForgetPeople,
    private readonly rounds: WorkerRounds,
  ) {
    this.loop = new WakeableLoop({
      intervalMs: INTERVAL_MS,
      work: () => this.runRound(),
      onFailure: (code) => {
        this.logger.error({ code }, 'people whose time is over could not be forgotten');
      },
    });
  }

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.loop.stop();
  }

  private async runRound(): Promise<boolean> {
    let hasMore = await this.forgetPeople.clearLeftovers();
    for (const kind of RETENTION_KINDS) {
      const payments = await this.forgetPeople.execute(kind);
      if (payments > 0) this.logger.log({ kind, payments }, 'people forgotten');
      hasMore ||= payments === FORGET_BATCH_SIZE;
    }
    await this.rounds.note('retention');
    return hasMore;
  }
}
