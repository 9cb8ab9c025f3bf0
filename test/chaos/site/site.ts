import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type pg from 'pg';
import { migrate } from '../../../src/database/migrate.js';
import { WatchdogClient } from '../../../src/standalone/watchdog-client.js';
import { BankControl } from '../../support/bank-control.js';
import { freePort } from '../../support/free-port.js';
import { TEST_SECRETS } from '../../support/test-environment.js';
import type { QueueKind } from '../faults/fault-names.js';
import { PaymentLookup } from '../wire/payment-lookup.js';
import { joinPlainly, Relay } from '../wire/relay.js';
import { TrapFinder } from '../wire/trap-finder.js';
import { Traps } from '../wire/trap.js';
import { BankOfficeFront } from './bank-office-front.js';
import { DatabaseServer, openPool } from './database-server.js';
import { MailServer } from './mail-server.js';
import { MovedClock } from './moved-clock.js';
import { RedisServer } from './redis-server.js';
import { SupervisedProgram } from './supervised-program.js';
import { WatchedProgram } from './watched-program.js';

export interface SiteOptions {
  readonly queue: QueueKind;
  readonly webs: number;
  readonly workers: number;
  /** A build other than the project's own. */
  readonly buildFolder?: string;
  /** A migrated database to use, instead of a server of our own that may be stopped. */
  readonly databaseUrl?: string;
}

const BANK_START_PATH = '/vpos/pagamenti/main';
const BANK_OFFICE_PATH = '/vpos/apibo/apiBOXML.app';
const ENV_OF_ALL = { ...TEST_SECRETS, HOST: '127.0.0.1', LOG_LEVEL: 'warn' };

/** What stands before any program of the portal does. */
interface Ground {
  readonly folder: string;
  readonly watchdog: WatchdogClient;
  readonly clock: MovedClock;
  readonly database: DatabaseServer | undefined;
  readonly databaseUrl: string;
  readonly sql: pg.Pool;
  readonly mail: MailServer;
  readonly redis: RedisServer | undefined;
  readonly bank: SupervisedProgram;
  readonly bankPort: number;
  readonly bankFront: BankOfficeFront;
}

/** A whole installation as it runs in production: processes of their own, with everything between them in our hands. */
export class Site {
  readonly traps = new Traps();
  readonly webs: WatchedProgram[] = [];
  readonly workers: WatchedProgram[] = [];
  readonly bankControl: BankControl;
  /** How often Redis refused something for want of memory. */
  redisRefusals = 0;
  private readonly finder: TrapFinder;
  private turn = 0;

  private constructor(
    private readonly ground: Ground,
    private readonly balancer: Relay,
    private readonly options: SiteOptions,
  ) {
    this.bankControl = new BankControl(`http://127.0.0.1:${ground.bankPort}`);
    this.finder = new TrapFinder(this.traps, new PaymentLookup(ground.sql));
  }

  static async start(options: SiteOptions): Promise<Site> {
    const folder = await mkdtemp(join(tmpdir(), 'porta-chaos-'));
    const watchdog = new WatchdogClient();
    try {
      const ground = await layGround(folder, watchdog, options);
      const balancer = await Relay.start(() => site.nextWebPort(), joinPlainly);
      const site = new Site(ground, balancer, options);
      await site.startPrograms();
      return site;
    } catch (error) {
      await watchdog.close();
      await rm(folder, { recursive: true, force: true });
      throw error;
    }
  }

  /** The portal as citizens and the bank see it, whichever web process answers. */
  get url(): string {
    return `http://127.0.0.1:${this.balancer.port}`;
  }

  get clock(): MovedClock {
    return this.ground.clock;
  }

  get sql(): pg.Pool {
    return this.ground.sql;
  }

  get mail(): MailServer {
    return this.ground.mail;
  }

  get bank(): SupervisedProgram {
    return this.ground.bank;
  }

  get bankFront(): BankOfficeFront {
    return this.ground.bankFront;
  }

  get database(): DatabaseServer {
    if (this.ground.database === undefined) throw new Error('this database is not ours to stop');
    return this.ground.database;
  }

  get redis(): RedisServer {
    if (this.ground.redis === undefined) throw new Error('this site has no Redis');
    return this.ground.redis;
  }

