import { Inject, Injectable } from '@nestjs/common';
import { DeliveryWorker } from '../../shared/delivery/delivery-worker.js';
import type { SendJobData } from '../../shared/delivery/delivery-filler.js';
import { Metrics } from '../../shared/metrics/metrics.js';
import type { JobQueue } from '../../shared/queue/job-queue.js';
import { countJobsWhenCollected } from '../../shared/queue/queue-metrics.js';
import { WEBHOOKS_QUEUE } from '../webhooks-queue.js';
import { WEBHOOK_JOBS, WebhookFiller } from './webhook-queue.js';
import { WebhookProcessor } from './webhook.processor.js';

/** Tells other software as long as the process lives, and how its queue stands. */
@Injectable()
export class WebhooksWorker extends DeliveryWorker {
  constructor(
    filler: WebhookFiller,
    @Inject(WEBHOOK_JOBS) queue: JobQueue<SendJobData>,
    processor: WebhookProcessor,
    private readonly metrics: Metrics,
  ) {
    super(filler, queue, processor);
  }

  override onApplicationBootstrap(): void {
    super.onApplicationBootstrap();
    countJobsWhenCollected(this.metrics, WEBHOOKS_QUEUE, this.queue);
  }
}
