import { OnWorkerEvent, Processor, WorkerHost } from '@nestjs/bullmq';
import { Logger } from '@nestjs/common';
import type { Job } from 'bullmq';
import { errorCodeOf } from '../../shared/error-code.js';
import { RECEIPTS_QUEUE, SEND_JOBS, type SendJobData } from './delivery-queue.js';
import { SendReceipt } from './send-receipt.js';
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
  ) {
    super();
  }

  /** The queue keeps the message of whatever fails a job, and messages of a database may repeat a row: it gets the code. */
  override async process(job: Job<SendJobData>): Promise<void> {
    const sender = job.name === SEND_JOBS['resume-link'].name ? this.sendResumeLink : this.sendReceipt;
    try {
      await sender.execute(job.data.deliveryId);
    } catch (error) {
      throw new JobFailure(errorCodeOf(error));
    }
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
