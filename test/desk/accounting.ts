import { createHash } from 'node:crypto';
import { ACCOUNTING_VIEWS, type AccountingView } from '../../src/domain/accounting-view.js';
import { formatEuro } from '../../src/domain/money.js';
import type { Office } from '../admin-transactions/office.js';
import { clean, type SeenPage } from '../support/citizen.js';
import { readPdf } from '../support/pdf-text.js';

const COLLECTED = "status in ('paid', 'partially_refunded', 'refunded')";
const ROME_DAY = "(day_at at time zone 'Europe/Rome')::date";
/** By another way than the page: straight from the payments. */
const KEYS: Readonly<Record<AccountingView, string>> = {
  service: 'service_id::text',
  day: `${ROME_DAY}::text`,
  code: "coalesce(accounting_code, '')",
  month: `to_char(${ROME_DAY}, 'YYYY-MM')`,
};

interface Sums {
  readonly payments: number;
  readonly amount: number;
  readonly commission: number;
  readonly total: number;
  readonly refunded: number;
}

/** The accountant's views over an office's payments, beside the dashboard's tests: the same portal. */
export function accountingTests(openOffice: () => Office): void {
  describe("the accountant's views", () => {
    let office: Office;
    let period: { from: string; to: string };

    beforeAll(async () => {
      office = openOffice();
      const [days] = await office.rows<{ from: string; to: string }>(
        `select (($1::timestamptz at time zone 'Europe/Rome')::date - 365)::text as "from",
           (($1::timestamptz at time zone 'Europe/Rome')::date)::text as "to"`,
        [office.portal.clock.now()],
      );
      period = days!;
      // The demonstration's services have no codes of their own.
      await office.rows(`alter table payment disable trigger user;
        update payment set accounting_code = 'E.3.01.' || (service_id % 3) where service_id % 4 <> 0;
        alter table payment enable trigger user`);
    });

    const counted = async (key: string): Promise<Sums[]> =>
      office.rows<Sums>(
        `select count(*)::int as payments, sum(amount_cents)::int as amount, sum(commission_cents)::int as commission,
           sum(total_cents)::int as total, sum(refunded_cents)::int as refunded
         from payment where ${COLLECTED} and ${ROME_DAY} between $1::date and $2::date group by ${key}`,
        [period.from, period.to],
      );
    const textOf = (sums: Sums): string[] =>
      [
        String(sums.payments),
        ...[sums.amount, sums.commission, sums.total, sums.refunded, sums.total - sums.refunded].map(formatEuro),
      ].map(clean);
    const cellsOf = (page: SeenPage, row: string): string[][] =>
      page
        .$(row)
        .toArray()
        .map((element) =>
          page
            .$(element)
            .find('td')
            .toArray()
            .map((cell) => clean(page.$(cell).text())),
        );
    const open = async (by: AccountingView): Promise<SeenPage> =>
      (await office.as('clerk')).open(`/admin/contabilita?by=${by}&from=${period.from}&to=${period.to}`);

    it.each(ACCOUNTING_VIEWS)('by %s are the payments themselves, to the cent', async (by) => {
      const page = await open(by);
      expect(page.status).toBe(200);
      const expected = (await counted(KEYS[by])).map(textOf);
      expect(cellsOf(page, '[data-testid=account]').sort()).toEqual(expected.sort());
      const [whole] = await counted('()');
      expect(cellsOf(page, '[data-testid=account-total]')).toEqual([textOf(whole!)]);
      expect(page.$('#chart-accounts rect').length).toBeGreaterThanOrEqual(expected.length);
    });

    it.each(ACCOUNTING_VIEWS)('by %s lead to the list of the same payments, with the same totals', async (by) => {
      const clerk = await office.as('clerk');
      const page = await open(by);
      const rows = page.$('[data-testid=account]').toArray();
      for (const row of [rows.at(0), rows.at(-1)]) {
        const cells = page
          .$(row)
          .find('td')
          .toArray()
          .map((cell) => clean(page.$(cell).text()));
        const list = await clerk.open(page.$(row).find('a').attr('href') ?? '');
        expect(cellsOf(list, '.totals tbody tr').at(1)).toEqual(cells.slice(0, 4));
        expect(cellsOf(list, '.totals tbody tr').at(0)).toEqual(cells.slice(0, 4));
      }
    });

    it('say what is wrong with the days, and show this month without any', async () => {
      const clerk = await office.as('clerk');
      const wrong = await clerk.open('/admin/contabilita?by=day&from=2024-01-01&to=2025-06-30');
      expect([wrong.status, Object.keys(wrong.errors)]).toEqual([422, ['to']]);
      expect(wrong.$('#from').val()).toBe('2024-01-01');
      const today = await clerk.open('/admin/contabilita');
      expect(today.status).toBe(200);
      expect(today.$('.chip[aria-current]').text()).toBe('Per servizioQuesto mese');
      expect((await clerk.open('/admin/contabilita?from=1999-01-01&to=1999-01-31')).text).toContain('Nessun incasso');
    });

    describe('the register', () => {
      const download = async (): Promise<Buffer> => {
        const auditor = await office.as('auditor');
        const href = (await open('month')).$('a[href*="registro.pdf"]').attr('href') ?? '';
        const answer = await auditor.send(href);
        expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/pdf']);
        return Buffer.from(await answer.arrayBuffer());
      };

      it('has every payment once, sums that go from page to page, and its hash in the trail', async () => {
        const file = await download();
        const { text, pages } = await readPdf(file);
        const plain = clean(text);
        const [whole] = await counted('()');
        const sums = [whole!.amount, whole!.commission, whole!.total]
          .map((cents) => clean(formatEuro(cents)))
          .join(' ');
        expect(plain).toContain(`Totale generale ${whole!.payments} pagamenti ${sums}`);
        const carried = [...plain.matchAll(/A riportare (\d+ pagamenti(?: [\d.]+,\d\d €){3})/g)].map(
          ([, part]) => part,
        );
        const brought = [...plain.matchAll(/Riporto (\d+ pagamenti(?: [\d.]+,\d\d €){3})/g)].map(([, part]) => part);
        expect(brought).toEqual(carried);
        expect(pages).toBeGreaterThanOrEqual(carried.length + 1);
        expect(plain).toContain(`il registro ha ${pages} pagine.`);
        const references = await office.rows<{ reference: number }>(
          `select reference::int from payment where ${COLLECTED} and ${ROME_DAY} between $1::date and $2::date`,
          [period.from, period.to],
        );
        const rows = [...text.matchAll(/^(\d+)\s+\d\d\/\d\d\/\d{4},/gm)].map(([, reference]) => Number(reference));
        const ascending = (a: number, b: number): number => a - b;
        expect(rows.toSorted(ascending)).toEqual(references.map(({ reference }) => reference).toSorted(ascending));
        const entries = await office.trail('register-made');
        expect(entries.at(-1)?.data).toMatchObject({
          ...{ from: period.from, payments: whole!.payments, totalCents: whole!.total, pages },
          sha256: createHash('sha256').update(file).digest('hex'),
        });
      });

      it('is of a year at most', async () => {
        const auditor = await office.as('auditor');
        const long = await auditor.open('/admin/contabilita/registro.pdf?from=2024-01-01&to=2025-06-30');
        expect([long.status, Object.keys(long.errors)]).toEqual([422, ['to']]);
      });
    });
  });
}
