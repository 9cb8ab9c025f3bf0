import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import pg from 'pg';
import { type Logger, pino } from 'pino';
import type { Timings } from '../../src/bank-simulator/simulator-options.js';
import { createWebApplication } from '../../src/create-web-application.js';
import { createWorker } from '../../src/create-worker.js';
import type { Environment } from '../../src/env.js';
import { Sweeper } from '../../src/payments/sweeper.js';
import { SWEEP_BATCH_SIZE, SweepOpenAttempts } from '../../src/payments/use-cases/sweep-open-attempts.js';
import { TestBank } from './bank.js';
import type { CapturedLogs } from './captured-logs.js';
import { freePort } from './free-port.js';
import { MovingClock } from './moving-clock.js';
import { createMigratedTestDatabase, type TestDatabase } from './postgres.js';
import { emptyBackend, type QueueBackend, queueBackends } from './queue-backends.js';
import { TestMailServer } from './smtp.js';
import { testEnvironment } from './test-environment.js';

export interface PortalOptions {
  readonly variables?: NodeJS.ProcessEnv;
  readonly bankTimings?: Partial<Timings>;
  /** False: nothing sweeps and no receipt leaves until `startWorker` is called. */
  readonly withWorker?: boolean;
  /** True: the sweeper makes its rounds only when `sweep` is called, so that a test knows when one is over. */
  readonly sweepsByHand?: boolean;
  /** A new empty one unless said. It is dropped with the portal. */
  readonly database?: TestDatabase;
  /** Gets what web and worker log; without it nobody does. */
  readonly logs?: CapturedLogs;
}

/** A whole portal in this process, on real parts: PostgreSQL, web over HTTP, worker, bank, mail server. */
export class TestPortal {
  private readonly workers: INestApplicationContext[] = [];

  private constructor(
    readonly environment: Environment,
    readonly clock: MovingClock,
    readonly bank: TestBank,
    readonly mail: TestMailServer,
    readonly sql: pg.Pool,
    private readonly web: NestFastifyApplication,
    private readonly folder: string,
    private readonly testDatabase: TestDatabase,
    private readonly options: PortalOptions,
  ) {}

  static async start(options: PortalOptions = {}): Promise<TestPortal> {
    const folder = await mkdtemp(join(tmpdir(), 'portal-'));
    const testDatabase = options.database ?? (await createMigratedTestDatabase());
    const mail = await TestMailServer.start();
    const [port, bankPort] = [await freePort(), await freePort()];
    const queue = await emptyQueue();
    const environment = testEnvironment({
      DATABASE_URL: testDatabase.url,
      REDIS_URL: queue.redisUrl,
      SMTP_URL: mail.url(),
      DATA_DIR: folder,
      PORT: String(port),
      BANK_PORT: String(bankPort),
      ...options.variables,
    });
    // Real time to begin with: mail servers and browsers have no other.
    const clock = new MovingClock(new Date());
    const bank = await TestBank.start(environment, clock, options.bankTimings);
    const web = await createWebApplication(environment, clock, loggerOf(options, 'web'));
    await web.listen(port, '127.0.0.1');
    const sql = new pg.Pool({ connectionString: testDatabase.url, max: 3 });
    // A pool's end does not wait for its sessions: the server may still end one of them when the database is dropped.
    sql.on('error', () => undefined);
    const portal = new TestPortal(environment, clock, bank, mail, sql, web, folder, testDatabase, options);
    if (options.withWorker !== false) await portal.startWorker();
    return portal;
  }

  get url(): string {
    return this.environment.web.publicUrl.origin;
  }

  /** Starts a worker, beside those that run already. */
  async startWorker(): Promise<void> {
    const worker = await createWorker(this.environment, this.clock, loggerOf(this.options, 'worker'));
    this.workers.push(worker);
    if (this.options.sweepsByHand === true) await worker.get(Sweeper, { strict: false }).beforeApplicationShutdown();
  }

  /** One round of every worker's sweeper, all at once, to the end; says how many orders the bank was asked about. */
  async sweep(): Promise<number> {
    const rounds = this.workers.map((worker) => sweepToTheEnd(worker.get(SweepOpenAttempts, { strict: false })));
    const asked = await Promise.all(rounds);
    return asked.reduce((sum, orders) => sum + orders, 0);
  }

  /** Stops every worker. */
  async stopWorkers(): Promise<void> {
    await Promise.all(this.workers.splice(0).map((worker) => worker.close()));
  }

  /** The order code of a payment's latest attempt. */
  async orderOf(publicId: string): Promise<string> {
    const { rows } = await this.sql.query<{ orderCode: string }>(
      `select a.order_code as "orderCode" from payment_attempt a join payment p on p.id = a.payment_id
       where p.public_id = $1 order by a.number desc limit 1`,
      [publicId],
    );
    const [row] = rows;
    if (row === undefined) throw new Error('no such payment');
    return row.orderCode;
  }

  async close(): Promise<void> {
    await this.stopWorkers();
    await this.web.close();
    await this.bank.close();
    await this.mail.stop();
    await this.sql.end();
    await this.testDatabase.drop();
    await rm(this.folder, { recursive: true, force: true });
  }
}

/** Batch after batch, until one is not full. */
async function sweepToTheEnd(sweeper: SweepOpenAttempts): Promise<number> {
  const asked = await sweeper.execute();
  return asked < SWEEP_BATCH_SIZE ? asked : asked + (await sweepToTheEnd(sweeper));
}

function loggerOf({ logs }: PortalOptions, process: string): Logger {
  return logs === undefined ? pino({ level: 'silent' }) : logs.logger(process);
}

/** Redis when the run has one, else PostgreSQL: a run of the tests on each shows the same journeys on both. */
async function emptyQueue(): Promise<QueueBackend> {
  const backend = queueBackends().at(-1);
  if (backend === undefined) throw new Error('no queue backend');
  await emptyBackend(backend);
  return backend;
}
