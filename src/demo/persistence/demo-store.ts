import pg from 'pg';
import '../../shared/database.js';
import type { Query } from '../../shared/reading-database.js';
import { DEMO_KEY_PREFIX } from '../demo-mark.js';
import type { DemoPayment } from '../demo-rows.js';
import type { RefundDesk } from '../invented-refunds.js';
import type { ReservedIds } from '../invented-payments.js';
import type { OfferedService } from '../services-offered.js';
import { insertPayments, insertReceipts, type NumberedReceipt } from './demo.queries.js';

const ATTEMPTS_EACH = 2;

const SERVICES = `
  select id, slug, name, office_name as "officeName", office_email as "officeEmail", office_phone as "officePhone"
  from service where is_published and is_open order by position`;
const RATE = `
  select rate_millionths as "rateMillionths" from commission_rate
  where service_id is null and withdrawn_at is null and valid_from <= $1 and (valid_to is null or valid_to > $1)`;
const OFFICE = `
  select id, role from staff where state = 'active' and role in ('clerk', 'manager') order by role, id`;
const REAL_PAYMENT = `select from payment where idempotency_key not like '${DEMO_KEY_PREFIX}%' limit 1`;
const RESERVE = `
  select nextval(pg_get_serial_sequence('payment', 'id')) as payment, nextval('payment_reference') as reference,
    array[${Array.from({ length: ATTEMPTS_EACH }, () => `nextval(pg_get_serial_sequence('payment_attempt', 'id'))`).join(', ')}]
      as attempts,
    nextval(pg_get_serial_sequence('receipt', 'id')) as receipt
  from generate_series(1, $1)`;
// The counter's row stays locked until the batch is committed, as when a single receipt takes its number.
const TAKE_NUMBERS = `
  insert into receipt_counter (year, last_number) values ($1, $2)
  on conflict (year) do update set last_number = receipt_counter.last_number + $2
  returning last_number - $2 as "lastTaken"`;

/** Writes invented payments past the portal's use cases, under all triggers and constraints. */
export class DemoStore {
  private readonly pool: pg.Pool;

  constructor(databaseUrl: string) {
    // One connection writes while the other reserves the ids of the next batch.
    this.pool = new pg.Pool({ connectionString: databaseUrl, max: 2, application_name: 'porta-dei-pagamenti-demo' });
    this.pool.on('error', () => undefined);
  }

  /** Whether a citizen has ever begun a payment here. */
  async hasRealPayments(): Promise<boolean> {
    return (await this.pool.query(REAL_PAYMENT)).rowCount === 1;
  }

  async findServices(): Promise<OfferedService[]> {
    return (await this.pool.query<OfferedService>(SERVICES)).rows;
  }

  /** The general rate in force at `at`; 0 without one. */
  async findRate(at: Date): Promise<number> {
    const { rows } = await this.pool.query<{ rateMillionths: number }>(RATE, [at]);
    return rows[0]?.rateMillionths ?? 0;
  }

  /** Who asks and who approves: never the same. Null without two such accounts. */
  async findRefundDesk(): Promise<RefundDesk | null> {
    const { rows } = await this.pool.query<{ id: number; role: 'clerk' | 'manager' }>(OFFICE);
    const [asking] = rows;
    const approving = rows.find(({ id, role }) => role === 'manager' && id !== asking?.id);
    return asking === undefined || approving === undefined ? null : { asks: asking.id, approves: approving.id };
  }

  async reserveIds(count: number): Promise<ReservedIds[]> {
    const { rows } = await this.pool.query<ReservedIds & { attempts: (number | string)[] }>(RESERVE, [count]);
    return rows.map((row) => ({ ...row, attempts: row.attempts.map(Number) }));
  }

  /** Stores a batch whole or not at all. */
  async store(payments: readonly DemoPayment[], yearOf: (instant: Date) => number): Promise<void> {
    const client = await this.pool.connect();
    try {
      // The last instants before a crash may be lost with no harm: they can be invented again.
      await client.query('begin; set local synchronous_commit = off');
      for (const query of insertPayments(payments)) await run(client, query);
      for (const query of insertReceipts(await number(client, payments, yearOf))) await run(client, query);
      await client.query('commit');
    } catch (error) {
      await client.query('rollback');
      throw error;
    } finally {
      client.release();
    }
  }

  /** Lets the planner know what is there now. */
  async analyze(): Promise<void> {
    await this.pool.query(
      'analyze payment, payer, payment_attempt, payment_event, bank_signal, receipt, receipt_delivery, refund',
    );
  }

  async close(): Promise<void> {
    await this.pool.end();
  }
}

/** Gives the batch's receipts the next numbers of their years, in the order of issue. */
async function number(
  client: pg.PoolClient,
  payments: readonly DemoPayment[],
  yearOf: (instant: Date) => number,
): Promise<NumberedReceipt[]> {
  const receipts = payments
    .flatMap(({ receipt, payment }) => (receipt === null ? [] : [{ receipt, payment, year: yearOf(receipt.issuedAt) }]))
    .sort((one, other) => one.receipt.issuedAt.getTime() - other.receipt.issuedAt.getTime());
  const numbered: NumberedReceipt[] = [];
  for (const year of new Set(receipts.map((one) => one.year))) {
    const ofYear = receipts.filter((one) => one.year === year);
    const { rows } = await client.query<{ lastTaken: number }>(TAKE_NUMBERS, [year, ofYear.length]);
    const lastTaken = rows[0]?.lastTaken ?? 0;
    numbered.push(...ofYear.map((one, index) => ({ ...one, number: lastTaken + index + 1 })));
  }
  return numbered;
}

async function run(client: pg.PoolClient, { text, values }: Query): Promise<void> {
  await client.query(text, [...values]);
}
