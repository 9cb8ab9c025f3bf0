import type pg from 'pg';
import type { SeenPage } from '../support/citizen.js';
import type { TestPortal } from '../support/portal.js';
import { addStaff, StaffBrowser } from '../support/staff.js';

export const RATES = '/admin/commissioni';
export const PREVIEW = 'form[action$="/anteprima"]';
export const SAVE = `form[action="${RATES}"]`;
export const WITHDRAW = 'form[action$="/ritiro"]';
export const GENERAL = { scope: 'generale', kind: 'percentage', start: 'now', reason: 'Nuova convenzione' };

/** A manager who decides commissions, and the rows that come of it. */
export class RatesOffice {
  private constructor(
    private readonly portal: TestPortal,
    readonly manager: StaffBrowser,
  ) {}

  static async open(portal: TestPortal): Promise<RatesOffice> {
    await addStaff(portal, { username: 'rita', role: 'manager' });
    const manager = new StaffBrowser(portal);
    await manager.signIn('rita');
    return new RatesOffice(portal, manager);
  }

  async sql<Row extends object>(text: string, values: unknown[] = []): Promise<Row[]> {
    return (await this.portal.sql.query<Row>(text, values)).rows;
  }

  /** Of a statement that the database must not accept. */
  async refusal(text: string, values: unknown[] = []): Promise<pg.DatabaseError> {
    try {
      await this.sql(text, values);
    } catch (error) {
      return error as pg.DatabaseError;
    }
    throw new Error(`not refused: ${text}`);
  }

  async serviceId(slug: string): Promise<number> {
    return (await this.sql<{ id: number }>('select id from service where slug = $1', [slug]))[0]!.id;
  }

  /** The form, filled in and sent. */
  async preview(fields: Record<string, string>, browser = this.manager): Promise<SeenPage> {
    return browser.submit(await browser.open(`${RATES}/nuova`), PREVIEW, fields);
  }

  /** From the preview, with the warning ticked where there is one. */
  async save(page: SeenPage, browser = this.manager): Promise<SeenPage> {
    return browser.submit(page, SAVE, page.$('[name=acknowledged]').length > 0 ? { acknowledged: '1' } : {});
  }

  /** A commission from the form to the list. */
  async decide(fields: Record<string, string>): Promise<void> {
    const page = await this.save(await this.preview({ ...GENERAL, ...fields }));
    expect([page.status, page.marked('notice')]).toEqual([200, 'Commissione registrata.']);
  }
}
