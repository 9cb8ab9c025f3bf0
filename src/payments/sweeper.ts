import { type BeforeApplicationShutdown, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { WorkerRounds } from '../shared/worker-rounds.js';
import { WakeableLoop } from '../shared/wakeable-loop.js';
import { SWEEP_BATCH_SIZE, SweepOpenAttempts } from './use-cases/sweep-open-attempts.js';

/** Short, so that whoever waits on the outcome page is answered soon; an empty round is one indexed query. */
const INTERVAL_MS = 2_000;

/** Runs {@link SweepOpenAttempts} in the worker, over and over. Several workers share the work. */
@Injectable()
export class Sweeper implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(Sweeper.name);
  private readonly loop: WakeableLoop;

  constructor(
    private readonly sweep: SweepOpenAttempts,
    private readonly rounds: WorkerRounds,
  ) {
    this.loop = new WakeableLoop({
      intervalMs: INTERVAL_MS,
      work: () => this.runRound(),
      onFailure: (code) => {
        this.logger.error({ code }, 'the sweep failed');
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
    const asked = await this.sweep.execute();
    await this.rounds.note('sweep');
    if (asked > 0) this.logger.log({ asked }, 'open orders asked about');
    return asked === SWEEP_BATCH_SIZE;
  }
}
