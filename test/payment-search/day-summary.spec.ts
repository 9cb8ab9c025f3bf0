import { DataSource } from 'typeorm';
import { dataSourceOptions } from '../../src/database/data-source.js';
import { CreatePaymentSearch1764000000007 } from '../../src/database/migrations/1764000000007-create-payment-search.js';
import { seedCatalog } from '../../src/database/seeds/seed-catalog.js';
import { SeededChance } from '../../src/demo/seeded-chance.js';
import { parsePaymentFilter } from '../../src/domain/payment-filter.js';
import type { PaymentFiguresReader } from '../../src/payments/payment-figures.js';
import { PaymentStore } from '../../src/payments/persistence/payment.store.js';
import { ApplySignal } from '../../src/payments/use-cases/apply-signal.js';
import { Database } from '../../src/shared/database.js';
import { PrometheusMetrics } from '../../src/shared/metrics/prometheus-metrics.js';
import { aPayment } from '../factories/payment.factory.js';
import { aSignal } from '../factories/signal.factory.js';
import { createTestDatabase } from '../support/postgres.js';
import { InventedTown } from './invented-town.js';

/** Rows in which kept totals and payments differ, at one moment: none at any. */
const DIFFERENCES = `
  with kept as (
    select day, service_id, status, sum(payments) as payments, sum(amount_cents) as amount,
      sum(commission_cents) as commission, sum(total_cents) as total
    from (
      select day, service_id, status, payments, amount_cents, commission_cents, total_cents from payment_day_summary
      union all
      select day, service_id, status, payments, amount_cents, commission_cents, total_cents from payment_day_change
    ) days group by day, service_id, status having sum(payments) <> 0 or sum(total_cents) <> 0
  ), counted as (
    select (coalesce(paid_at, created_at) at time zone 'Europe/Rome')::date as day, service_id, status,
      count(*) as payments, sum(amount_cents) as amount, sum(commission_cents) as commission, sum(total_cents) as total
    from payment group by 1, 2, 3
  )
  (select * from kept except select * from counted) union all (select * from counted except select * from kept)`;
const MINUTE_MS = 60_000;
const OUTCOMES = ['paid', 'paid', 'paid', 'declined', 'cancelled'] as const;

