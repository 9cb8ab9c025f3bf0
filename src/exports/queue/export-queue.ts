import type { HandedOver } from '../../shared/delivery/delivery-life.js';
import { type FillerOptions, DeliveryFiller, type SendJobData } from '../../shared/delivery/delivery-filler.js';
import type { NewJob } from '../../shared/queue/job-queue.js';
import { exportLife } from '../persistence/export.statements.js';

/** BullMQ's queue of files to be written. */
export const EXPORTS_QUEUE = 'exports';

/** Injection token of the adding end of {@link EXPORTS_QUEUE}. */
export const EXPORT_JOBS = Symbol('ExportJobs');

/** Somebody looks at the page meanwhile; an empty round is one indexed query. */
const POLL_MS = 2_000;

/** Its id changes with each attempt, because BullMQ silently drops a job whose id it still remembers. */
function jobOf({ id, attempt }: HandedOver): NewJob<SendJobData> {
  return { id: `export-${id}-${attempt}`, name: 'write-export', data: { deliveryId: id } };
}

/** Hands what is to be written to the queue. */
export class ExportFiller extends DeliveryFiller {
  constructor(options: Omit<FillerOptions, 'lines' | 'pollMs'>) {
    super({ ...options, lines: [{ life: exportLife, jobOf }], pollMs: POLL_MS });
  }
}
