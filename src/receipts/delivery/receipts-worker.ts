import { type BeforeApplicationShutdown, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { errorCodeOf } from '../../shared/error-code.js';
import { Metrics } from '../../shared/metrics/metrics.js';
import { bounded } from '../../shared/queue/bounded.js';
import { JobQueue } from '../../shared/queue/job-queue.js';
import { QUEUE_JOBS } from './delivery-metrics.js';
import { RECEIPTS_QUEUE, type SendJobData } from './delivery-queue.js';
import { DeliveryReconciler } from './delivery-reconciler.js';
import { SendProcessor } from './send.processor.js';

/** Jobs in hand may end; a mail server that hangs must not keep the process from stopping. */
const FINISH_WITHIN_MS = 8_000;

/** Starts and stops what sends receipts, in order: first nothing new is queued, then jobs in hand end. */
@Injectable()
export class ReceiptsWorker implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(ReceiptsWorker.name);

  constructor(
    private readonly reconciler: DeliveryReconciler,
    private readonly queue: JobQueue<SendJobData>,
    private readonly processor: SendProcessor,
    private readonly metrics: Metrics,
  ) {}

  onApplicationBootstrap(): void {
    this.reconciler.start();
    this.metrics.readWhenCollected(QUEUE_JOBS, async () => {
      const counts = Object.entries(await this.queue.countByState());
      return counts.map(([state, value]) => ({ labels: { queue: RECEIPTS_QUEUE, state }, value }));
    });
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.reconciler.stop();
    await bounded(this.processor.worker.close(), FINISH_WITHIN_MS).catch((error: unknown) => {
      this.logger.warn(`jobs in hand were left: ${errorCodeOf(error)}`);
    });
    await this.queue.close();
  }
}
