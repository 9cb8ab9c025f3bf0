/** The queue of messages to other software, for whoever watches over it. */
export { WEBHOOKS_QUEUE } from './webhooks/webhook-queue.js';
