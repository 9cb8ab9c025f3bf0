import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import pg from 'pg';
import type { Watchdog } from '../../../src/standalone/watchdog-client.js';
import { EmbeddedPostgres } from '../../../src/standalone/embedded-postgres.js';
import { freePort } from '../../support/free-port.js';

// Identities and cents: far below what a number holds.
pg.types.setTypeParser(pg.types.builtins.INT8, Number);

/** A PostgreSQL that nobody else uses, so that it may be stopped at any moment. */
export class DatabaseServer {
  private constructor(
    readonly port: number,
    private readonly server: EmbeddedPostgres,
    private readonly watchdog: Watchdog,
  ) {}

  static async start(folder: string, watchdog: Watchdog): Promise<DatabaseServer> {
    const port = await freePort();
    const server = new EmbeddedPostgres({
      dataFolder: join(folder, 'data'),
      logFile: join(folder, 'postgres.log'),
      port,
      password: randomBytes(16).toString('hex'),
      // Commits are kept from a stop of the server, which happens here; not from a power cut, which does not.
      settings: { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'on', max_connections: '200' },
    });
    const database = new DatabaseServer(port, server, watchdog);
    await database.launch();
    return database;
  }

  get url(): string {
    return this.server.url;
  }

  /** Stops it at once, as a crash would, and starts it again: it recovers from its journal. */
  async restart(): Promise<void> {
    await this.breakDown();
    await this.launch();
  }

  async stop(): Promise<void> {
    this.forget();
    await this.server.stop();
  }

  private async launch(): Promise<void> {
    await this.server.start();
    if (this.server.pid !== undefined) this.watchdog.watch(this.server.pid);
  }

  private async breakDown(): Promise<void> {
    const { pid } = this.server;
    if (pid === undefined) return;
    this.forget();
    const ended = new Promise<void>((resolve) => {
      this.server.onUnexpectedEnd(resolve);
    });
    process.kill(pid, 'SIGQUIT');
    await ended;
  }

  private forget(): void {
    if (this.server.pid !== undefined) this.watchdog.forget(this.server.pid);
  }
}

/** Ends every session of the portal's processes; answers how many there were. */
export async function terminateSessions(sql: pg.Pool): Promise<number> {
  const { rows } = await sql.query<{ ended: boolean }>(
    `select pg_terminate_backend(pid) as ended from pg_stat_activity
     where datname = current_database() and pid <> pg_backend_pid() and application_name like 'porta%'`,
  );
  return rows.filter(({ ended }) => ended).length;
}

/** Sessions with the server for ourselves; a connection that breaks is opened anew at the next question. */
export function openPool(url: string): pg.Pool {
  const pool = new pg.Pool({ connectionString: url, max: 6 });
  pool.on('error', () => undefined);
  return pool;
}
