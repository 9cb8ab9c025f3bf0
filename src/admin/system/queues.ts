import { EXPORTS_QUEUE } from '../../exports/exports-queue.js';
import { WEBHOOKS_QUEUE } from '../../api/webhooks-queue.js';
import { RECEIPTS_QUEUE } from '../../receipts/receipts-queue.js';
import { REFUNDS_QUEUE } from '../../refunds/refunds-queue.js';

/** Every queue that the workers have, in the order in which the system page shows them. */
export const QUEUES = [RECEIPTS_QUEUE, REFUNDS_QUEUE, WEBHOOKS_QUEUE, EXPORTS_QUEUE] as const;
export type QueueName = (typeof QUEUES)[number];

export function isQueueName(text: string): text is QueueName {
  return (QUEUES as readonly string[]).includes(text);
}
