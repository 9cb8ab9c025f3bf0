import { Processor } from '@nestjs/bullmq';
import { DELIVERY_WORKER_OPTIONS, DeliveryProcessor } from '../../shared/delivery/delivery-processor.js';
import { EXPORTS_QUEUE } from './export-queue.js';
import { WriteExport } from './write-export.js';

/** One at a time: each keeps a snapshot of the database open and a processor busy. */
const CONCURRENCY = 1;

/** Writes the files that the queue says are wanted. */
@Processor(EXPORTS_QUEUE, { ...DELIVERY_WORKER_OPTIONS, concurrency: CONCURRENCY })
export class ExportProcessor extends DeliveryProcessor {
  constructor(private readonly writeExport: WriteExport) {
    super();
  }

  protected override async send(_jobName: string, deliveryId: number): Promise<void> {
    await this.writeExport.execute(deliveryId);
  }
}
