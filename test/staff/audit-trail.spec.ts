import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import pg from 'pg';
import type { NewAuditEntry } from '../../src/shared/audit-trail/audit-entry.js';
import { auditEntryToJson, parseAuditLines } from '../../src/shared/audit-trail/audit-json.js';
import { readAuditHead, streamAuditEntries } from '../../src/shared/audit-trail/audit-table.js';
import { AuditTrail } from '../../src/shared/audit-trail/audit-trail.js';
import { MerkleTree } from '../../src/shared/audit-trail/merkle-tree.js';
import { SealAuditDays } from '../../src/shared/audit-trail/seal-audit-days.js';
import { listAuditSeals } from '../../src/shared/audit-trail/seal-table.js';
import { type AuditVerdict, verifyAuditChain } from '../../src/shared/audit-trail/verify-audit-chain.js';
import { Database } from '../../src/shared/database.js';
import { MovingClock } from '../support/moving-clock.js';
import { createMigratedTestDatabase, type TestDatabase } from '../support/postgres.js';

const entry = (id: string, changes: Partial<NewAuditEntry> = {}): NewAuditEntry => ({
  actor: { kind: 'staff', id: 7, name: 'anna' },
  action: 'staff-enabled',
  subject: { kind: 'staff', id },
  data: { città: 'Bari', count: 3 },
  ...changes,
});

