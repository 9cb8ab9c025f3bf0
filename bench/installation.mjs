// What `npm start` runs, from the same build: PostgreSQL that survives a power cut, bank simulator, worker, web, and a
// mail server.
import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startChild } from './child.mjs';
import { processorTimeMs } from './processor-time.mjs';

const HOST = '127.0.0.1';

/**
 * Starts the whole portal on free ports and in a temporary folder; everything goes with {@link Installation.end}.
 *
 * @param {{ profile: boolean }} options with `profile` Node writes where the web process spent its time
 */
export async function startInstallation({ profile }) {
  const folder = await mkdtemp(join(tmpdir(), 'porta-bench-'));
  const installation = new Installation(folder);
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.once(signal, () => void installation.end().then(() => process.exit(1)));
  }
  try {
    await installation.start(profile);
    return installation;
  } catch (error) {
    await installation.end();
    throw error;
  }
}

class Installation {
  #children = [];
  #database;

  constructor(folder) {
    this.folder = folder;
    this.profileFolder = join(folder, 'profile');
  }

  async start(profile) {
    const { EmbeddedPostgres } = await import('../dist/standalone/embedded-postgres.js');
    const { migrate } = await import('../dist/database/migrate.js');
    const [port, bankPort, mailPort, databasePort] = await freePorts(4);
    this.#database = new EmbeddedPostgres({
      dataFolder: join(this.folder, 'postgres'),
      logFile: join(this.folder, 'postgres.log'),
      port: databasePort,
      password: randomBytes(16).toString('hex'),
    });
    await this.#database.start();
    await migrate(this.#database.url);
    this.url = `http://${HOST}:${port}`;
    this.resultKey = randomBytes(32).toString('hex');
    this.sql = new pg.Pool({ connectionString: this.#database.url, max: 2 });
    this.sql.on('error', () => undefined);
    await mkdir(this.profileFolder);
    await this.#startPrograms({ port, bankPort, mailPort }, profile);
  }

  async #startPrograms({ port, bankPort, mailPort }, profile) {
    const env = {
      PATH: process.env.PATH,
      HOST,
      PORT: String(port),
      BANK_PORT: String(bankPort),
      DATABASE_URL: this.#database.url,
      SMTP_URL: `smtp://${HOST}:${mailPort}`,
      DATA_DIR: this.folder,
      // Each journey comes from an address of its own, so that the limits stay on, as they are for citizens.
      TRUST_PROXY: 'true',
      SESSION_SECRET: randomBytes(32).toString('hex'),
      EXPORT_SIGNING_KEY: randomBytes(32).toString('hex'),
      BANK_START_KEY: randomBytes(32).toString('hex'),
      BANK_RESULT_KEY: this.resultKey,
    };
    const start = (name, file, ready, more = {}) => this.startProgram({ name, file, ready, env, ...more });
    await start('mail', 'bench/mail-sink.mjs', 'Mail sink ready', { args: [String(mailPort)] });
    await start('bank', 'dist/bank-simulator/main.js', 'Bank simulator ready');
    const nodeArgs = ['--enable-source-maps'];
    this.worker = await start('worker', 'dist/worker.js', 'Worker ready', { nodeArgs });
    const profiling = profile ? ['--cpu-prof', `--cpu-prof-dir=${this.profileFolder}`] : [];
    this.web = await start('web', 'dist/main.js', 'Web ready', { nodeArgs: [...nodeArgs, ...profiling] });
  }

  /** Starts one more program, which ends with the others. */
  async startProgram(plan) {
    const child = await startChild({ env: { PATH: process.env.PATH }, folder: this.folder, ...plan });
    this.#children.push(child);
    return child;
  }

  /** Connection of PostgreSQL's own programs, such as pgbench, to another database of this server. */
  connectionOf(database) {
    const { hostname, port, username, password } = new URL(this.#database.url);
    return {
      url: this.#database.url.replace(/\/[^/]*$/, `/${database}`),
      args: ['-h', hostname, '-p', port, '-U', username, database],
      env: { PATH: process.env.PATH, PGPASSWORD: decodeURIComponent(password) },
    };
  }

  /** Processor time so far, in milliseconds. */
  async processorTime() {
    return {
      web: await processorTimeMs(this.web.pid),
      worker: await processorTimeMs(this.worker.pid),
      postgresql: await processorTimeMs(this.#database.pid, { withChildren: true }),
    };
  }

  /** Ends the web process alone: only then its profile is written. */
  async endWeb() {
    await this.web.end();
  }

  async end() {
    for (const child of this.#children.reverse()) await child.end();
    await this.sql?.end();
    await this.#database?.stop();
    await rm(this.folder, { recursive: true, force: true });
  }
}

/** Ports of 127.0.0.1 that nobody listens on at this moment, all different. */
export async function freePorts(count) {
  const probes = await Promise.all(
    Array.from(
      { length: count },
      () =>
        new Promise((resolve, reject) => {
          const probe = createServer().once('error', reject);
          probe.listen(0, HOST, () => resolve(probe));
        }),
    ),
  );
  const ports = probes.map((probe) => probe.address().port);
  await Promise.all(probes.map((probe) => new Promise((resolve) => probe.close(resolve))));
  return ports;
}
