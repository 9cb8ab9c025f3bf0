/** The queue of files to be written, for whoever watches over it. */
export { EXPORTS_QUEUE } from './queue/export-queue.js';
