import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import pg from 'pg';
import { pino } from 'pino';
import type { Timings } from '../../src/bank-simulator/simulator-options.js';
import { createWebApplication } from '../../src/create-web-application.js';
import { createWorker } from '../../src/create-worker.js';
import type { Environment } from '../../src/env.js';
import { TestBank } from './bank.js';
import { freePort } from './free-port.js';
import { MovingClock } from './moving-clock.js';
import { createMigratedTestDatabase, type TestDatabase } from './postgres.js';
import { TestMailServer } from './smtp.js';
import { testEnvironment } from './test-environment.js';

export interface PortalOptions {
  readonly variables?: NodeJS.ProcessEnv;
  readonly bankTimings?: Partial<Timings>;
  /** False: nothing sweeps and no receipt leaves until `startWorker` is called. */
  readonly withWorker?: boolean;
}

/** A whole portal in this process, on real parts: PostgreSQL, web over HTTP, worker, bank, mail server. */
export class TestPortal {
  private worker: INestApplicationContext | undefined;

  private constructor(
    readonly environment: Environment,
    readonly clock: MovingClock,
    readonly bank: TestBank,
    readonly mail: TestMailServer,
    readonly sql: pg.Pool,
    private readonly web: NestFastifyApplication,
    private readonly folder: string,
    private readonly testDatabase: TestDatabase,
  ) {}

  static async start(options: PortalOptions = {}): Promise<TestPortal> {
    const folder = await mkdtemp(join(tmpdir(), 'portal-'));
    const testDatabase = await createMigratedTestDatabase();
    const mail = await TestMailServer.start();
    const [port, bankPort] = [await freePort(), await freePort()];
    const environment = testEnvironment({
      DATABASE_URL: testDatabase.url,
      SMTP_URL: mail.url(),
      DATA_DIR: folder,
      PORT: String(port),
      BANK_PORT: String(bankPort),
      ...options.variables,
    });
    // Real time to begin with: mail servers and browsers have no other.
    const clock = new MovingClock(new Date());
    const bank = await TestBank.start(environment, clock, options.bankTimings);
    const web = await createWebApplication(environment, clock, pino({ level: 'silent' }));
    await web.listen(port, '127.0.0.1');
    const sql = new pg.Pool({ connectionString: testDatabase.url, max: 3 });
    const portal = new TestPortal(environment, clock, bank, mail, sql, web, folder, testDatabase);
    if (options.withWorker !== false) await portal.startWorker();
    return portal;
  }

  get url(): string {
    return this.environment.web.publicUrl.origin;
  }

  async startWorker(): Promise<void> {
    this.worker = await createWorker(this.environment, this.clock, pino({ level: 'silent' }));
  }

  async stopWorker(): Promise<void> {
    await this.worker?.close();
    this.worker = undefined;
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
    await this.stopWorker();
    await this.web.close();
    await this.bank.close();
    await this.mail.stop();
    await this.sql.end();
    await this.testDatabase.drop();
    await rm(this.folder, { recursive: true, force: true });
  }
}
