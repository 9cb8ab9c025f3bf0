import { type DynamicModule, Logger, Module, type Provider } from '@nestjs/common';
import { Clock } from '../shared/clock.js';
import { Database } from '../shared/database.js';
import type { SendJobData } from '../shared/delivery/delivery-filler.js';
import { JobQueue } from '../shared/queue/job-queue.js';
import type { QueueConnections } from '../shared/queue/queue-backend.js';
import { QUEUE_CONNECTIONS } from '../shared/queue/queue.module.js';
import { ApiKeyStore } from './persistence/api-key.store.js';
import { WebhookStore } from './persistence/webhook.store.js';
import { SecretKeeper } from './secret-keeper.js';
import { SendWebhook } from './webhooks/send-webhook.js';
import { WebhookHandlers } from './webhooks/webhook-handlers.js';
import { WEBHOOK_JOBS, WebhookFiller, WEBHOOKS_QUEUE } from './webhooks/webhook-queue.js';
import { WebhookProcessor } from './webhooks/webhook.processor.js';
import { WebhooksWorker } from './webhooks/webhooks-worker.js';

const queueProviders: Provider[] = [
  {
    provide: WEBHOOK_JOBS,
    inject: [QUEUE_CONNECTIONS],
    useFactory: ({ producer }: QueueConnections) =>
      new JobQueue<SendJobData>(WEBHOOKS_QUEUE, producer, new Logger(JobQueue.name)),
  },
  {
    provide: WebhookFiller,
    inject: [Database, Clock, WEBHOOK_JOBS],
    useFactory: (database: Database, clock: Clock, queue: JobQueue<SendJobData>) =>
      new WebhookFiller({ database, clock, queue, log: new Logger(WebhookFiller.name) }),
  },
];

/** Tells other software of the outcomes of what it prepared. */
@Module({})
export class ApiWorkerModule {
  /** `payments` is the payments' module as the worker uses it, the same object that the worker imports. */
  static forWorker(payments: DynamicModule): DynamicModule {
    return {
      module: ApiWorkerModule,
      imports: [payments],
      providers: [
        ApiKeyStore,
        WebhookStore,
        SecretKeeper,
        ...queueProviders,
        SendWebhook,
        WebhookHandlers,
        WebhookProcessor,
        WebhooksWorker,
      ],
    };
  }
}
