import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { PeriodicTask } from '../shared/periodic-task.js';
import { SweepOpenAttempts } from './use-cases/sweep-open-attempts.js';

/** Short, so that whoever waits on the outcome page is answered soon; an empty round is one indexed query. */
const PAUSE_MS = 2_000;

/** Runs {@link SweepOpenAttempts} in the worker, over and over. Several workers share the work. */
@Injectable()
export class Sweeper implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(Sweeper.name);
  private readonly task: PeriodicTask;

  constructor(sweep: SweepOpenAttempts) {
    this.task = new PeriodicTask({
      pauseMs: PAUSE_MS,
      work: async () => {
        const asked = await sweep.execute();
        if (asked > 0) this.logger.log({ asked }, 'open orders asked about');
      },
      onError: (error) => {
        this.logger.error({ err: error }, 'the sweep failed');
      },
    });
  }

  onApplicationBootstrap(): void {
    this.task.start();
  }

  async onModuleDestroy(): Promise<void> {
    await this.task.stop();
  }
}
