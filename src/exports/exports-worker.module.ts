import { type DynamicModule, Logger, Module, type Provider } from '@nestjs/common';
import { BankLineExport } from '../reconciliation/bank-line-export.js';
import { WorklistExport } from '../reconciliation/worklist-export.js';
import { RefundExport } from '../refunds/refund-export.js';
import { AuditTrailModule } from '../shared/audit-trail/audit-trail.module.js';
import { Clock } from '../shared/clock.js';
import { Database } from '../shared/database.js';
import type { SendJobData } from '../shared/delivery/delivery-filler.js';
import { JobQueue } from '../shared/queue/job-queue.js';
import type { QueueConnections } from '../shared/queue/queue-backend.js';
import { QUEUE_CONNECTIONS } from '../shared/queue/queue.module.js';
import { exportProviders } from './export-providers.js';
import { ExpireExports } from './queue/expire-exports.js';
import { EXPORT_JOBS, ExportFiller, EXPORTS_QUEUE } from './queue/export-queue.js';
import { ExportProcessor } from './queue/export.processor.js';
import { ExportsWorker } from './queue/exports-worker.js';
import { WriteExport } from './queue/write-export.js';

const queueProviders: Provider[] = [
  {
    provide: EXPORT_JOBS,
    inject: [QUEUE_CONNECTIONS],
    useFactory: ({ producer }: QueueConnections) =>
      new JobQueue<SendJobData>(EXPORTS_QUEUE, producer, new Logger(JobQueue.name)),
  },
  {
    provide: ExportFiller,
    inject: [Database, Clock, EXPORT_JOBS],
    useFactory: (database: Database, clock: Clock, queue: JobQueue<SendJobData>) =>
      new ExportFiller({ database, clock, queue, log: new Logger(ExportFiller.name) }),
  },
];

/** Writes the lists that are too long to be waited for. */
@Module({})
export class ExportsWorkerModule {
  /** `payments` is the payments' module as the worker uses it, the same object that the worker imports. */
  static forWorker(payments: DynamicModule): DynamicModule {
    return {
      module: ExportsWorkerModule,
      imports: [AuditTrailModule, payments],
      providers: [
        ...exportProviders,
        RefundExport,
        BankLineExport,
        WorklistExport,
        ...queueProviders,
        WriteExport,
        ExpireExports,
        ExportProcessor,
        ExportsWorker,
      ],
    };
  }
}
