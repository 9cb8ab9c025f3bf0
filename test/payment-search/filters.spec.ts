import { SeededChance } from '../../src/demo/seeded-chance.js';
import { PAGE_SIZES, parsePageRequest, type PageSize } from '../../src/domain/list-page.js';
import { parsePaymentFilter, type PaymentFilter, type TypedPaymentFilter } from '../../src/domain/payment-filter.js';
import { isCollected, type PaymentStatus } from '../../src/domain/payment-state.js';
import type { ListedPayment, PaymentPage } from '../../src/payments/payment-search.js';
import { selectPayments } from '../../src/payments/persistence/payment-list.queries.js';
import { PaymentStore } from '../../src/payments/persistence/payment.store.js';
import { aPayment } from '../factories/payment.factory.js';
import { InventedTown } from './invented-town.js';
import { expected, readModel, sumsOf, type ModelPayment } from './model.js';

const PAYMENTS = 6_000;

function filterOf(typed: TypedPaymentFilter): PaymentFilter {
  const result = parsePaymentFilter(typed);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.filter;
}

describe("the staff's search", () => {
  let town: InventedTown;
  let model: ModelPayment[];

  beforeAll(async () => {
    town = await InventedTown.build(PAYMENTS);
    model = await readModel(town);
  });

  afterAll(() => town.close());

  async function page(filter: PaymentFilter, size: PageSize, cursor?: string | null): Promise<PaymentPage> {
    const result = parsePageRequest({ size: String(size), cursor: cursor ?? '' });
    if (!result.ok) throw new Error(result.code);
    return town.search.page(filter, result.request);
  }

  /** Every page towards the older, one after the other. */
  async function walk(filter: PaymentFilter, size: PageSize): Promise<PaymentPage[]> {
    const pages = [await page(filter, size)];
    for (let next = pages[0]!.older; next !== null; next = pages.at(-1)!.older) {
      pages.push(await page(filter, size, next));
    }
    return pages;
  }

  async function streamed(filter: PaymentFilter): Promise<ListedPayment[]> {
    const rows: ListedPayment[] = [];
    for await (const row of town.search.stream(filter)) rows.push(row);
    return rows;
  }

  const idsOf = (rows: readonly { publicId: string }[]): string[] => rows.map(({ publicId }) => publicId);

  it('is tried on payments of every kind', () => {
    const states = ['pending', 'under_review', 'paid', 'refused', 'cancelled', 'expired'];
    // Whether one was refunded in part or whole is left to chance.
    const refunded = ['partially_refunded', 'refunded'];
    const found = model.map(({ status }) => status).filter((status) => !refunded.includes(status));
    expect(new Set(found)).toEqual(new Set(states));
    for (const mark of ['isUndelivered', 'hasOpenAlert', 'isLate'] as const) {
      expect(model.some((one) => one[mark])).toBe(true);
    }
    expect(model.some(({ codes }) => codes.length > 1)).toBe(true);
  });

  /** Random filters, each made of some conditions that a payment picked at random meets, so that most find something. */
  function randomFilters(count: number): TypedPaymentFilter[] {
    const chance = new SeededChance('filters');
    return Array.from({ length: count }, () => {
      const one = chance.pick(model);
      const euros = (cents: number): string => (cents / 100).toFixed(2).replace('.', ',');
      const conditions: TypedPaymentFilter[] = [
        { from: one.day },
        { to: one.day },
        { from: one.day, to: one.day },
        { service: one.service },
        { status: [one.status, chance.pick(model).status] },
        { status: 'refused,expired' },
        { amountFrom: euros(Math.max(1, one.amountCents - 500)), amountTo: euros(one.amountCents + 500) },
        { person: one.lastName.slice(0, 3).toUpperCase() },
        { person: `${one.lastName} ${one.firstName}` },
        { person: one.taxCode.toLowerCase() },
        { person: one.email.toUpperCase() },
        { q: ` ${one.reference} ` },
        { q: one.codes.at(-1)?.toLowerCase() ?? String(one.reference) },
        { undelivered: '1' },
        { alerts: '1' },
        { late: '1' },
      ];
      const chosen = Array.from({ length: chance.between(1, 3) }, () => chance.pick(conditions));
      return chosen.reduce((all, condition) => ({ ...all, ...condition }));
    }).filter((typed) => parsePaymentFilter(typed).ok);
  }

  it('finds with any filter what the definition says, by pages and by stream, with exact totals', async () => {
    const chance = new SeededChance('sizes');
    const filters = randomFilters(30);
    expect(filters.length).toBeGreaterThan(25);
    let found = 0;
    for (const filter of filters.map(filterOf)) {
      const right = expected(model, filter);
      const pages = await walk(filter, chance.pick(PAGE_SIZES));
      const what = JSON.stringify(filter);
      expect([what, idsOf(pages.flatMap(({ rows }) => rows))]).toEqual([what, idsOf(right)]);
      expect([what, await streamed(filter)]).toEqual([what, pages.flatMap(({ rows }) => rows)]);
      const collected = right.filter(({ status }) => isCollected(status as PaymentStatus));
      expect(await town.totals.of(filter, 60_000)).toMatchObject({
        ...{ kind: 'exact', all: sumsOf(right), collected: sumsOf(collected) },
      });
      if (right.length > 0) found += 1;
    }
    expect(found).toBeGreaterThan(20);
  });

  it('shows a row with everything that a list needs', async () => {
    const paid = model.find(({ status }) => status === 'paid')!;
    const { rows } = await page(filterOf({ q: String(paid.reference) }), 25);
    expect(rows).toEqual([
      expect.objectContaining({
        ...{ publicId: paid.publicId, reference: paid.reference, status: 'paid', serviceSlug: paid.service },
        ...{ amountCents: paid.amountCents, totalCents: paid.totalCents, transactionCode: paid.codes.at(-1) },
        payer: { firstName: paid.firstName, lastName: paid.lastName, taxCode: paid.taxCode, email: paid.email },
      }),
    ]);
    expect(rows[0]?.at).toEqual(rows[0]?.paidAt);
  });

  it('finds the code of money that came twice, which the payment does not show', async () => {
    const twice = model.find(({ codes }) => codes.length > 1)!;
    for (const code of twice.codes) {
      expect(idsOf((await page(filterOf({ q: code }), 25)).rows)).toEqual([twice.publicId]);
    }
  });

  it('goes back by the way that it came', async () => {
    const filter = filterOf({ status: 'paid' });
    const pages = (await walk(filter, 100)).slice(0, 5);
    const back = [pages.at(-1)!];
    for (let newer = back[0]!.newer; newer !== null; newer = back.at(-1)!.newer) {
      back.push(await page(filter, 100, newer));
    }
    expect(back.reverse().map(({ rows }) => idsOf(rows))).toEqual(pages.map(({ rows }) => idsOf(rows)));
    expect(pages[0]!.newer).toBeNull();
  });

  it('begins anew when a page towards the newer would not be full', async () => {
    const first = await page({}, 25);
    const second = await page({}, 50, first.older);
    const back = await page({}, 50, second.newer);
    expect(back).toEqual(await page({}, 50));
  });

  it('never reads the payments from one end to the other for a page', async () => {
    const rare = { undelivered: '1', status: 'paid' };
    const typed: TypedPaymentFilter[] = [
      ...[{}, { service: 'asilo-nido' }, { status: 'under_review' }, { status: 'refused,expired' }, { status: 'paid' }],
      ...[
        { q: '123' },
        { q: 'ABC' },
        { person: 'RSSMRA81M10F376C' },
        { person: 'd’angelo vito' },
        { person: 'a@b.it' },
      ],
      ...[{ amountFrom: '154,60', amountTo: '154,60' }, { from: '2026-11-01', to: '2026-11-02' }, { late: '1' }, rare],
      ...[{ alerts: '1' }],
    ];
    for (const each of typed) {
      const { text, values } = selectPayments(filterOf(each), undefined, 26);
      const plan = await town.rows<{ 'QUERY PLAN': string }>(`explain ${text}`, [...values]);
      const lines = plan.map((line) => line['QUERY PLAN']).join('\n');
      expect([each, lines]).toEqual([each, expect.not.stringMatching(/Seq Scan on (payment|payer)\b/)]);
    }
  });

  it('shows nobody twice and leaves nobody out while payments are made', async () => {
    const before = await streamed({});
    const store = new PaymentStore(town.database);
    const seen: string[] = [];
    let next: string | null = null;
    do {
      const current: PaymentPage = await page({}, 100, next);
      seen.push(...idsOf(current.rows));
      next = current.older;
      // A new payment each time, newer than everything, as citizens make them.
      await store.insert(aPayment(new Date(Date.parse('2026-11-26T00:00:00Z') + seen.length)));
    } while (next !== null && seen.length < 3_000);
    expect(seen).toEqual(idsOf(before).slice(0, seen.length));
  });
});
