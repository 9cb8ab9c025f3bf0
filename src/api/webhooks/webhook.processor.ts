import { Processor } from '@nestjs/bullmq';
import { DELIVERY_WORKER_OPTIONS, DeliveryProcessor } from '../../shared/delivery/delivery-processor.js';
import { SendWebhook } from './send-webhook.js';
import { WEBHOOKS_QUEUE } from './webhook-queue.js';

/** Sending is waiting for other people's servers: as many at once as one of them that hangs must not hold up. */
const CONCURRENCY = 8;

/** Sends what the queue says is to be told. */
@Processor(WEBHOOKS_QUEUE, { ...DELIVERY_WORKER_OPTIONS, concurrency: CONCURRENCY })
export class WebhookProcessor extends DeliveryProcessor {
  constructor(private readonly sendWebhook: SendWebhook) {
    super();
  }

  protected override async send(_jobName: string, deliveryId: number): Promise<void> {
    await this.sendWebhook.execute(deliveryId);
  }
}
