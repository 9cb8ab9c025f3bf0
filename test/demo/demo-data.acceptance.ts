import { Readable, Writable } from 'node:stream';
import pg from 'pg';
import { demoGenerateCommand } from '../../src/demo/demo-generate.command.js';
import { planDays } from '../../src/demo/day-plan.js';
import { generateDemoData, type DemoOptions } from '../../src/demo/generate-demo-data.js';
import { parseEmail } from '../../src/domain/email.js';
import { matchNameWithTaxCode } from '../../src/domain/name-match.js';
import { parseTaxCode } from '../../src/domain/tax-code.js';
import { hashEvent, isChainIntact, type ChainedEvent } from '../../src/payments/payment-history.js';
import { PaymentStore } from '../../src/payments/persistence/payment.store.js';
import { Database } from '../../src/shared/database.js';
import { aPayment } from '../factories/payment.factory.js';
import { createMigratedTestDatabase, type TestDatabase } from '../support/postgres.js';

const UNTIL = new Date('2026-03-02T09:30:00.000Z');
const PAYMENTS = 2_000;
/** An office where one asks for refunds and another approves them. */
const STAFF = `
  insert into staff (username, full_name, role, password_hash, must_change_password, created_at, updated_at)
  select role, role, role, '$argon2id$none', false, '2025-01-01', '2025-01-01' from unnest(array['clerk', 'manager']) role`;

