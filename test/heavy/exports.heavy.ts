import { spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { get, type IncomingMessage } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { selectExportedPayments } from '../../src/payments/persistence/payment-export.queries.js';
import { BuiltProgram, installationVariables } from '../support/built-program.js';
import { heavySize } from '../support/heavy-size.js';
import type { TestDatabase } from '../support/postgres.js';
import { createTownDatabase } from '../support/town.js';

const STALL_MS = 60_000;
/** The form of a hash, of no password. */
const NO_PASSWORD = '$argon2id$v=19$m=65536,t=3,p=1$bmVzc3VuYQ$bmVzc3VuYQ';
/** What the process may need above what it has when it serves pages. */
const MEMORY_LIMIT_MB = 200;
/** Of a page, while a million rows are written or nobody takes them. */
const PAGE_LIMIT_MS = 2_000;

/** Megabytes of a process, by the name that Linux gives them: VmRSS now, VmHWM at most so far. */
function memoryMb(pid: number, name: 'VmRSS' | 'VmHWM'): number {
  const line = new RegExp(`^${name}:\\s+(\\d+) kB$`, 'm').exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
  return Math.round(Number(line?.[1]) / 1_024);
}

describe('a very long list as a file', () => {
  let testDatabase: TestDatabase;
  let sql: pg.Pool;
  let web: BuiltProgram;
  let url: string;
  let cookie: string;
  const size = heavySize();

  beforeAll(async () => {
    testDatabase = await createTownDatabase(size);
    sql = new pg.Pool({ connectionString: testDatabase.url, max: 1 });
    sql.on('error', () => undefined);
    cookie = await signIn();
    const variables = await installationVariables();
    url = `http://127.0.0.1:${variables['PORT'] ?? ''}`;
    // Downloaded at once, whatever the length: what is measured is the passage through the web process.
    web = new BuiltProgram('dist/main.js', {
      ...{ ...variables, DATABASE_URL: testDatabase.url, LOG_LEVEL: 'info', EXPORT_DIRECT_ROWS: '10000000' },
    });
    await web.says('Web ready');
  });

  afterAll(async () => {
    await web.end();
    await sql.end();
    await testDatabase.drop();
  });

  /** A session, without the work of signing in. */
  async function signIn(): Promise<string> {
    const token = randomBytes(16).toString('base64url');
    const now = new Date();
    await sql.query(
      `with one as (
        insert into staff (username, full_name, role, password_hash, must_change_password, created_at, updated_at)
        values ('pesante', 'Prova Pesante', 'manager', $5, false, $2, $2) returning id
      )
      insert into staff_session (token_hash, staff_id, stage, created_at, last_seen_at, expires_at, user_agent, network_hash)
      select $1, id, 'full', $2, $2, $3, 'prova', $4 from one`,
      [
        createHash('sha256').update(token).digest(),
        now,
        new Date(now.getTime() + 3_600_000),
        randomBytes(32),
        NO_PASSWORD,
      ],
    );
    return `staff=${token}`;
  }

  async function ask(path: string): Promise<IncomingMessage> {
    const [response] = (await once(get(url + path, { headers: { cookie }, agent: false }), 'response')) as [
      IncomingMessage,
    ];
    expect([path, response.statusCode]).toEqual([path, 200]);
    return response;
  }

  /** Milliseconds until a page of citizens is there. */
  async function pageMs(): Promise<number> {
    const begun = performance.now();
    await (await fetch(`${url}/`)).arrayBuffer();
    return performance.now() - begun;
  }

  async function linesOf(response: IncomingMessage): Promise<number> {
    let lines = 0;
    for await (const chunk of response) {
      const bytes = chunk as Buffer;
      for (let at = bytes.indexOf(10); at !== -1; at = bytes.indexOf(10, at + 1)) lines += 1;
    }
    return lines;
  }

  /** The same rows, as PostgreSQL's own program writes them. */
  async function copyMs(): Promise<number> {
    const text = selectExportedPayments({}).text.replace(/\s+/g, ' ');
    const begun = performance.now();
    const child = spawn('psql', [testDatabase.url, '-qc', `\\copy (${text}) to '/dev/null' csv header delimiter ';'`], {
      stdio: 'inherit',
    });
    const [code] = (await once(child, 'close')) as [number];
    expect(code).toBe(0);
    return performance.now() - begun;
  }

  it('goes through in bounded memory, in a time that compares with psql, while pages are served', async () => {
    const pid = web.pid!;
    await pageMs();
    const before = memoryMb(pid, 'VmRSS');
    const copied = await copyMs();
    const begun = performance.now();
    const lines = linesOf(await ask('/admin/transazioni/export.csv'));
    const pages: number[] = [];
    const over = lines.then(() => 'over' as const);
    do pages.push(await pageMs());
    while ((await Promise.race([over, pause(200)])) !== 'over');
    const count = await lines;
    const taken = performance.now() - begun;
    const peak = memoryMb(pid, 'VmHWM');
    process.stdout.write(
      `CSV of ${size} rows: ${Math.round(taken)} ms, psql \\copy ${Math.round(copied)} ms, ratio ${(taken / copied).toFixed(2)}; ` +
        `memory ${before} MB before, ${peak} MB at most; slowest page ${Math.round(Math.max(...pages))} ms of ${pages.length}\n`,
    );
    expect(count).toBeGreaterThanOrEqual(size + 1);
    expect(peak - before).toBeLessThan(MEMORY_LIMIT_MB);
    expect(Math.max(...pages)).toBeLessThan(PAGE_LIMIT_MS);
  });

  it('waits for who stops reading for a minute, and serves the others meanwhile', async () => {
    const pid = web.pid!;
    const response = await ask('/admin/transazioni/export.csv');
    const end = performance.now() + STALL_MS;
    const [memory, pages]: [number[], number[]] = [[], []];
    while (performance.now() < end) {
      pages.push(await pageMs());
      memory.push(memoryMb(pid, 'VmRSS'));
      await pause(1_000);
    }
    const lines = await linesOf(response);
    const [least, most] = [Math.min(...memory), Math.max(...memory)];
    process.stdout.write(
      `nobody reads for a minute: memory ${least} to ${most} MB; slowest page ${Math.round(Math.max(...pages))} ms; then ${lines} lines\n`,
    );
    expect(lines).toBeGreaterThanOrEqual(size + 1);
    expect(most - least).toBeLessThan(MEMORY_LIMIT_MB);
    expect(Math.max(...pages)).toBeLessThan(PAGE_LIMIT_MS);
  });

  it('gives up with who goes away, and the query with them', async () => {
    const response = await ask('/admin/transazioni/export.csv');
    response.destroy();
    const isAborted = async (): Promise<boolean> => {
      const { rows } = await sql.query("select 1 from export where state = 'aborted' and error_code = 'interrupted'");
      return rows.length === 1;
    };
    const end = performance.now() + 20_000;
    while (!(await isAborted()) && performance.now() < end) await pause(100);
    expect(await isAborted()).toBe(true);
    const { rows } = await sql.query(
      "select 1 from pg_stat_activity where application_name = 'porta-dei-pagamenti-staff' and state <> 'idle'",
    );
    expect(rows).toHaveLength(0);
  });
});
