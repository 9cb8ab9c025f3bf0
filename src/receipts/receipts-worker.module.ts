import { MailerModule } from '@nestjs-modules/mailer';
import { type DynamicModule, Logger, Module, type Provider } from '@nestjs/common';
import type { Environment } from '../env.js';
import { Clock } from '../shared/clock.js';
import { Database } from '../shared/database.js';
import { JobQueue } from '../shared/queue/job-queue.js';
import type { QueueConnections } from '../shared/queue/queue-backend.js';
import { QUEUE_CONNECTIONS, QueueModule } from '../shared/queue/queue.module.js';
import type { SendJobData } from '../shared/delivery/delivery-filler.js';
import { RECEIPTS_QUEUE } from './delivery/delivery-queue.js';
import { DeliveryReconciler } from './delivery/delivery-reconciler.js';
import { ReceiptHandlers } from './delivery/receipt-handlers.js';
import { RefundNoticeHandlers } from './delivery/refund-notice-handlers.js';
import { ReceiptsWorker } from './delivery/receipts-worker.js';
import { ResumeHandlers } from './delivery/resume-handlers.js';
import { SendProcessor } from './delivery/send.processor.js';
import { SendReceipt } from './delivery/send-receipt.js';
import { SendRefundNotice } from './delivery/send-refund-notice.js';
import { SendResumeLink } from './delivery/send-resume-link.js';
import { mailerOptions } from './mail/mailer-options.js';
import { ReceiptMailer } from './mail/receipt-mailer.js';
import { RefundMailer } from './mail/refund-mailer.js';
import { ResumeMailer } from './mail/resume-mailer.js';
import { receiptProviders } from './receipt-providers.js';

const queueProviders: Provider[] = [
  {
    provide: JobQueue,
    inject: [QUEUE_CONNECTIONS],
    useFactory: ({ producer }: QueueConnections) =>
      new JobQueue<SendJobData>(RECEIPTS_QUEUE, producer, new Logger(JobQueue.name)),
  },
  {
    provide: DeliveryReconciler,
    inject: [Database, Clock, JobQueue],
    useFactory: (database: Database, clock: Clock, queue: JobQueue<SendJobData>) =>
      new DeliveryReconciler({ database, clock, queue, log: new Logger(DeliveryReconciler.name) }),
  },
];

/** Issues receipts, and sends what citizens get by mail: the only module that touches the mail server. */
@Module({})
export class ReceiptsWorkerModule {
  /** `payments` is the payments' module as the worker uses it, the same object that the worker imports. */
  static forWorker(environment: Environment, payments: DynamicModule): DynamicModule {
    return {
      module: ReceiptsWorkerModule,
      imports: [payments, QueueModule.forEnvironment(environment), MailerModule.forRoot(mailerOptions(environment))],
      providers: [
        ...receiptProviders,
        ...queueProviders,
        SendReceipt,
        ReceiptMailer,
        ReceiptHandlers,
        SendResumeLink,
        ResumeMailer,
        ResumeHandlers,
        SendRefundNotice,
        RefundMailer,
        RefundNoticeHandlers,
        SendProcessor,
        ReceiptsWorker,
      ],
      exports: [JobQueue],
    };
  }
}
