/** The queue of refunds that wait for the bank, for whoever watches over it. */
export { REFUNDS_QUEUE } from './sending/refund-queue.js';
