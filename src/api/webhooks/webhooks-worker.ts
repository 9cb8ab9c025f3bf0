import { Inject, Injectable } from '@nestjs/common';
import { DeliveryWorker } from '../../shared/delivery/delivery-worker.js';
import type { SendJobData } from '../../shared/delivery/queue-filler.js';
import type { JobQueue } from '../../shared/queue/job-queue.js';
import { WEBHOOK_JOBS, WebhookFiller } from './webhook-queue.js';
import { WebhookProcessor } from './webhook.processor.js';

/** Tells other software as long as the process lives. */
@Injectable()
export class WebhooksWorker extends DeliveryWorker {
  constructor(filler: WebhookFiller, @Inject(WEBHOOK_JOBS) queue: JobQueue<SendJobData>, processor: WebhookProcessor) {
    super(filler, queue, processor);
  }
}
