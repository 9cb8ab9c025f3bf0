import {
  type BeforeApplicationShutdown,
  type DynamicModule,
  Global,
  Logger,
  Module,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { type Environment, required } from '../../env.js';
import { Clock } from '../clock.js';
import { Database } from '../database.js';
import { OutboxHandlers } from './outbox-handlers.js';
import { OutboxRelay } from './outbox-relay.js';
import { systemRandomFraction } from './random-fraction.js';

/** Runs the relay in a worker process, from when every module has added its handlers until the process ends. */
@Global()
@Module({})
export class OutboxWorkerModule implements OnApplicationBootstrap, BeforeApplicationShutdown {
  constructor(private readonly relay: OutboxRelay) {}

  static forEnvironment(environment: Environment): DynamicModule {
    const databaseUrl = required('DATABASE_URL', environment.database.url);
    const relay = {
      provide: OutboxRelay,
      inject: [Database, Clock, OutboxHandlers],
      useFactory: (database: Database, clock: Clock, handlers: OutboxHandlers): OutboxRelay =>
        new OutboxRelay({
          database,
          databaseUrl,
          clock,
          handlers,
          random: systemRandomFraction,
          log: new Logger(OutboxRelay.name),
        }),
    };
    return { module: OutboxWorkerModule, providers: [OutboxHandlers, relay], exports: [OutboxHandlers] };
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.relay.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.relay.stop();
  }
}
