import { Processor } from '@nestjs/bullmq';
import { DELIVERY_WORKER_OPTIONS, DeliveryProcessor } from '../../shared/delivery/delivery-processor.js';
import { RECEIPTS_QUEUE, SEND_JOBS } from './delivery-queue.js';
import { SendReceipt } from './send-receipt.js';
import { SendResumeLink } from './send-resume-link.js';

/** Sending is mostly waiting for the mail server; more at once would only make it slow down on us. */
const CONCURRENCY = 4;

/** Sends what the queue says is to be mailed. */
@Processor(RECEIPTS_QUEUE, { ...DELIVERY_WORKER_OPTIONS, concurrency: CONCURRENCY })
export class SendProcessor extends DeliveryProcessor {
  constructor(
    private readonly sendReceipt: SendReceipt,
    private readonly sendResumeLink: SendResumeLink,
  ) {
    super();
  }

  protected override async send(jobName: string, deliveryId: number): Promise<void> {
    const sender = jobName === SEND_JOBS['resume-link'].name ? this.sendResumeLink : this.sendReceipt;
    await sender.execute(deliveryId);
  }
}
