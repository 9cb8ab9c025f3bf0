import { type DynamicModule, Global, Logger, Module, type OnApplicationShutdown } from '@nestjs/common';
import { type Environment, required } from '../env.js';
import { Clock } from './clock.js';
import { Database } from './database.js';
import { Ids, RandomIds } from './ids.js';

/** Injection token of the {@link Environment} that this process was started with. */
export const ENVIRONMENT = Symbol('Environment');

/** What every module may ask for: environment, clock, ids and the database of the citizen's path. */
@Global()
@Module({})
export class CoreModule implements OnApplicationShutdown {
  constructor(private readonly database: Database) {}

  static forEnvironment(environment: Environment, clock: Clock): DynamicModule {
    return {
      module: CoreModule,
      providers: [
        { provide: ENVIRONMENT, useValue: environment },
        { provide: Clock, useValue: clock },
        { provide: Ids, useValue: new RandomIds() },
        { provide: Database, useFactory: () => connect(environment) },
      ],
      exports: [ENVIRONMENT, Clock, Ids, Database],
    };
  }

  /** After the servers and workers have stopped: nothing needs the pool any more. */
  async onApplicationShutdown(): Promise<void> {
    await this.database.close();
  }
}

function connect(environment: Environment): Database {
  const logger = new Logger('Database');
  return new Database({
    url: required('DATABASE_URL', environment.database.url),
    poolSize: environment.database.poolSize,
    onIdleError: (error) => {
      logger.warn({ err: error }, 'an idle database connection was lost');
    },
  });
}
