import type { HandedOver } from '../../shared/delivery/delivery-life.js';
import { type FillerOptions, DeliveryFiller, type SendJobData } from '../../shared/delivery/delivery-filler.js';
import type { NewJob } from '../../shared/queue/job-queue.js';
import { webhookLife } from '../persistence/webhook.statements.js';

/** BullMQ's queue of messages to other software: apart from the receipts, which no slow receiver may hold up. */
export const WEBHOOKS_QUEUE = 'webhooks';

/** Injection token of the adding end of {@link WEBHOOKS_QUEUE}. */
export const WEBHOOK_JOBS = Symbol('WebhookJobs');

/** Its id changes with each attempt, because BullMQ silently drops a job whose id it still remembers. */
function jobOf({ id, attempt }: HandedOver): NewJob<SendJobData> {
  return { id: `webhook-${id}-${attempt}`, name: 'send-webhook', data: { deliveryId: id } };
}

/** Hands what is to be told to the queue. */
export class WebhookFiller extends DeliveryFiller {
  constructor(options: Omit<FillerOptions, 'lines'>) {
    super({ ...options, lines: [{ life: webhookLife, jobOf }] });
  }
}