describe('the audit trail', () => {
  let testDatabase: TestDatabase;
  let database: Database;
  let sql: pg.Pool;
  let clock: MovingClock;
  let trail: AuditTrail;

  beforeEach(async () => {
    testDatabase = await createMigratedTestDatabase();
    database = new Database({ url: testDatabase.url, poolSize: 6, onIdleError: () => undefined });
    sql = new pg.Pool({ connectionString: testDatabase.url, max: 2 });
    sql.on('error', () => undefined);
    clock = new MovingClock(new Date('2026-11-20T10:00:00Z'));
    trail = new AuditTrail(database, clock);
  });

  afterEach(async () => {
    await database.close();
    await sql.end();
    await testDatabase.drop();
  });

  const verify = async (): Promise<AuditVerdict> =>
    verifyAuditChain(streamAuditEntries(database), {
      seals: await listAuditSeals(database),
      head: await readAuditHead(database),
    });

  /** As somebody who owns the database could. */
  const asOwner = async (statement: string): Promise<void> => {
    await sql.query(`set session_replication_role = replica; ${statement}; set session_replication_role = origin`);
  };

  const write = async (count: number): Promise<void> => {
    for (let index = 1; index <= count; index += 1) await trail.recordAlone(entry(String(index)));
  };

  it('never forks, however many record at once', async () => {
    const writers = Array.from({ length: 60 }, (_none, index) => trail.recordAlone(entry(String(index))));
    await Promise.all(writers);
    expect(await verify()).toMatchObject({ isIntact: true, entries: 60 });
  });

  it('stays with the change that it records: both are there, or neither is', async () => {
    await write(1);
    const failing = database.transaction(async (tx) => {
      await trail.record(tx, entry('2'));
      throw new Error('the change failed');
    });
    await expect(failing).rejects.toThrow('the change failed');
    await write(1);
    expect(await verify()).toMatchObject({ isIntact: true, entries: 2 });
  });

  it('refuses to be changed, shortened or emptied, and rows that do not continue it', async () => {
    await write(2);
    for (const statement of [
      "update audit_entry set data = '{}'",
      'delete from audit_entry where sequence = 2',
      'truncate audit_entry',
      'delete from audit_head',
      `insert into audit_entry select 3, at, actor_kind, actor_id, actor_name, action, subject_kind, subject_id, data,
         previous_hash, sha256('x') from audit_entry where sequence = 2`,
      `insert into audit_entry select 9, at, actor_kind, actor_id, actor_name, action, subject_kind, subject_id, data,
         hash, sha256('x') from audit_entry where sequence = 2`,
    ]) {
      await expect(sql.query(statement)).rejects.toMatchObject({ code: '23000' });
    }
    expect(await verify()).toMatchObject({ isIntact: true, entries: 2 });
  });

  it.each([
    [
      'one byte of a row',
      `update audit_entry set data = jsonb_set(data, '{città}', '"Barì"') where sequence = 3`,
      3,
      'content',
    ],
    ['who did it', "update audit_entry set actor_name = 'luca' where sequence = 2", 2, 'content'],
    ['the hash of a row', "update audit_entry set hash = sha256('x') where sequence = 4", 4, 'content'],
    ['a row taken out', 'delete from audit_entry where sequence = 3', 4, 'link'],
    ['the first row', 'delete from audit_entry where sequence = 1', 2, 'start'],
    ['the last rows', 'delete from audit_entry where sequence >= 4', 4, 'end'],
  ])('names the first row that is not what was written: %s', async (_what, statement, sequence, reason) => {
    await write(5);
    await asOwner(statement);
    expect(await verify()).toEqual({ isIntact: false, sequence, reason });
  });

  it('is sealed day by day in Italian time, and a forgery with its own hashes shows at the seal', async () => {
    clock.set(new Date('2026-11-20T22:30:00Z'));
    await write(3);
    clock.set(new Date('2026-11-20T23:30:00Z'));
    await write(2);
    const seals = new SealAuditDays(database, clock);
    clock.set(new Date('2026-11-23T12:00:00Z'));
    while (await seals.execute());
    const found = await listAuditSeals(database);
    expect(found.map(({ day, firstSequence, entryCount }) => [day, firstSequence, entryCount])).toEqual([
      ['2026-11-20', 1, 3],
      ['2026-11-21', 4, 2],
      ['2026-11-22', 6, 0],
    ]);
    expect(await verify()).toMatchObject({ isIntact: true, seals: 2 });
    await expect(sql.query('delete from audit_seal')).rejects.toMatchObject({ code: '23000' });
    await rewriteFrom(2);
    expect(await verify()).toEqual({ isIntact: false, sequence: 3, reason: 'seal' });
  });

  /** What a forger with the program would do: another row 2, and every hash after it made again. */
  async function rewriteFrom(sequence: number): Promise<void> {
    const kept = [];
    for await (const row of streamAuditEntries(database)) kept.push(row);
    await asOwner(`delete from audit_entry where sequence >= ${sequence}; update audit_head set sequence = ${sequence - 1},
      hash = (select hash from audit_entry where sequence = ${sequence - 1})`);
    for (const { at, subject } of kept.slice(sequence - 1)) {
      clock.set(at);
      await trail.recordAlone(entry(subject?.id ?? '', { actor: { kind: 'staff', id: 8, name: 'luca' } }));
    }
  }

  it('waits with a seal until the last ones of the evening are in', async () => {
    await write(1);
    const seals = new SealAuditDays(database, clock);
    clock.set(new Date('2026-11-20T23:04:00Z'));
    expect(await seals.execute()).toBe(false);
    clock.set(new Date('2026-11-20T23:06:00Z'));
    expect(await seals.execute()).toBe(true);
  });

  it('counts repeated views: one row a minute, with the filter and how many', async () => {
    const view = entry('lista', { action: 'access-refused', data: { filter: 'abc' } });
    for (let index = 0; index < 5; index += 1) await trail.recordView(view);
    await trail.recordView({ ...view, data: { filter: 'altro' } });
    expect(await trail.flushViews()).toBe(false);
    expect((await readAuditHead(database)).sequence).toBe(0);
    clock.advance(60_000);
    await trail.recordView(view);
    await trail.flushViews();
    const rows = [];
    for await (const { data } of streamAuditEntries(database)) rows.push([data['filter'], data['views']]);
    expect(rows.sort()).toEqual([
      ['abc', 5],
      ['altro', 1],
    ]);
  });

  it('can be verified from an exported file, whole or a part, and names the altered row', async () => {
    await write(4);
    const lines: string[] = [];
    for await (const row of streamAuditEntries(database)) lines.push(auditEntryToJson(row));
    const verifyLines = (text: string): Promise<AuditVerdict> =>
      verifyAuditChain(parseAuditLines(createInterface({ input: Readable.from([text]) })), { seals: [] });
    expect(await verifyLines(lines.join('\r\n'))).toMatchObject({ isIntact: true, entries: 4 });
    expect(await verifyLines(lines.slice(1, 3).join('\n'))).toMatchObject({ isIntact: true, entries: 2 });
    const altered = lines.join('\n').replace('"id":"3"', '"id":"9"');
    expect(await verifyLines(altered)).toEqual({ isIntact: false, sequence: 3, reason: 'content' });
    await expect(verifyLines(`${lines[0] ?? ''}\n{"sequence":`)).rejects.toThrow('line 2');
  });
});

describe('MerkleTree', () => {
  const tree = (count: number): string => {
    const merkle = new MerkleTree();
    // The leaves and roots of RFC 6962's reference implementation.
    const leaves = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'];
    for (const leaf of leaves.slice(0, count)) merkle.add(Buffer.from(leaf, 'hex'));
    return merkle.root.toString('hex');
  };

  it.each([
    [0, 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
    [1, '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d'],
    [2, 'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125'],
    [3, 'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77'],
    [5, '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4'],
    [8, '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328'],
  ])('of %i leaves', (count, root) => {
    expect(tree(count)).toBe(root);
  });
});