describe('invented payments', () => {
  let testDatabase: TestDatabase;
  let sql: pg.Pool;

  const options = (changes: Partial<DemoOptions> = {}): DemoOptions => ({
    ...{ databaseUrl: testDatabase.url, payments: PAYMENTS, days: 90, seed: 'a', until: UNTIL, isForced: false },
    ...changes,
  });

  const rows = async <Row extends object>(text: string): Promise<Row[]> => (await sql.query<Row>(text)).rows;

  /** What the seed decides: everything but ids. */
  const contents = async (from: pg.Pool): Promise<object[]> => {
    const result = await from.query<object>(`
      select p.public_id, p.service_slug, p.total_cents, p.status, p.paid_at, p.created_at, y.tax_code, y.email, y.description,
        encode(p.last_event_hash, 'hex') as hash, r.verification_code, r.number
      from payment p join payer y on y.payment_id = p.id left join receipt r on r.payment_id = p.public_id order by p.id`);
    return result.rows;
  };

  beforeAll(async () => {
    testDatabase = await createMigratedTestDatabase();
    sql = new pg.Pool({ connectionString: testDatabase.url, max: 2 });
    sql.on('error', () => undefined);
    await sql.query(STAFF);
    expect(await generateDemoData(options())).toEqual({ kind: 'generated', payments: PAYMENTS });
  });

  afterAll(async () => {
    await sql.end();
    await testDatabase.drop();
  });

  it('are the same for the same seed', async () => {
    const other = await createMigratedTestDatabase();
    const otherSql = new pg.Pool({ connectionString: other.url, max: 1 });
    otherSql.on('error', () => undefined);
    try {
      await otherSql.query(STAFF);
      await generateDemoData(options({ databaseUrl: other.url }));
      expect(await contents(otherSql)).toEqual(await contents(sql));
    } finally {
      await otherSql.end();
      await other.drop();
    }
  });

  it('have histories that verify', async () => {
    const events = await rows<ChainedEvent & { publicId: string; count: number; last: Buffer }>(`
      select p.public_id as "publicId", p.event_count as count, p.last_event_hash as last, e.sequence, e.type, e.at, e.data,
        e.previous_hash as "previousHash", e.hash
      from payment p join payment_event e on e.payment_id = p.id order by p.id, e.sequence`);
    const byPayment = groupById(events);
    expect(byPayment.size).toBe(PAYMENTS);
    for (const [publicId, chain] of byPayment) {
      const { count, last } = chain[0]!;
      expect(isChainIntact(publicId, { eventCount: count, lastHash: last }, chain)).toBe(true);
      expect(hashEvent(publicId, chain.at(-1)!)).toEqual(last);
    }
  });

  it('end before the end, wait only near it, and have every state', async () => {
    const [times] = await rows<{ latest: Date; waitingSince: Date }>(`
      select max(greatest(created_at, updated_at, paid_at)) as latest,
        (select min(created_at) from payment where status = 'pending') as "waitingSince" from payment`);
    expect(times!.latest.getTime()).toBeLessThanOrEqual(UNTIL.getTime());
    expect(UNTIL.getTime() - times!.waitingSince.getTime()).toBeLessThan(8 * 60_000);
    const states = await rows<{ status: string }>('select distinct status from payment order by 1');
    const all = [
      'cancelled',
      'expired',
      'paid',
      'partially_refunded',
      'pending',
      'refunded',
      'refused',
      'under_review',
    ];
    expect(states.map(({ status }) => status)).toEqual(all);
    const attempts = await rows<{ status: string }>('select distinct status from payment_attempt order by 1');
    expect(attempts.map(({ status }) => status)).toEqual([
      'cancelled',
      'excess_paid',
      'expired',
      'open',
      'paid',
      'refused',
    ]);
  });

  it('have receipts for all the money, numbered without gaps in each year', async () => {
    const years = await rows(`
      select r.year, count(*) = max(number) and min(number) = 1 and max(number) = max(c.last_number) as "isWhole"
      from receipt r join receipt_counter c on c.year = r.year group by r.year order by r.year`);
    expect(years).toEqual([
      { year: 2025, isWhole: true },
      { year: 2026, isWhole: true },
    ]);
    expect(
      await rows(`select from payment p where (p.paid_at is not null)
      <> exists (select from receipt r where r.payment_id = p.public_id and r.paid_at = p.paid_at)`),
    ).toEqual([]);
  });

  it('went back in part: whole and not, by staff and by the bank, some to be approved', async () => {
    const kinds = await rows<{ kind: string }>(`
      select distinct r.source || ' ' || r.state || ' ' || (r.amount_cents = p.total_cents) as kind
      from refund r join payment p on p.id = r.payment_id order by 1`);
    expect(kinds.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining([
        ...['bank done true', 'staff done false', 'staff done true', 'staff rejected true', 'staff requested true'],
      ]),
    );
    expect(
      await rows(`
        select p.id from payment p left join refund r on r.payment_id = p.id and r.state = 'done'
        group by p.id having p.refunded_cents <> coalesce(sum(r.amount_cents), 0)`),
    ).toEqual([]);
    const [end] = await rows<{ latest: Date }>('select max(greatest(requested_at, settled_at)) as latest from refund');
    expect(end!.latest.getTime()).toBeLessThanOrEqual(UNTIL.getTime());
    expect(
      await rows(`select from refund r where (r.state = 'done') <> exists (
        select from refund_delivery d where d.refund_id = r.public_id and d.state = 'sent')`),
    ).toEqual([]);
  });

  it('belong to people and firms whose data pass the rules of the form', async () => {
    const payers = await rows<{ first_name: string; last_name: string; tax_code: string; email: string }>(
      'select first_name, last_name, tax_code, email from payer',
    );
    for (const payer of payers) {
      const code = parseTaxCode(payer.tax_code);
      expect([payer.tax_code, code.ok, parseEmail(payer.email).ok]).toEqual([payer.tax_code, true, true]);
      expect(payer.email).toMatch(/\.example$/);
      if (payer.first_name === '') continue;
      expect(matchNameWithTaxCode(payer.last_name, payer.first_name, payer.tax_code)).toBe('agrees');
    }
  });

  it('have the rhythm of a week', () => {
    const plan = planDays(70_000, 70, '2026-03-01');
    expect(plan.reduce((sum, { payments }) => sum + payments, 0)).toBe(70_000);
    const of = (weekday: number): number =>
      plan.filter(({ day }) => new Date(day).getUTCDay() === weekday).reduce((sum, { payments }) => sum + payments, 0);
    expect(of(1)).toBeGreaterThan(2 * of(0));
  });

  it('are not put among those of citizens, unless it is insisted on', async () => {
    const database = new Database({ url: testDatabase.url, poolSize: 1, onIdleError: () => undefined });
    await new PaymentStore(database).insert(aPayment(UNTIL));
    await database.close();
    const more = options({ seed: 'b', payments: 10, days: 2 });
    expect(await generateDemoData(more)).toEqual({ kind: 'real-payments' });
    expect(await generateDemoData({ ...more, isForced: true })).toEqual({ kind: 'generated', payments: 10 });
  });

  it('are refused in production', async () => {
    const terminal = { stdin: Readable.from([]), stdout: new Writable(), stderr: new Writable() };
    const variables = { NODE_ENV: 'production', DATABASE_URL: testDatabase.url };
    const run = demoGenerateCommand.run({
      args: [],
      options: { payments: 1, days: 1, seed: 'c', force: true },
      variables,
      terminal,
    });
    await expect(run).rejects.toThrow(/produzione/);
  });
});

function groupById<Row extends { publicId: string }>(events: readonly Row[]): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const event of events) groups.set(event.publicId, [...(groups.get(event.publicId) ?? []), event]);
  return groups;
}
