import { OnWorkerEvent, Processor, WorkerHost } from '@nestjs/bullmq';
import { Logger } from '@nestjs/common';
import type { Job } from 'bullmq';
import { errorCodeOf } from '../../shared/error-code.js';
import { REFUNDS_QUEUE, type RefundJobData } from './refund-queue.js';
import { RefundReconciler } from './refund-reconciler.js';
import { SendRefund } from './send-refund.js';

/** Refunds are few, and each waits for the bank. */
const CONCURRENCY = 2;
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

/** Takes jobs from the queue. One that runs twice, because its worker stalled, finds its turn taken. */
@Processor(REFUNDS_QUEUE, {
  concurrency: CONCURRENCY,
  lockDuration: LOCK_MS,
  stalledInterval: STALLED_CHECK_MS,
  maxStalledCount: 1,
})
export class RefundProcessor extends WorkerHost {
  private readonly logger = new Logger(RefundProcessor.name);

  constructor(
    private readonly sendRefund: SendRefund,
    private readonly reconciler: RefundReconciler,
  ) {
    super();
  }

  /**
   * The queue keeps the message of whatever fails a job, and messages of a database may repeat a row: it gets the code.
   */
  override async process({ data }: Job<RefundJobData>): Promise<void> {
    try {
      await this.sendRefund.execute({ publicId: data.refundId, turn: data.turn });
    } catch (error) {
      throw new JobFailure(errorCodeOf(error));
    }
    this.reconciler.wake();
  }

  @OnWorkerEvent('error')
  onError(error: unknown): void {
    this.logger.warn(`queue of refunds: ${errorCodeOf(error)}`);
  }

  @OnWorkerEvent('failed')
  onFailed(job: Job<RefundJobData> | undefined, error: unknown): void {
    this.logger.error(`job ${job?.id ?? '(gone)'} failed: ${errorCodeOf(error)}`);
  }
}
