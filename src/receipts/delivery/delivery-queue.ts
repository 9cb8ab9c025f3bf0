import type { NewJob } from '../../shared/queue/job-queue.js';
import type { DeliveryKind } from '../persistence/delivery-life.js';
import type { HandedOver } from '../../shared/delivery/delivery-life.js';
import type { SendJobData } from '../../shared/delivery/delivery-filler.js';

/**
 * BullMQ's queue of what is to be mailed: receipts, the rare link to a payment that was interrupted, the notice of
 * money that went back.
 */
export const RECEIPTS_QUEUE = 'receipts';

/** The job of each kind of delivery. */
export const SEND_JOBS = {
  receipt: { name: 'send-receipt', idPrefix: 'delivery' },
  'resume-link': { name: 'send-resume-link', idPrefix: 'resume' },
  'refund-notice': { name: 'send-refund-notice', idPrefix: 'refund-notice' },
} as const satisfies Record<DeliveryKind, { readonly name: string; readonly idPrefix: string }>;

/**
 * The job that sends a delivery. Its id changes with each attempt, because BullMQ silently drops a job whose id it
 * still remembers, also of one that ended.
 */
export function sendJob(kind: DeliveryKind, { id, attempt }: HandedOver): NewJob<SendJobData> {
  const { name, idPrefix } = SEND_JOBS[kind];
  return { id: `${idPrefix}-${id}-${attempt}`, name, data: { deliveryId: id } };
}
