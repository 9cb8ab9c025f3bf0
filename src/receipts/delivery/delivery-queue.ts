import type { NewJob } from '../../shared/queue/job-queue.js';
import type { HandedOver } from '../persistence/delivery-table.js';

/** BullMQ's queue of receipts to send. */
export const RECEIPTS_QUEUE = 'receipts';
export const SEND_RECEIPT_JOB = 'send-receipt';

/** An id only: everything else is read from PostgreSQL when the job runs. */
export interface SendReceiptData {
  readonly deliveryId: number;
}

/**
 * The job that sends a delivery. Its id changes with each attempt, because BullMQ silently drops a job whose id it
 * still remembers, also of one that ended.
 */
export function sendReceiptJob(delivery: HandedOver): NewJob<SendReceiptData> {
  return {
    id: `delivery-${delivery.id}-${delivery.attempt}`,
    name: SEND_RECEIPT_JOB,
    data: { deliveryId: delivery.id },
  };
}