describe('the kept totals', () => {
  let town: InventedTown;
  let store: PaymentStore;
  let applySignal: ApplySignal;

  beforeEach(async () => {
    town = await InventedTown.build(0);
    store = new PaymentStore(town.database);
    applySignal = new ApplySignal(town.database, store, town.clock, new PrometheusMetrics());
  });

  afterEach(() => town.close());

  async function begin(createdAt: Date): Promise<string> {
    const payment = aPayment(createdAt);
    expect(await store.insert(payment)).toBe(true);
    return payment.attempt.orderCode;
  }

  async function pay(orderCode: string, at: Date, outcome: (typeof OUTCOMES)[number] = 'paid'): Promise<void> {
    const signal = aSignal(orderCode, { outcome, gatewayTime: at });
    await applySignal.execute({ gateway: 'sia-vpos', orderCode, signal });
  }

  /** What the totals say of one day. */
  async function collectedOn(day: string): Promise<number> {
    const result = parsePaymentFilter({ from: day, to: day });
    if (!result.ok) throw new Error('no such day');
    const totals = await town.totals.of(result.filter);
    return totals.kind === 'exact' ? totals.collected.payments : -1;
  }

  it('are those of the payments at any moment, while citizens pay and the worker adds up', async () => {
    const chance = new SeededChance('concurrency');
    let isOver = false;
    const citizens = Array.from({ length: 5 }, async () => {
      for (let round = 0; round < 12; round += 1) {
        const at = new Date(town.clock.now().getTime() - chance.between(0, 3) * 24 * 60 * MINUTE_MS);
        const orderCode = await begin(at);
        await pay(orderCode, at, chance.pick(OUTCOMES));
        // The late truth of some that were not paid, and the repetition of others.
        if (chance.happens(0.3)) await pay(orderCode, at, 'paid');
      }
    });
    const watch = async (work: () => Promise<unknown>): Promise<number> => {
      let rounds = 0;
      for (; !isOver; rounds += 1) await work();
      return rounds;
    };
    const workers = [watch(() => town.fold.execute()), watch(() => town.fold.execute())];
    const checks = watch(async () => {
      expect(await town.rows(DIFFERENCES)).toEqual([]);
    });
    await Promise.all(citizens).finally(() => (isOver = true));
    expect(await checks).toBeGreaterThan(0);
    await Promise.all(workers);
    expect(await town.rows(DIFFERENCES)).toEqual([]);
    await town.foldEverything();
    expect(await town.rows('select from payment_day_change')).toEqual([]);
    expect(await town.rows(DIFFERENCES)).toEqual([]);
    expect(await town.rows('select from payment_day_summary')).not.toEqual([]);
  });

  it('do not make payments of one day wait for each other', async () => {
    const [first, second] = [await begin(town.clock.now()), await begin(town.clock.now())];
    await town.database.transaction(async (tx) => {
      await tx.query(
        {
          name: 'hold',
          text: `update payment set status = 'expired' where status = 'pending' and id = (select payment_id from payment_attempt where order_code = $1)`,
        },
        [first],
      );
      // The first has changed today's totals and is not committed; the second does the same and commits.
      await pay(second, town.clock.now());
      expect(await collectedOn('2026-11-25')).toBe(1);
    });
    expect(await town.rows(DIFFERENCES)).toEqual([]);
  });

  it.each([
    ['the night in which summer time begins', '2026-03-29', '2026-03-28T23:00:00.000Z', '2026-03-29T22:00:00.000Z'],
    ['the night in which it ends', '2026-10-25', '2026-10-24T22:00:00.000Z', '2026-10-25T23:00:00.000Z'],
    ['the turn of the year', '2026-01-01', '2025-12-31T23:00:00.000Z', '2026-01-01T23:00:00.000Z'],
  ])('and the list have the days of Italy: %s', async (_what, day, start, end) => {
    const [from, to] = [Date.parse(start), Date.parse(end)];
    for (const ms of [from - 1, from, to - 1, to]) await pay(await begin(new Date(ms)), new Date(ms));
    expect(await collectedOn(day)).toBe(2);
    const result = parsePaymentFilter({ from: day, to: day });
    const { rows } = await town.search.page(result.ok ? result.filter : {}, { size: 25 });
    expect(rows.map(({ at }) => at.getTime())).toEqual([to - 1, from]);
    await town.foldEverything();
    expect(await collectedOn(day)).toBe(2);
    expect(await town.rows(DIFFERENCES)).toEqual([]);
  });

  it('count a payment on the day of its money, not of its request', async () => {
    const evening = new Date('2026-11-24T22:58:00.000Z');
    const orderCode = await begin(evening);
    await pay(orderCode, new Date('2026-11-24T23:02:00.000Z'));
    expect([await collectedOn('2026-11-24'), await collectedOn('2026-11-25')]).toEqual([0, 1]);
  });

  it('give the dashboard its numbers', async () => {
    town.clock.set(new Date('2026-03-29T10:00:00.000Z'));
    const instants = ['2026-03-29T09:00:00Z', '2026-03-28T09:00:00Z', '2026-01-01T00:00:00Z', '2025-12-31T09:00:00Z'];
    for (const at of instants.map((text) => new Date(text))) await pay(await begin(at), at);
    const waitingSince = new Date('2026-03-29T08:00:00.000Z');
    await begin(waitingSince);
    const figures: Awaited<ReturnType<PaymentFiguresReader['read']>> = await town.figures.read();
    expect([figures.today, figures.month, figures.year].map(({ payments }) => payments)).toEqual([1, 2, 3]);
    expect(figures.year).toEqual({ payments: 3, amountCents: 46_380, commissionCents: 708, totalCents: 47_088 });
    expect(figures.byService).toEqual([
      { slug: 'refezione-scolastica', name: 'REFEZIONE SCOLASTICA', ...figures.year },
    ]);
    expect(figures.byDay).toHaveLength(30);
    expect(figures.byDay.slice(-2).map(({ day, payments }) => [day, payments])).toEqual([
      ['2026-03-28', 1],
      ['2026-03-29', 1],
    ]);
    expect(figures.byMonth.map(({ month }) => month)).toEqual(
      expect.arrayContaining(['2025-04', '2025-12', '2026-01', '2026-03']),
    );
    expect(figures.byMonth).toHaveLength(12);
    expect(figures.byMonth.reduce((sum, { payments }) => sum + payments, 0)).toBe(4);
    expect(figures.waiting).toEqual({ payments: 1, oldestAt: waitingSince });
    expect(figures.underReview).toEqual({ payments: 0, oldestAt: null });
    expect(figures.openAlerts).toEqual({ alerts: 0, oldestAt: null });
  });

  it('say that a count over a free filter is not ready, and have it when it is asked again', async () => {
    await pay(await begin(town.clock.now()), town.clock.now());
    const result = parsePaymentFilter({ person: 'rossi' });
    const filter = result.ok ? result.filter : {};
    expect(await town.totals.of(filter, 0)).toEqual({ kind: 'pending' });
    expect(await town.totals.of(filter, MINUTE_MS)).toMatchObject({ kind: 'exact', all: { payments: 1 } });
  });
});

describe('the migration that begins to keep totals', () => {
  it('counts the payments that are there, and can be taken back', async () => {
    const testDatabase = await createTestDatabase();
    const source = new DataSource(dataSourceOptions(testDatabase.url, 2));
    const database = new Database({ url: testDatabase.url, poolSize: 2, onIdleError: () => undefined });
    try {
      await source.initialize();
      await source.runMigrations();
      await seedCatalog(source);
      // Payments are stored as they are today; what the migration adds is not there yet.
      const runner = source.createQueryRunner();
      await new CreatePaymentSearch1764000000007().down(runner);
      const store = new PaymentStore(database);
      for (const at of ['2026-03-29T22:30:00Z', '2026-03-29T21:30:00Z', '2026-03-28T23:30:00Z']) {
        await store.insert(aPayment(new Date(at)));
      }
      await new CreatePaymentSearch1764000000007().up(runner);
      const days = await database.query(
        { name: 'days', text: 'select day::text, payments from payment_day_summary order by day' },
        [],
      );
      expect(days).toEqual([
        { day: '2026-03-29', payments: 2 },
        { day: '2026-03-30', payments: 1 },
      ]);
      await store.insert(aPayment(new Date('2026-03-29T12:00:00Z')));
      expect(await database.query({ name: 'differences', text: DIFFERENCES }, [])).toEqual([]);
      await new CreatePaymentSearch1764000000007().down(runner);
      await new CreatePaymentSearch1764000000007().up(runner);
      await runner.release();
      expect(await database.query({ name: 'differences', text: DIFFERENCES }, [])).toEqual([]);
    } finally {
      await source.destroy();
      await database.close();
      await testDatabase.drop();
    }
  });
});
