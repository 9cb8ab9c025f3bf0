import type { SeenPage } from '../support/citizen.js';
import { Office } from '../admin-transactions/office.js';
import { addStaff, StaffBrowser } from '../support/staff.js';
import { camt053, gatewayList, type ListedRow, type Movement, statement } from './bank-paper.js';
import { addOrders, orderCodeOf, type TownOrder, transactionCodeOf } from './town-payments.js';
import { uploadBankFile } from './upload-bank-file.js';

/** Above this, in cents, two people explain a credit. */
export const LIMIT = 50_000;

const AFTER_THE_PAPERS = new Date('2026-12-01T09:00:00.000Z');

/** A finance office with its bank's papers: two clerks, a manager, an auditor. */
export class FinanceOffice {
  private made = 0;

  private constructor(
    readonly office: Office,
    readonly clerk: StaffBrowser,
    readonly colleague: StaffBrowser,
    readonly manager: StaffBrowser,
  ) {}

  static async open(): Promise<FinanceOffice> {
    const variables = { TRUST_PROXY: 'true', RECONCILIATION_CONFIRM_ABOVE_CENTS: String(LIMIT) };
    const office = await Office.open(0, { variables });
    // The papers are of November 2026: it is December, or later.
    const { clock } = office.portal;
    if (clock.now() < AFTER_THE_PAPERS) clock.set(AFTER_THE_PAPERS);
    await addStaff(office.portal, { username: 'collega', role: 'clerk' });
    const colleague = new StaffBrowser(office.portal);
    const [clerk, manager] = await Promise.all([office.as('clerk'), office.as('manager'), colleague.signIn('collega')]);
    return new FinanceOffice(office, clerk, colleague, manager);
  }

  /** Paid orders of a day, one for each amount. */
  async paid(day: string, ...totals: number[]): Promise<TownOrder[]> {
    const orders = totals.map((totalCents): TownOrder => {
      this.made += 1;
      const at = new Date(`${day}T10:00:00.000Z`);
      return {
        orderCode: orderCodeOf(this.made),
        transactionCode: transactionCodeOf(this.made),
        totalCents,
        status: 'paid',
        at,
      };
    });
    await addOrders(this.office.portal.sql, orders);
    return orders;
  }

  /** The bank's statement of a day comes in. */
  async booked(
    day: string,
    ...movements: (Pick<Movement, 'reference' | 'amountCents'> & { text?: string })[]
  ): Promise<void> {
    const lines = movements.map(({ reference, amountCents, text }) => ({
      ...{ reference, amountCents, orderId: undefined, description: text ?? 'BONIFICO TESORERIA' },
    }));
    await this.bring(camt053(statement(day, lines)), `conto-${day}.xml`);
  }

  async listed(rows: readonly ListedRow[]): Promise<void> {
    await this.bring(gatewayList(rows), 'lista.csv');
  }

  /** Public id of a line of the account, by the bank's reference. */
  async line(reference: string): Promise<string> {
    const [row] = await this.office.rows<{ id: string }>(
      'select public_id as id from bank_line where bank_reference = $1',
      [reference],
    );
    if (row === undefined) throw new Error(`no line ${reference}`);
    return row.id;
  }

  async explain(browser: StaffBrowser, reference: string): Promise<SeenPage> {
    return browser.open(`/admin/riconciliazione/accrediti/${await this.line(reference)}/spiega`);
  }

  /** What the parts of a line add up to, and how they were made. */
  async parts(reference: string): Promise<{ cents: number; how: string }[]> {
    return this.office.rows(
      `select p.cents::int as cents, p.how from credit_part p join bank_line b on b.id = p.bank_line_id
       where b.bank_reference = $1 order by p.cents, p.id`,
      [reference],
    );
  }

  private async bring(contents: string, name: string): Promise<void> {
    const page = await uploadBankFile(this.clerk, contents, name);
    if (page.status !== 200) throw new Error(`file not taken: ${page.status} ${page.text.slice(0, 300)}`);
  }
}
