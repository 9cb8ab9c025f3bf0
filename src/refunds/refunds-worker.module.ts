import { type DynamicModule, Logger, Module } from '@nestjs/common';
import { BankGatewayModule } from '../bank-gateway/bank-gateway.module.js';
import type { Environment } from '../env.js';
import { AuditTrailModule } from '../shared/audit-trail/audit-trail.module.js';
import { Clock } from '../shared/clock.js';
import { JobQueue } from '../shared/queue/job-queue.js';
import type { QueueConnections } from '../shared/queue/queue-backend.js';
import { QUEUE_CONNECTIONS } from '../shared/queue/queue.module.js';
import { FindReversals } from './find-reversals.js';
import { RefundStore } from './persistence/refund.store.js';
import { CallBank } from './sending/call-bank.js';
import { RefundHandlers } from './sending/refund-handlers.js';
import { REFUNDS_QUEUE, type RefundJobData } from './sending/refund-queue.js';
import { RefundReconciler } from './sending/refund-reconciler.js';
import { RefundProcessor } from './sending/refund.processor.js';
import { REFUND_JOBS, RefundsWorker } from './sending/refunds-worker.js';
import { SendRefund } from './sending/send-refund.js';
import { SettleRefund } from './sending/settle-refund.js';

const QUEUE = [
  {
    provide: REFUND_JOBS,
    inject: [QUEUE_CONNECTIONS],
    useFactory: ({ producer }: QueueConnections) =>
      new JobQueue<RefundJobData>(REFUNDS_QUEUE, producer, new Logger(JobQueue.name)),
  },
  {
    provide: RefundReconciler,
    inject: [RefundStore, Clock, REFUND_JOBS],
    useFactory: (store: RefundStore, clock: Clock, queue: JobQueue<RefundJobData>) =>
      new RefundReconciler(store, clock, queue),
  },
];

/** Carries approved refunds to the bank: the only one who asks it to give money back. */
@Module({})
export class RefundsWorkerModule {
  /** `payments` is the payments' module as the worker uses it, the same object that the worker imports. */
  static forWorker(environment: Environment, clock: Clock, payments: DynamicModule): DynamicModule {
    return {
      module: RefundsWorkerModule,
      imports: [AuditTrailModule, payments, BankGatewayModule.forEnvironment(environment, clock)],
      providers: [
        RefundStore,
        FindReversals,
        CallBank,
        SettleRefund,
        SendRefund,
        ...QUEUE,
        RefundHandlers,
        RefundProcessor,
        RefundsWorker,
      ],
    };
  }
}
