import { Processor } from '@nestjs/bullmq';
import { DELIVERY_WORKER_OPTIONS, DeliveryProcessor } from '../../shared/delivery/delivery-processor.js';
import { RECEIPTS_QUEUE, SEND_JOBS } from './delivery-queue.js';
import type { SendDelivery } from './send-delivery.js';
import { SendReceipt } from './send-receipt.js';
import { SendRefundNotice } from './send-refund-notice.js';
import { SendResumeLink } from './send-resume-link.js';

/** Sending is mostly waiting for the mail server; more at once would only make it slow down on us. */
const CONCURRENCY = 4;

/** Sends what the queue says is to be mailed. */
@Processor(RECEIPTS_QUEUE, { ...DELIVERY_WORKER_OPTIONS, concurrency: CONCURRENCY })
export class SendProcessor extends DeliveryProcessor {
  constructor(
    private readonly sendReceipt: SendReceipt,
    private readonly sendResumeLink: SendResumeLink,
    private readonly sendRefundNotice: SendRefundNotice,
  ) {
    super();
  }

  protected override async send(jobName: string, deliveryId: number): Promise<void> {
    await this.senderOf(jobName).execute(deliveryId);
  }

  private senderOf(jobName: string): SendDelivery {
    if (jobName === SEND_JOBS['resume-link'].name) return this.sendResumeLink;
    return jobName === SEND_JOBS['refund-notice'].name ? this.sendRefundNotice : this.sendReceipt;
  }
}
