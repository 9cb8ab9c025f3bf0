import { Injectable } from '@nestjs/common';
import { DeliveryWorker } from '../../shared/delivery/delivery-worker.js';
import type { SendJobData } from '../../shared/delivery/delivery-filler.js';
import { Metrics } from '../../shared/metrics/metrics.js';
import { JobQueue } from '../../shared/queue/job-queue.js';
import { countJobsWhenCollected } from '../../shared/queue/queue-metrics.js';
import { RECEIPTS_QUEUE } from './delivery-queue.js';
import { DeliveryReconciler } from './delivery-reconciler.js';
import { SendProcessor } from './send.processor.js';

/** Sends receipts as long as the process lives, and tells how its queue stands. */
@Injectable()
export class ReceiptsWorker extends DeliveryWorker {
  constructor(
    reconciler: DeliveryReconciler,
    queue: JobQueue<SendJobData>,
    processor: SendProcessor,
    private readonly metrics: Metrics,
  ) {
    super(reconciler, queue, processor);
  }

  override onApplicationBootstrap(): void {
    super.onApplicationBootstrap();
    countJobsWhenCollected(this.metrics, RECEIPTS_QUEUE, this.queue);
  }
}
