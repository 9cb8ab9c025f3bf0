import { Logger } from '@nestjs/common';
import type { Clock } from '../../shared/clock.js';
import type { JobQueue } from '../../shared/queue/job-queue.js';
import { QueueFiller } from '../../shared/queue/queue-filler.js';
import type { DueRefund, RefundStore } from '../persistence/refund.store.js';
import { refundJob, type RefundJobData } from './refund-queue.js';

/** Short, because staff look at the page meanwhile; an empty round is one indexed query. */
const POLL_MS = 2_000;

/** Hands to the queue what was approved, and what is to be tried again. */
export class RefundReconciler extends QueueFiller<DueRefund, RefundJobData> {
  constructor(store: RefundStore, clock: Clock, queue: JobQueue<RefundJobData>) {
    super({
      name: 'refunds',
      clock,
      queue,
      log: new Logger(RefundReconciler.name),
      pollMs: POLL_MS,
      work: [
        {
          handOver: (turn) => store.handOverDue(turn),
          takeBack: (refunds, dueAt) => store.takeBack(refunds, dueAt),
          jobOf: refundJob,
        },
      ],
    });
  }
}
