import { Inject, Injectable } from '@nestjs/common';
import { DeliveryWorker } from '../../shared/delivery/delivery-worker.js';
import type { SendJobData } from '../../shared/delivery/delivery-filler.js';
import type { JobQueue } from '../../shared/queue/job-queue.js';
import { EXPORT_JOBS, ExportFiller } from './export-queue.js';
import { ExpireExports } from './expire-exports.js';
import { ExportProcessor } from './export.processor.js';
import { WriteExport } from './write-export.js';

/** Writes wanted files, and throws away old ones, as long as the process lives. */
@Injectable()
export class ExportsWorker extends DeliveryWorker {
  constructor(
    filler: ExportFiller,
    @Inject(EXPORT_JOBS) queue: JobQueue<SendJobData>,
    processor: ExportProcessor,
    private readonly writeExport: WriteExport,
    private readonly expireExports: ExpireExports,
  ) {
    super(filler, queue, processor);
  }

  override onApplicationBootstrap(): void {
    super.onApplicationBootstrap();
    this.expireExports.start();
  }

  override async beforeApplicationShutdown(): Promise<void> {
    this.writeExport.stop();
    await this.expireExports.stop();
    await super.beforeApplicationShutdown();
  }
}
