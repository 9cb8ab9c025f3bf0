import { type BeforeApplicationShutdown, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { errorCodeOf } from '../error-code.js';
import { bounded } from '../queue/bounded.js';
import type { JobQueue } from '../queue/job-queue.js';
import type { DeliveryProcessor } from './delivery-processor.js';
import type { DeliveryFiller, SendJobData } from './delivery-filler.js';

/** Jobs in hand may end; another side that hangs must not keep the process from stopping. */
const FINISH_WITHIN_MS = 8_000;

/** Starts and stops what sends deliveries, in order: first nothing new is queued, then jobs in hand end. */
export abstract class DeliveryWorker implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(this.constructor.name);

  constructor(
    private readonly filler: DeliveryFiller,
    protected readonly queue: JobQueue<SendJobData>,
    private readonly processor: DeliveryProcessor,
  ) {}

  onApplicationBootstrap(): void {
    this.filler.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.filler.stop();
    await bounded(this.processor.worker.close(), FINISH_WITHIN_MS).catch((error: unknown) => {
      this.logger.warn(`jobs in hand were left: ${errorCodeOf(error)}`);
    });
    await this.queue.close();
  }
}
