import { type DynamicModule, Module } from '@nestjs/common';
import { ApiWorkerModule } from './api/api-worker.module.js';
import type { Environment } from './env.js';
import { ExportsWorkerModule } from './exports/exports-worker.module.js';
import { PaymentsModule } from './payments/payments.module.js';
import { ReceiptsWorkerModule } from './receipts/receipts-worker.module.js';
import { ReconciliationWorkerModule } from './reconciliation/reconciliation-worker.module.js';
import { RefundsWorkerModule } from './refunds/refunds-worker.module.js';
import { RetentionModule } from './retention/retention.module.js';
import { AuditTrailModule } from './shared/audit-trail/audit-trail.module.js';
import type { Clock } from './shared/clock.js';
import { CoreModule } from './shared/core.module.js';
import { WorkerMetricsModule } from './shared/metrics/worker-metrics.module.js';
import { OutboxWorkerModule } from './shared/outbox/outbox-worker.module.js';

/**
 * The queue process: sweeps open orders, relays the outbox, sends receipts and refunds, loads bank files, writes
 * large exports, forgets people whose time is over. It serves no page.
 */
@Module({})
export class WorkerModule {
  static forEnvironment(environment: Environment, clock: Clock): DynamicModule {
    const payments = PaymentsModule.forWorker(environment, clock);
    return {
      module: WorkerModule,
      imports: [
        CoreModule.forEnvironment(environment, clock),
        OutboxWorkerModule.forEnvironment(environment),
        AuditTrailModule.forWorker(),
        payments,
        ReceiptsWorkerModule.forWorker(environment, payments),
        RefundsWorkerModule.forWorker(environment, clock, payments),
        ApiWorkerModule.forWorker(payments),
        ReconciliationWorkerModule.forWorker(environment),
        ExportsWorkerModule.forWorker(payments),
        RetentionModule.forWorker(),
        WorkerMetricsModule,
      ],
    };
  }
}