  /** Deliveries that a living worker is sending now. */
  deliveriesInHand(): string[] {
    return this.workers.flatMap((worker) => worker.claims.held());
  }

  /** Ends everything and leaves nothing behind. */
  async close(): Promise<void> {
    const { ground } = this;
    await Promise.all([...this.webs, ...this.workers].map((program) => program.stop()));
    await ground.bank.stop();
    await this.balancer.close();
    await ground.bankFront.close();
    await ground.mail.close();
    await ground.redis?.kill();
    await ground.sql.end();
    await ground.database?.stop();
    await ground.watchdog.close();
    await rm(ground.folder, { recursive: true, force: true });
  }

  /** Starts a worker beside those that run. */
  async startWorker(): Promise<WatchedProgram> {
    const worker = await this.watch('dist/worker.js', 'Worker ready');
    this.workers.push(worker);
    await worker.start();
    return worker;
  }

  private async startPrograms(): Promise<void> {
    for (let index = 0; index < this.options.webs; index += 1) {
      this.webs.push(await this.watch('dist/main.js', 'Web ready'));
    }
    for (let index = 0; index < this.options.workers; index += 1) {
      this.workers.push(await this.watch('dist/worker.js', 'Worker ready'));
    }
    await Promise.all([...this.webs, ...this.workers].map((program) => program.start()));
  }

  private async watch(entry: 'dist/main.js' | 'dist/worker.js', readyWords: string): Promise<WatchedProgram> {
    const { ground, finder, options } = this;
    const variables = {
      ...ENV_OF_ALL,
      // Written by the program when it is ready, and by nothing else that a run has to keep.
      LOG_LEVEL: entry === 'dist/main.js' ? 'info' : 'warn',
      PUBLIC_URL: this.url,
      BANK_URL: `http://127.0.0.1:${ground.bankPort}${BANK_START_PATH}`,
      BANK_API_URL: ground.bankFront.url,
      SMTP_URL: ground.mail.url,
      DATA_DIR: ground.folder,
      TEST_CLOCK_OFFSET_FILE: ground.clock.file,
    };
    return WatchedProgram.prepare({
      plan: { entry, variables, readyWords, buildFolder: options.buildFolder ?? '', watchdog: ground.watchdog },
      databaseUrl: new URL(ground.databaseUrl),
      redisPort: ground.redis?.port,
      finder,
      redisRefused: () => {
        this.redisRefusals += 1;
      },
    });
  }

  /** Like a balancer: in turn, and not to one that is known to be down. */
  private nextWebPort(): number {
    this.turn += 1;
    const up = this.webs.filter((web) => web.isUp);
    const web = up[this.turn % Math.max(1, up.length)] ?? this.webs[0];
    return web?.port ?? 0;
  }
}

async function layGround(folder: string, watchdog: WatchdogClient, options: SiteOptions): Promise<Ground> {
  const clock = new MovedClock(join(folder, 'clock-offset'));
  const bankPort = await freePort();
  const [database, mail, redis, bankFront] = await Promise.all([
    options.databaseUrl === undefined ? DatabaseServer.start(join(folder, 'postgres'), watchdog) : undefined,
    MailServer.start(),
    options.queue === 'redis' ? RedisServer.start(folder, watchdog) : undefined,
    BankOfficeFront.start(new URL(`http://127.0.0.1:${bankPort}${BANK_OFFICE_PATH}`)),
  ]);
  const databaseUrl = options.databaseUrl ?? database?.url ?? '';
  if (database !== undefined) await migrate(databaseUrl);
  const bank = new SupervisedProgram({
    entry: 'dist/bank-simulator/main.js',
    variables: {
      ...ENV_OF_ALL,
      BANK_PORT: String(bankPort),
      DATA_DIR: folder,
      TEST_CLOCK_OFFSET_FILE: clock.file,
    },
    readyWords: 'Bank simulator ready',
    buildFolder: '',
    watchdog,
  });
  await bank.start();
  const sql = openPool(databaseUrl);
  return { folder, watchdog, clock, database, databaseUrl, sql, mail, redis, bank, bankPort, bankFront };
}
