import type { SeenPage } from '../support/citizen.js';
import { Office } from '../admin-transactions/office.js';
import { accountingTests } from './accounting.js';
import { formatEuro } from '../../src/domain/money.js';

const COLLECTED = "status in ('paid', 'partially_refunded', 'refunded')";
const ROME_DAY = "(day_at at time zone 'Europe/Rome')::date";

interface Row {
  readonly name: string;
  readonly count: number;
  readonly total: string;
}

describe('the dashboard', () => {
  let office: Office;
  let today: string;

  beforeAll(async () => {
    office = await Office.open(600);
    const [row] = await office.rows<{ today: string }>(
      "select ($1::timestamptz at time zone 'Europe/Rome')::date::text as today",
      [office.portal.clock.now()],
    );
    today = row!.today;
  }, 60_000);

  afterAll(async () => {
    await office.close();
  });

  /** Straight from the payments, by another way than the kept totals. */
  const counted = async (key: string, since: string): Promise<Row[]> => {
    const rows = await office.rows<{ name: string; count: number; total: number }>(
      `select ${key} as name, count(*)::int as count, sum(total_cents)::bigint as total from payment
       where ${COLLECTED} and ${ROME_DAY} >= ${since} and ${ROME_DAY} <= $1::date group by 1 order by 3 desc`,
      [today],
    );
    return rows.map(({ name, count, total }) => ({ name, count, total: formatEuro(total) }));
  };
  const tableOf = (page: SeenPage, chart: string): Row[] => {
    const rows = page.$(`.chart-box:has(#${chart}) tbody tr`).toArray();
    return rows.map((row) => {
      const cells = page
        .$(row)
        .children()
        .toArray()
        .map((cell) => page.$(cell).text());
      return { name: cells[0] ?? '', count: Number(cells[1]?.replaceAll('.', '')), total: cells[4] ?? '' };
    });
  };
  const barsOf = (page: SeenPage, chart: string): { title: string; length: number }[] =>
    page
      .$(`#${chart} rect`)
      .toArray()
      .map((bar) => ({
        title: page.$(bar).find('title').text(),
        length: Number.parseFloat(page.$(bar).attr(chart === 'chart-services' ? 'width' : 'height') ?? ''),
      }));
  const centsOf = (text: string): number => Number(text.replace(/\D/g, ''));

  it('says the same sums as the payments themselves', async () => {
    const page = await (await office.as('clerk')).open('/admin');
    expect([page.status, page.heading]).toEqual([200, 'Cruscotto']);
    for (const [id, since] of [
      ['today', '$1::date'],
      ['month', "date_trunc('month', $1::date::timestamp)::date"],
      ['year', "date_trunc('year', $1::date::timestamp)::date"],
    ] as const) {
      const [sum] = await counted("'all'", since);
      const card = page.$(`[data-testid=collected-${id}]`);
      expect(card.find('.desk-card-total').text()).toBe(sum?.total ?? formatEuro(0));
      expect(card.find('dd').first().text()).toBe(String(sum?.count ?? 0));
    }
  });

  it.each([
    ['chart-days', `to_char(${ROME_DAY}, 'YYYY-MM-DD')`, '$1::date - 29', 30],
    [
      'chart-months',
      `to_char(${ROME_DAY}, 'YYYY-MM')`,
      "(date_trunc('month', $1::date::timestamp) - interval '11 months')::date",
      12,
    ],
    ['chart-services', 'service_name', "date_trunc('year', $1::date::timestamp)::date", undefined],
  ])('%s: bars, table and database agree', async (chart, key, since, length) => {
    const page = await (await office.as('auditor')).open('/admin');
    const table = tableOf(page, chart);
    const database = await counted(key, since);
    if (length !== undefined) expect(table).toHaveLength(length);
    const values = (rows: readonly Row[]): string[] =>
      rows
        .filter(({ count }) => count > 0)
        .map(({ count, total }) => `${count} ${total}`)
        .sort();
    expect(values(table)).toEqual(values(database));
    const bars = barsOf(page, chart);
    const inOrder = chart === 'chart-services' ? table : table.toReversed();
    expect(bars.map(({ title }) => title)).toEqual(inOrder.map(({ name, total }) => `${name}: ${total}`));
    const perCent =
      Math.max(...bars.map(({ length: size }) => size)) / Math.max(...table.map(({ total }) => centsOf(total)));
    bars.forEach(({ length: size }, index) => {
      expect(size).toBeCloseTo(centsOf(inOrder[index]!.total) * perCent, 2);
    });
  });

  it('tells what waits, since when, and leads to it', async () => {
    const page = await (await office.as('clerk')).open('/admin');
    const [open] = await office.rows<{ pending: number; review: number }>(
      `select count(*) filter (where status = 'pending')::int as pending,
         count(*) filter (where status = 'under_review')::int as review from payment`,
    );
    expect(page.$('[data-testid=attention-waiting] .attention-count').text()).toBe(String(open!.pending));
    expect(page.$('[data-testid=attention-under-review] .attention-count').text()).toBe(String(open!.review));
    for (const [id, count] of [
      ['waiting', open!.pending],
      ['under-review', open!.review],
    ] as const) {
      const age = count === 0 ? 'niente da seguire' : 'il più vecchio da ';
      expect(page.$(`[data-testid=attention-${id}]`).text()).toContain(age);
    }
    const links = page
      .$('.attention-link')
      .toArray()
      .map((link) => page.$(link).attr('href') ?? '');
    expect(links).toEqual([
      ...['status=pending', 'status=under_review', 'alerts=1', 'undelivered=1'].map(
        (query) => `/admin/transazioni?${query}`,
      ),
      '/admin/rimborsi',
    ]);
    for (const link of [...links, page.$('.desk-card a').first().attr('href') ?? '']) {
      expect((await (await office.as('clerk')).open(link)).status).toBe(200);
    }
  });

  accountingTests(() => office);
});
