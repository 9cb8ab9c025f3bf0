import { BullModule } from '@nestjs/bullmq';
import { type DynamicModule, Global, Logger, Module } from '@nestjs/common';
import type { Environment } from '../../env.js';
import { chooseQueueBackend, type QueueConnections } from './queue-backend.js';
import { requireNoEviction } from './redis-policy.js';

/** Injection token of the {@link QueueConnections} of this process. */
export const QUEUE_CONNECTIONS = Symbol('QueueConnections');

/**
 * BullMQ for a worker process. Nest makes the workers of the `@Processor` classes; the adding end is a `JobQueue`
 * of each module's own, because its connection must fail at once where a worker's must wait.
 */
@Global()
@Module({})
export class QueueModule {
  static forEnvironment(environment: Environment): DynamicModule {
    return {
      module: QueueModule,
      imports: [
        BullModule.forRootAsync({
          inject: [QUEUE_CONNECTIONS],
          useFactory: (connections: QueueConnections) => ({ connection: connections.worker }),
        }),
        // Registers no queue: it brings in the part that finds the processors.
        BullModule.registerQueue(),
      ],
      providers: [{ provide: QUEUE_CONNECTIONS, useFactory: () => openBackend(environment) }],
      exports: [QUEUE_CONNECTIONS],
    };
  }
}

/** @throws EnvironmentError when Redis may evict jobs, before anything is connected to it. */
async function openBackend(environment: Environment): Promise<QueueConnections> {
  const { redisUrl } = environment;
  if (redisUrl !== undefined && !(await requireNoEviction(redisUrl))) {
    new Logger(QueueModule.name).warn('Redis does not answer yet: jobs wait in PostgreSQL until it does');
  }
  return chooseQueueBackend(environment);
}
