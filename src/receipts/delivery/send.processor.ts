import { OnWorkerEvent, Processor, WorkerHost } from '@nestjs/bullmq';
import { Logger } from '@nestjs/common';
import type { Job } from 'bullmq';
import { errorCodeOf } from '../../shared/error-code.js';
import { RECEIPTS_QUEUE, SEND_JOBS, type SendJobData } from './delivery-queue.js';
import type { SendDelivery } from './send-delivery.js';
import { SendReceipt } from './send-receipt.js';
import { SendRefundNotice } from './send-refund-notice.js';
import { SendResumeLink } from './send-resume-link.js';

/** Sending is mostly waiting for the mail server; more at once would only make it slow down on us. */
const CONCURRENCY = 4;
/** Renewed every half of it, as long as the process lives; a dead worker's job runs again after about this time. */
const LOCK_MS = 60_000;
const STALLED_CHECK_MS = 30_000;

/** Why a job failed, as the queue may know it. */
class JobFailure extends Error {
  override readonly name = 'JobFailure';
  constructor(readonly code: string) {
    super(code);
  }
}

/** Takes jobs from the queue. A job that runs twice, because its worker stalled, finds its delivery claimed or sent. */
@Processor(RECEIPTS_QUEUE, {
  concurrency: CONCURRENCY,
  lockDuration: LOCK_MS,
  stalledInterval: STALLED_CHECK_MS,
  maxStalledCount: 1,
})
export class SendProcessor extends WorkerHost {
  private readonly logger = new Logger(SendProcessor.name);

  constructor(
    private readonly sendReceipt: SendReceipt,
    private readonly sendResumeLink: SendResumeLink,
    private readonly sendRefundNotice: SendRefundNotice,
  ) {
    super();
  }

  /** The queue keeps the message of whatever fails a job, and messages of a database may repeat a row: it gets the code. */
  override async process(job: Job<SendJobData>): Promise<void> {
    try {
      await this.senderOf(job.name).execute(job.data.deliveryId);
    } catch (error) {
      throw new JobFailure(errorCodeOf(error));
    }
  }

  private senderOf(job: string): SendDelivery {
    if (job === SEND_JOBS['resume-link'].name) return this.sendResumeLink;
    return job === SEND_JOBS['refund-notice'].name ? this.sendRefundNotice : this.sendReceipt;
  }

  @OnWorkerEvent('error')
  onError(error: unknown): void {
    this.logger.warn(`queue of receipts: ${errorCodeOf(error)}`);
  }

  @OnWorkerEvent('failed')
  onFailed(job: Job<SendJobData> | undefined, error: unknown): void {
    this.logger.error(`job ${job?.id ?? '(gone)'} failed: ${errorCodeOf(error)}`);
  }
}
