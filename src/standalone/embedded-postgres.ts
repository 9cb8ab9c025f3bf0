import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { open, readFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import pg from 'pg';
import { errorCodeOf } from '../shared/error-code.js';
import { findPostgresBinaries, type PostgresBinaries } from './postgres-binaries.js';
import { DATABASE_ROLE, ensureCluster } from './postgres-cluster.js';
import { databaseRunning, releaseDataFolder } from './postmaster-lock.js';
import { chooseServerAccount, type ServerAccount } from './server-account.js';
import { StandaloneError } from './standalone-error.js';

/** One embedded server. */
export interface EmbeddedPostgresOptions {
  /** PostgreSQL's own folder; made at the first start. An absolute path. */
  readonly dataFolder: string;
  /** Where the server writes what it has to say; appended to. */
  readonly logFile: string;
  /** On 127.0.0.1 only. */
  readonly port: number;
  readonly password: string;
  /** Further settings of postgresql.conf, which win over ours. */
  readonly settings?: Readonly<Record<string, string>>;
}

const HOST = '127.0.0.1';
const DATABASE_NAME = 'porta';
/** Long, because a server that was killed replays its journal first. */
const START_TIMEOUT_MS = 120_000;
const FAST_SHUTDOWN_MS = 30_000;
const POLL_MS = 50;
/** Said while processes of a killed server are still closing; it passes by itself. */
const PREDECESSOR_CLOSING = 'pre-existing shared memory block';
const PREDECESSOR_TRIES = 40;
/** Said by the slower of two starts at the same moment. */
const LOCKED = 'lock file "postmaster.pid" already exists';
const CANNOT_CONNECT_NOW = '57P03';
const INVALID_PASSWORD = '28P01';
const UNKNOWN_DATABASE = '3D000';

const SETTINGS: Readonly<Record<string, string>> = {
  listen_addresses: HOST,
  unix_socket_directories: '',
  timezone: 'UTC',
  log_timezone: 'UTC',
  // The detail of an error repeats the row that caused it: citizens' data do not belong into a log.
  log_error_verbosity: 'terse',
  log_min_error_statement: 'panic',
};

const run = promisify(execFile);

/** A PostgreSQL server of our own, in a folder of our own. It never touches a server of the system. */
export class EmbeddedPostgres {
  private server: ChildProcess | undefined;
  private binaries: PostgresBinaries | undefined;

  constructor(private readonly options: EmbeddedPostgresOptions) {}

  /** Address of the application's database, password included: never to be shown. */
  get url(): string {
    return this.urlOf(DATABASE_NAME);
  }

  /** Process number of the running server. */
  get pid(): number | undefined {
    return this.server?.pid;
  }

  /**
   * Makes the data folder when it is missing, starts the server and makes the application's database.
   *
   * @throws StandaloneError when the server cannot run; the message says why and what to do.
   */
  async start(): Promise<void> {
    this.binaries = await findPostgresBinaries();
    const account = await chooseServerAccount(this.binaries.postgres);
    const { dataFolder, password } = this.options;
    await ensureCluster({ dataFolder, password, binaries: this.binaries, account });
    await releaseDataFolder(dataFolder);
    for (let tries = 1; ; tries += 1) {
      const failure = await this.launch(this.binaries, account);
      if (failure === undefined) return;
      if (failure.includes(LOCKED)) throw databaseRunning(dataFolder);
      if (tries >= PREDECESSOR_TRIES || !failure.includes(PREDECESSOR_CLOSING)) {
        throw new StandaloneError('DATABASE_START', `Il database non si avvia: ${failure}`);
      }
      await pause(5 * POLL_MS);
    }
  }

  /** Ends open sessions, writes everything to disk and stops the server. Does nothing when it is not running. */
  async stop(): Promise<void> {
    const server = this.server;
    this.server = undefined;
    if (server === undefined || hasEnded(server)) return;
    const ended = once(server, 'exit');
    await this.shutDown(server, 'fast');
    const inTime = await Promise.race([ended, pause(FAST_SHUTDOWN_MS, 'late', { ref: false })]);
    if (inTime !== 'late') return;
    // The journal makes this safe: the next start replays it.
    await this.shutDown(server, 'immediate');
    await ended;
  }

  /** Calls back once when the server ends without {@link stop}. */
  onUnexpectedEnd(callback: () => void): void {
    const server = this.server;
    server?.once('exit', () => {
      if (this.server === server) callback();
    });
  }

  private urlOf(database: string): string {
    const { port, password } = this.options;
    return `postgres://${DATABASE_ROLE}:${encodeURIComponent(password)}@${HOST}:${port}/${database}`;
  }

  /** Starts the server; answers with what it said when it ended instead of getting ready. */
  private async launch(binaries: PostgresBinaries, account: ServerAccount): Promise<string | undefined> {
    const log = await open(this.options.logFile, 'a', 0o600);
    const { size } = await log.stat();
    const settings = Object.entries({ ...SETTINGS, ...this.options.settings });
    const { file, args, ...identity } = account.launch(binaries.postgres, [
      ...['-D', this.options.dataFolder, '-p', String(this.options.port)],
      ...settings.flatMap(([name, value]) => ['-c', `${name}=${value}`]),
    ]);
    const server = spawn(file, args, {
      ...identity,
      cwd: '/',
      // A group of its own: Ctrl-C in the terminal must reach the supervisor only, which stops the server last.
      detached: process.platform !== 'win32',
      windowsHide: true,
      stdio: ['ignore', log.fd, log.fd],
    });
    await log.close();
    this.server = server;
    if (await this.becomesReady(server)) return undefined;
    return (await readFile(this.options.logFile, 'utf8')).slice(size).trim();
  }

  private async becomesReady(server: ChildProcess): Promise<boolean> {
    for (let waitedMs = 0; waitedMs < START_TIMEOUT_MS; waitedMs += POLL_MS) {
      if (hasEnded(server)) return false;
      if (await this.answers()) return true;
      await pause(POLL_MS);
    }
    await this.stop();
    return false;
  }

  /** True when the application's database can be used, which is made at the first answer. */
  private async answers(): Promise<boolean> {
    try {
      await query(this.url, 'select 1');
      return true;
    } catch (error) {
      const code = errorCodeOf(error);
      if (code === 'ECONNREFUSED' || code === 'ECONNRESET' || code === CANNOT_CONNECT_NOW) return false;
      if (code !== UNKNOWN_DATABASE) {
        await this.stop();
        throw code === INVALID_PASSWORD ? wrongPassword() : error;
      }
      await query(this.urlOf('postgres'), `create database ${DATABASE_NAME}`);
      return true;
    }
  }

  private async shutDown(server: ChildProcess, mode: 'fast' | 'immediate'): Promise<void> {
    if (process.platform !== 'win32') {
      server.kill(mode === 'fast' ? 'SIGINT' : 'SIGQUIT');
    } else if (this.binaries !== undefined) {
      // Windows has no such signals: the server's own program passes the request on.
      await run(this.binaries.pgCtl, ['stop', '-D', this.options.dataFolder, '-m', mode, '-W']);
    }
  }
}

function hasEnded(server: ChildProcess): boolean {
  return server.exitCode !== null || server.signalCode !== null || server.pid === undefined;
}

async function query(url: string, text: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  try {
    await client.connect();
    await client.query(text);
  } finally {
    await client.end();
  }
}

function wrongPassword(): StandaloneError {
  return new StandaloneError(
    'SECRETS',
    'La password in secrets.json non apre il database della stessa cartella DATA_DIR: ' +
      'rimetti il file che fu creato insieme al database, oppure ricomincia con una DATA_DIR vuota.',
  );
}
