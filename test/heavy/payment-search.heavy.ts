import type pg from 'pg';
import { parsePageRequest } from '../../src/domain/list-page.js';
import { parsePaymentFilter, type PaymentFilter, type TypedPaymentFilter } from '../../src/domain/payment-filter.js';
import { PaymentDetails } from '../../src/payments/payment-detail.js';
import { PaymentFiguresReader } from '../../src/payments/payment-figures.js';
import { PaymentSearch } from '../../src/payments/payment-search.js';
import { selectPayments } from '../../src/payments/persistence/payment-list.queries.js';
import { selectTotals } from '../../src/payments/persistence/payment-totals.queries.js';
import { ReadingDatabase, type Query } from '../../src/shared/reading-database.js';
import { heavySize } from '../support/heavy-size.js';
import { MovingClock } from '../support/moving-clock.js';
import { TestPortal } from '../support/portal.js';
import { addStaff, StaffBrowser } from '../support/staff.js';
import { createTownDatabase, TOWN_UNTIL } from '../support/town.js';
import { summarise, type PlanSummary } from './plan-summary.js';

const SMALL = 10_000;
const ROUNDS = 15;
/** Of anything but a count: what a page may take on a busy machine. */
const LIMIT_MS = 500;

interface Measured {
  readonly medianMs: number;
  readonly plan?: PlanSummary;
}

function filterOf(typed: TypedPaymentFilter): PaymentFilter {
  const result = parsePaymentFilter(typed);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.filter;
}

async function medianMs(work: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const start = performance.now();
    await work();
    times.push(performance.now() - start);
  }
  return times.sort((one, other) => one - other)[Math.floor(ROUNDS / 2)]!;
}

/** Makes a town of `payments`, measures every reader and page on it, and removes it. */
async function measure(payments: number): Promise<Map<string, Measured>> {
  // The worker would add up the payments' days meanwhile, and has nothing else to do with them.
  const database = await createTownDatabase(payments);
  const { url } = database;
  const portal = await TestPortal.start({ withWorker: false, database });
  const reading = new ReadingDatabase({ url, onIdleError: () => undefined });
  try {
    const one = await aPaidPayment(portal.sql);
    return new Map([...(await measureReaders(portal.sql, reading, one)), ...(await measurePages(portal, one))]);
  } finally {
    await reading.close();
    await portal.close();
  }
}

interface KnownPayment {
  readonly publicId: string;
  readonly code: string;
  readonly lastName: string;
  readonly firstName: string;
  readonly taxCode: string;
  readonly email: string;
  readonly cursor: number;
  readonly id: number;
}

/** One of long ago: whoever reads from the newest on would pass by many before it. */
async function aPaidPayment(sql: pg.Pool): Promise<KnownPayment> {
  const { rows } = await sql.query<KnownPayment>(`
    select p.public_id as "publicId", p.transaction_code as code, y.last_name as "lastName", y.first_name as "firstName",
      y.tax_code as "taxCode", y.email, (extract(epoch from p.day_at) * 1000000)::bigint as cursor, p.id
    from payment p join payer y on y.payment_id = p.id
    where p.status = 'paid' and p.id > (select max(id) / 20 from payment) order by p.id limit 1`);
  return rows[0]!;
}

/** Whole pages over HTTP, as a signed-in manager gets them: session, rule, queries, page, audit row. */
async function measurePages(portal: TestPortal, one: KnownPayment): Promise<Map<string, Measured>> {
  await addStaff(portal, { username: 'responsabile', role: 'manager' });
  const browser = new StaffBrowser(portal);
  await browser.signIn('responsabile');
  const pages: [string, string][] = [
    ['page: dashboard', '/admin'],
    ['page: list', '/admin/transazioni'],
    ['page: list of paid', '/admin/transazioni?status=paid'],
    ['page: list of a month of a service', '/admin/transazioni?from=2026-01-01&to=2026-01-31&service=asilo-nido'],
    ['page: list by transaction code', `/admin/transazioni?q=${one.code}`],
    ['page: detail', `/admin/transazioni/${one.publicId}`],
  ];
  const measured = new Map<string, Measured>();
  for (const [name, path] of pages) {
    measured.set(name, { medianMs: await medianMs(() => opened(browser, path)) });
  }
  return measured;
}

