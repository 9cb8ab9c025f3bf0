import {
  type BeforeApplicationShutdown,
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { errorCodeOf } from '../../shared/error-code.js';
import { Metrics } from '../../shared/metrics/metrics.js';
import { bounded } from '../../shared/queue/bounded.js';
import type { JobQueue } from '../../shared/queue/job-queue.js';
import { countJobsWhenCollected } from '../../shared/queue/queue-metrics.js';
import { REFUNDS_QUEUE, type RefundJobData } from './refund-queue.js';
import { RefundReconciler } from './refund-reconciler.js';
import { RefundProcessor } from './refund.processor.js';

/** Injection token of the adding end of the queue of refunds. */
export const REFUND_JOBS = Symbol('RefundJobs');

/** A call to the bank may end; one that hangs must not keep the process from stopping. */
const FINISH_WITHIN_MS = 8_000;

/** Starts and stops what sends refunds, in order: first nothing new is queued, then calls in hand end. */
@Injectable()
export class RefundsWorker implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(RefundsWorker.name);

  constructor(
    private readonly reconciler: RefundReconciler,
    @Inject(REFUND_JOBS) private readonly queue: JobQueue<RefundJobData>,
    private readonly processor: RefundProcessor,
    private readonly metrics: Metrics,
  ) {}

  onApplicationBootstrap(): void {
    this.reconciler.start();
    countJobsWhenCollected(this.metrics, REFUNDS_QUEUE, this.queue);
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.reconciler.stop();
    await bounded(this.processor.worker.close(), FINISH_WITHIN_MS).catch((error: unknown) => {
      this.logger.warn(`refunds in hand were left: ${errorCodeOf(error)}`);
    });
    await this.queue.close();
  }
}
