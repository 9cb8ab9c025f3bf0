/** The queue of what is mailed to citizens, for whoever watches over it. */
export { RECEIPTS_QUEUE } from './delivery/delivery-queue.js';
