import { OnWorkerEvent, WorkerHost } from '@nestjs/bullmq';
import { Logger } from '@nestjs/common';
import type { Job } from 'bullmq';
import { errorCodeOf } from '../error-code.js';
import type { SendJobData } from './delivery-filler.js';

/** Renewed every half of it, as long as the process lives; a dead worker's job runs again after about this time. */
const LOCK_MS = 60_000;
const STALLED_CHECK_MS = 30_000;

/** How BullMQ runs the jobs of deliveries. */
export const DELIVERY_WORKER_OPTIONS = {
  lockDuration: LOCK_MS,
  stalledInterval: STALLED_CHECK_MS,
  maxStalledCount: 1,
} as const;

/** Why a job failed, as the queue may know it. */
class JobFailure extends Error {
  override readonly name = 'JobFailure';
  constructor(readonly code: string) {
    super(code);
  }
}

/** Takes jobs from the queue. A job that runs twice, because its worker stalled, finds its delivery claimed or sent. */
export abstract class DeliveryProcessor extends WorkerHost {
  private readonly logger = new Logger(this.constructor.name);

  /** Sends the delivery that the job names. */
  protected abstract send(jobName: string, deliveryId: number): Promise<void>;

  /**
   * The queue keeps the message of whatever fails a job, and messages of a database may repeat a row: it gets the code.
   */
  override async process(job: Job<SendJobData>): Promise<void> {
    try {
      await this.send(job.name, job.data.deliveryId);
    } catch (error) {
      throw new JobFailure(errorCodeOf(error));
    }
  }

  @OnWorkerEvent('error')
  onError(error: unknown): void {
    this.logger.warn(`the queue's worker: ${errorCodeOf(error)}`);
  }

  @OnWorkerEvent('failed')
  onFailed(job: Job<SendJobData> | undefined, error: unknown): void {
    this.logger.error(`job ${job?.id ?? '(gone)'} failed: ${errorCodeOf(error)}`);
  }
}
