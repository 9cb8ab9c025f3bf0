import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { TEST_SECRETS } from '../support/test-environment.js';
import { withTemporaryFolder } from '../support/temporary-folder.js';
import { until } from '../support/until.js';
import { camt053, statement } from './bank-paper.js';
import { ImportDesk } from './import-desk.js';

const DAY = '2026-11-24';
const LEASE_MS = 60_000;

/** A statement of three lines, of which one has no amount that could be read. */
const PAPER = camt053(
  statement(DAY, [
    { reference: 'UNO', amountCents: 1_000, orderId: undefined, description: 'PRIMO' },
    { reference: 'DUE', amountCents: 2_500, orderId: undefined, description: 'SECONDO' },
    { reference: 'TRE', amountCents: -300, orderId: undefined, description: 'TERZO' },
  ]),
).replace('>3.00<', '>tre<');

/** Whatever happened on the way, this is what an import of {@link PAPER} leaves. */
const UNBROKEN = {
  ...{ state: 'loaded', linesNew: 2, linesKnown: 0, linesRejected: 1, lease: null },
  ...{ lines: 2, statements: 1, rejects: 1, findings: 2, chunks: 0 },
  ...{ imported: 1, refused: 0 },
};

let desk: ImportDesk;

beforeEach(async () => {
  desk = await ImportDesk.open();
});

afterEach(() => desk.close());

/** The only file of the desk, with all that came of it. */
async function result(): Promise<unknown> {
  const files = await desk.rows(`
    select state, lines_new::int as "linesNew", lines_known::int as "linesKnown", lines_rejected::int as "linesRejected",
      lease_until as lease, (select count(*)::int from bank_line) as lines,
      (select count(*)::int from bank_statement) as statements, (select count(*)::int from bank_line_reject) as rejects,
      (select count(*)::int from reconciliation_finding) as findings,
      (select count(*)::int from bank_file_chunk) as chunks,
      (select count(*)::int from audit_entry where action = 'bank-file-imported') as imported,
      (select count(*)::int from audit_entry where action = 'bank-file-refused') as refused
    from bank_file`);
  expect(files).toHaveLength(1);
  return files[0];
}

/** Keeps every import from its lines until `release`: as long as somebody else's takes. */
async function holdImports(): Promise<{ waiting(count: number): Promise<unknown>; release(): Promise<void> }> {
  const client = await desk.sql.connect();
  await client.query(`select pg_advisory_lock(hashtext('reconciliation'))`);
  const waiting = (count: number): Promise<unknown> =>
    until(`${count} imports wait`, async () => {
      const [row] = await desk.rows<{ waiting: number }>(
        `select count(*)::int as waiting from pg_locks l join pg_database d on d.oid = l.database
         where d.datname = current_database() and l.locktype = 'advisory' and not l.granted`,
      );
      return row?.waiting === count;
    });
  return {
    waiting,
    async release() {
      await client.query(`select pg_advisory_unlock(hashtext('reconciliation'))`);
      client.release();
    },
  };
}

it('leaves the same after its process was killed and somebody brought the file again', async () => {
  await withTemporaryFolder(async (folder) => {
    const path = join(folder, 'conto.xml');
    await writeFile(path, PAPER);
    const held = await holdImports();
    const dying = porta('bank-file', 'import', path);
    await held.waiting(1);
    dying.kill('SIGKILL');
    await once(dying, 'exit');
    await held.release();
    const [left] = await desk.rows<{ lease: Date }>('select lease_until as lease from bank_file');
    const soon = desk.another(new Date(left!.lease.getTime() - 1));
    expect(await soon.bring(PAPER)).toMatchObject({ kind: 'known' });
    await soon.close();
    const later = desk.another(left!.lease);
    const both = await Promise.all([later.bring(PAPER), later.bring(PAPER)]);
    await later.close();
    expect(both.map(({ kind }) => kind).sort()).toEqual(['known', 'loaded']);
    expect(await result()).toEqual(UNBROKEN);
  });
});

it('is finished by the timer of another worker when its own is gone', async () => {
  await leaveToWorker(PAPER);
  const { clock, store } = desk;
  // The worker that is gone left nothing but this: what it loaded was not committed.
  const gone = await store.take(clock.now(), new Date(clock.now().getTime() + LEASE_MS));
  expect(gone).toMatchObject({ failures: 0 });
  const rounds = [desk.rounds(), desk.rounds()];
  clock.advance(LEASE_MS);
  for (const timer of rounds) timer.onApplicationBootstrap();
  await until('the file is loaded', async () => {
    const [file] = await desk.rows<{ state: string }>('select state from bank_file');
    return file?.state === 'loaded';
  });
  for (const timer of rounds) await timer.beforeApplicationShutdown();
  expect(await result()).toEqual(UNBROKEN);
});

it('is given up by the timer when it broke off again and again, and can be brought anew', async () => {
  await leaveToWorker(PAPER);
  const { clock, store } = desk;
  for (let failures = 0; failures < 3; failures += 1) {
    expect(await store.take(clock.now(), new Date(clock.now().getTime() + LEASE_MS))).toMatchObject({ failures });
    clock.advance(LEASE_MS);
  }
  const timer = desk.rounds();
  timer.onApplicationBootstrap();
  const given = await until('the file is given up', async () => {
    const [file] = await desk.rows<{ state: string; reason: string }>(
      `select state, refusal_reason as reason from bank_file where state <> 'loading'`,
    );
    return file;
  });
  await timer.beforeApplicationShutdown();
  expect(given).toEqual({ state: 'refused', reason: 'not-loaded' });
  expect(await desk.bring(PAPER)).toMatchObject({ kind: 'loaded' });
  expect(await result()).toEqual({ ...UNBROKEN, refused: 1 });
});

it('has lost its turn when it comes back after another took the file over', async () => {
  const held = await holdImports();
  const suspended = desk.bring(PAPER);
  await held.waiting(1);
  const other = desk.another(new Date(desk.clock.now().getTime() + LEASE_MS));
  const taking = other.bring(PAPER);
  await held.waiting(2);
  // Locks are given in the order in which they were asked for: the suspended one goes first.
  await held.release();
  const [first, second] = await Promise.all([suspended, taking]);
  await other.close();
  expect([first, second]).toMatchObject([{ kind: 'known' }, { kind: 'loaded' }]);
  expect(await result()).toEqual(UNBROKEN);
});

/** An operator's command as a process of its own. */
function porta(...args: string[]): ChildProcess {
  const env = { ...TEST_SECRETS, DATABASE_URL: desk.url };
  return spawn(process.execPath, ['dist/cli.js', ...args], { env, stdio: 'ignore' });
}

/** What a page does with a large file. */
async function leaveToWorker(contents: string): Promise<void> {
  const content = Buffer.from(contents);
  const sha256 = createHash('sha256').update(content).digest();
  await desk.rows(
    `with filed as (
       insert into bank_file (public_id, sha256, name, size_bytes, source, received_at, state)
       values ('GRANDE0000000000000000', $1, 'conto.xml', $2, 'command', $3, 'waiting') returning id
     ) insert into bank_file_chunk (file_id, number, content) select id, 0, $4 from filed`,
    [sha256, content.length, desk.clock.now(), content],
  );
}