async function opened(browser: StaffBrowser, path: string): Promise<void> {
  expect((await browser.open(path)).status).toBe(200);
}

async function measureReaders(
  sql: pg.Pool,
  reading: ReadingDatabase,
  one: KnownPayment,
): Promise<Map<string, Measured>> {
  const measured = new Map<string, Measured>();
  const explain = async ({ text, values }: Query): Promise<PlanSummary> => {
    const { rows } = await sql.query<{ 'QUERY PLAN': Parameters<typeof summarise>[0] }>(
      `explain (analyze, buffers, format json) ${text}`,
      [...values],
    );
    return summarise(rows[0]!['QUERY PLAN']);
  };
  const ofQuery = async (name: string, query: Query): Promise<void> => {
    const median = await medianMs(() => reading.read(query, 600_000));
    measured.set(name, { medianMs: median, plan: await explain(query) });
  };
  const lists: [string, TypedPaymentFilter][] = [
    ['service', { service: 'idranti-comunali' }],
    ['state: in doubt', { status: 'under_review' }],
    ['states: refused, expired', { status: 'refused,expired' }],
    ['state: paid', { status: 'paid' }],
    ['service and state', { service: 'oneri-di-urbanizzazione', status: 'cancelled' }],
    ['a month two years ago', { from: '2024-12-01', to: '2024-12-31' }],
    ['reference', { q: '123' }],
    ['transaction code', { q: one.code }],
    ['tax code', { person: one.taxCode }],
    ['surname', { person: 'lacitignola' }],
    ['surname and name', { person: `${one.lastName} ${one.firstName}` }],
    ['e-mail', { person: one.email }],
    ['amount', { amountFrom: '154,60', amountTo: '154,60' }],
    ['receipt not delivered', { undelivered: '1' }],
    ['open alerts', { alerts: '1' }],
    ['late', { late: '1' }],
  ];
  await ofQuery('list: first page', selectPayments({}, undefined, 51));
  await ofQuery('list: deep page', selectPayments({}, { towards: 'older', micros: one.cursor, id: one.id }, 51));
  for (const [name, typed] of lists) await ofQuery(`list: ${name}`, selectPayments(filterOf(typed), undefined, 51));
  await ofQuery('totals: everything, kept', selectTotals({}));
  await ofQuery(
    'totals: a month of a service, kept',
    selectTotals(filterOf({ from: '2026-01-01', to: '2026-01-31', service: 'asilo-nido' })),
  );
  await ofQuery('totals: surname, counted', selectTotals(filterOf({ person: 'lacitignola' })));
  await ofQuery('totals: amounts, counted', selectTotals(filterOf({ amountFrom: '100', amountTo: '200' })));
  const details = new PaymentDetails(reading);
  const figures = new PaymentFiguresReader(reading, new MovingClock(TOWN_UNTIL));
  const search = new PaymentSearch(reading);
  const request = parsePageRequest({ size: '50' });
  measured.set('page object', {
    medianMs: await medianMs(() => search.page({}, request.ok ? request.request : { size: 25 })),
  });
  measured.set('detail', { medianMs: await medianMs(() => details.find(one.publicId)) });
  measured.set('figures', { medianMs: await medianMs(() => figures.read()) });
  return measured;
}

it('the readers of the staff are as quick on many payments as on few', async () => {
  const size = heavySize();
  const small = await measure(SMALL);
  const large = await measure(size);
  const lines = [...large].map(([name, { medianMs: ms, plan }]) => {
    const before = small.get(name)!.medianMs;
    const columns = [
      name.padEnd(36),
      ...[before, ms].map((value) => value.toFixed(2).padStart(9)),
      (ms / before).toFixed(1).padStart(7),
    ];
    return `${columns.join(' ')}  ${plan === undefined ? '' : `${plan.pages} pages; ${plan.scans}`}`;
  });
  const head = `${'median of 15, ms'.padEnd(36)} ${String(SMALL).padStart(9)} ${String(size).padStart(9)}   ratio  at ${size}`;
  process.stdout.write(`${[head, ...lines].join('\n')}\n`);
  const slow = [...large].filter(([name, { medianMs: ms }]) => !name.includes('counted') && ms > LIMIT_MS);
  expect(slow).toEqual([]);
});
