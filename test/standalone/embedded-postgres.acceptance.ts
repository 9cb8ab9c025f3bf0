import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { EmbeddedPostgres } from '../../src/standalone/embedded-postgres.js';
import { releaseDataFolder } from '../../src/standalone/postmaster-lock.js';
import { freePort } from '../support/free-port.js';
import { withTemporaryFolder } from '../support/temporary-folder.js';
import { until } from '../support/until.js';

async function serverIn(folder: string, password = 'segreto di prova'): Promise<EmbeddedPostgres> {
  return new EmbeddedPostgres({
    dataFolder: join(folder, 'postgres'),
    logFile: join(folder, 'postgres.log'),
    port: await freePort(),
    password,
    settings: { fsync: 'off' },
  });
}

async function ask(server: EmbeddedPostgres, text: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: server.url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(text)).rows;
  } finally {
    await client.end();
  }
}

describe('the embedded PostgreSQL', () => {
  /** A database that was started and stopped once: to make one takes longer than to copy it. */
  let made: string;

  beforeAll(async () => {
    made = await mkdtemp(join(tmpdir(), 'cluster-'));
    const server = await serverIn(made);
    await server.start();
    await server.stop();
  });

  afterAll(() => rm(made, { recursive: true, force: true }));

  /** A folder with a database in it, owners and all. */
  const withDatabase = (work: (folder: string) => Promise<void>): Promise<void> =>
    withTemporaryFolder(async (folder) => {
      await promisify(execFile)('cp', ['-a', join(made, 'postgres'), folder]);
      await work(folder);
    });

  it('keeps its data from one start to the next', () =>
    withTemporaryFolder(async (folder) => {
      const first = await serverIn(folder);
      await first.start();
      await ask(first, 'create table kept as select 42 as answer');
      await first.stop();
      await expect(ask(first, 'select 1')).rejects.toThrow('ECONNREFUSED');

      const second = await serverIn(folder);
      await second.start();
      expect(await ask(second, 'select answer from kept')).toEqual([{ answer: 42 }]);
      await second.stop();
    }));

  it('listens on this machine only, asks for the password and closes its folder to others', () =>
    withDatabase(async (folder) => {
      const server = await serverIn(folder);
      await server.start();
      expect(await ask(server, 'show listen_addresses')).toEqual([{ listen_addresses: '127.0.0.1' }]);
      const stranger = new URL(server.url);
      stranger.password = 'wrong';
      await expect(new pg.Client({ connectionString: stranger.href }).connect()).rejects.toThrow('password');
      expect((await stat(join(folder, 'postgres'))).mode & 0o777).toBe(0o700);
      await server.stop();
    }));

  it('writes no rows into its log when a statement fails', () =>
    withDatabase(async (folder) => {
      const server = await serverIn(folder);
      await server.start();
      await ask(server, 'create table person (email text unique)');
      await ask(server, "insert into person values ('anna@mail.example')");
      await expect(ask(server, "insert into person values ('anna@mail.example')")).rejects.toThrow('duplicate');
      await server.stop();
      const log = await readFile(join(folder, 'postgres.log'), 'utf8');
      expect(log).toContain('duplicate key');
      expect(log).not.toContain('anna');
    }));

  it('starts again after everything was killed', () =>
    withDatabase(async (folder) => {
      const killed = await serverIn(folder);
      await killed.start();
      await ask(killed, 'create table kept as select 42 as answer');
      let ended = false;
      killed.onUnexpectedEnd(() => (ended = true));
      process.kill(killed.pid ?? 0, 'SIGKILL');
      await until('the server is gone', () => ended);

      const next = await serverIn(folder);
      await next.start();
      expect(await ask(next, 'select answer from kept')).toEqual([{ answer: 42 }]);
      await next.stop();
    }));

  it('is not stopped by a lock whose process number now belongs to another program', () =>
    withDatabase(async (folder) => {
      const lock = [process.pid, join(folder, 'postgres'), '1', '5432', '', '127.0.0.1', '', 'ready', ''].join('\n');
      await writeFile(join(folder, 'postgres', 'postmaster.pid'), lock);

      const next = await serverIn(folder);
      await next.start();
      await next.stop();
    }));

  it('leaves a server that runs on the same folder alone and says so', () =>
    withDatabase(async (folder) => {
      const running = await serverIn(folder);
      await running.start();
      await expect(releaseDataFolder(join(folder, 'postgres'), 200)).rejects.toMatchObject({
        code: 'DATABASE_RUNNING',
        message: expect.stringContaining('DATA_DIR') as string,
      });
      expect(await ask(running, 'select 1 as alive')).toEqual([{ alive: 1 }]);
      await running.stop();
    }));

  it('says which file is wrong when the password does not open the database', () =>
    withDatabase(async (folder) => {
      const other = await serverIn(folder, 'un altro segreto');
      await expect(other.start()).rejects.toMatchObject({ code: 'SECRETS' });
      expect(other.pid).toBeUndefined();
    }));

  it('repeats the server’s own reason when it cannot start', () =>
    withDatabase(async (folder) => {
      await rm(join(folder, 'postgres', 'global', 'pg_control'));
      const failure = await (await serverIn(folder)).start().catch((error: unknown) => error);
      expect(failure).toMatchObject({ code: 'DATABASE_START' });
      expect(String(failure)).toContain('pg_control');
    }));
});
