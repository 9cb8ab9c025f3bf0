import { type BeforeApplicationShutdown, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { Clock } from '../shared/clock.js';
import { WakeableLoop } from '../shared/wakeable-loop.js';
import { PreparedStore } from './persistence/prepared.store.js';

/** Links last for days: nobody is remembered much longer than promised. */
const INTERVAL_MS = 60_000;
const BATCH_SIZE = 500;

/** Forgets, in the worker, the people for whom a payment was prepared that nobody made in time. */
@Injectable()
export class PreparedDataKeeper implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(PreparedDataKeeper.name);
  private readonly loop: WakeableLoop;

  constructor(store: PreparedStore, clock: Clock) {
    this.loop = new WakeableLoop({
      intervalMs: INTERVAL_MS,
      work: async () => (await store.forgetExpired(clock.now(), BATCH_SIZE)) === BATCH_SIZE,
      onFailure: (code) => {
        this.logger.error({ code }, 'what was prepared and is over could not be forgotten');
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
