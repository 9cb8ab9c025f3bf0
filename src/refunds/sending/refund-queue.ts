import type { NewJob } from '../../shared/queue/job-queue.js';
import type { DueRefund } from '../persistence/refund.store.js';

/** BullMQ's queue of refunds that wait for the bank. */
export const REFUNDS_QUEUE = 'refunds';

/** Which refund, and which of its turns: everything else is read from PostgreSQL when the job runs. */
export interface RefundJobData {
  readonly refundId: string;
  readonly turn: number;
}

/** The job of one turn. Its id changes with each, because BullMQ silently drops a job whose id it still remembers. */
export function refundJob({ publicId, turn }: DueRefund): NewJob<RefundJobData> {
  return { id: `refund-${publicId}-${turn}`, name: 'send-refund', data: { refundId: publicId, turn } };
}
