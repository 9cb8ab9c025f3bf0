import { type DynamicModule, Global, Logger, Module, type OnApplicationShutdown } from '@nestjs/common';
import { type Environment, required } from '../env.js';
import { Clock } from './clock.js';
import { Database, type DatabaseOptions, ScrapeDatabase } from './database.js';
import { Ids, RandomIds } from './ids.js';
import { Metrics } from './metrics/metrics.js';
import { PrometheusMetrics } from './metrics/prometheus-metrics.js';
import { ReadingDatabase } from './reading-database.js';

/** Injection token of the {@link Environment} that this process was started with. */
export const ENVIRONMENT = Symbol('Environment');

/**
 * What every module may ask for: environment, clock, ids, metrics, the citizens' database and the staff's way to read.
 */
@Global()
@Module({})
export class CoreModule implements OnApplicationShutdown {
  constructor(
    private readonly database: Database,
    private readonly readingDatabase: ReadingDatabase,
    private readonly scrapeDatabase: ScrapeDatabase,
  ) {}

  static forEnvironment(environment: Environment, clock: Clock): DynamicModule {
    return {
      module: CoreModule,
      providers: [
        { provide: ENVIRONMENT, useValue: environment },
        { provide: Clock, useValue: clock },
        { provide: Ids, useValue: new RandomIds() },
        { provide: Database, useFactory: () => new Database(connectionOf(environment)) },
        { provide: ScrapeDatabase, useFactory: () => new ScrapeDatabase(connectionOf(environment)) },
        { provide: ReadingDatabase, useFactory: () => connectForReading(environment) },
        { provide: PrometheusMetrics, useValue: new PrometheusMetrics() },
        { provide: Metrics, useExisting: PrometheusMetrics },
      ],
      exports: [ENVIRONMENT, Clock, Ids, Database, ScrapeDatabase, ReadingDatabase, PrometheusMetrics, Metrics],
    };
  }

  /** After the servers and workers have stopped: nothing needs the pools any more. */
  async onApplicationShutdown(): Promise<void> {
    await Promise.all([this.database.close(), this.scrapeDatabase.close(), this.readingDatabase.close()]);
  }
}

function connectionOf(environment: Environment): DatabaseOptions {
  return {
    url: required('DATABASE_URL', environment.database.url),
    poolSize: environment.database.poolSize,
    onIdleError: logLostConnection(Database.name),
  };
}

/** It connects at the first question: a process without staff pages opens nothing. */
function connectForReading(environment: Environment): ReadingDatabase {
  const url = required('DATABASE_URL', environment.database.url);
  return new ReadingDatabase({ url, onIdleError: logLostConnection(ReadingDatabase.name) });
}

function logLostConnection(pool: string): (error: Error) => void {
  const logger = new Logger(pool);
  return (error) => {
    logger.warn({ err: error }, 'an idle database connection was lost');
  };
}
