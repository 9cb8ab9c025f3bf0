import type { Browser, Page } from 'playwright-core';
import { Office } from '../admin-transactions/office.js';
import { launchBrowser } from '../support/browser.js';
import { STAFF_PASSWORD } from '../support/staff.js';
import { obstaclesOn, press } from './visit.js';

/** A manager who is signed in, in a browser, at an office with invented payments. */
export class OfficeVisit {
  private constructor(
    readonly office: Office,
    readonly page: Page,
    private readonly browser: Browser,
  ) {}

  static async open(payments: number, variables: NodeJS.ProcessEnv = {}): Promise<OfficeVisit> {
    const [office, browser] = await Promise.all([
      Office.open(payments, { variables: { TRUST_PROXY: 'true', ...variables } }),
      launchBrowser(),
    ]);
    const page = await browser.newPage({ reducedMotion: 'reduce' });
    const visit = new OfficeVisit(office, page, browser);
    await visit.signIn();
    return visit;
  }

  /** Also again, when so much time has passed that the session is over. */
  async signIn(): Promise<void> {
    await this.go('/admin');
    await this.page.getByLabel('Nome utente').fill('manager');
    await this.page.getByLabel('Password').fill(STAFF_PASSWORD);
    await press(this.page, 'Accedi');
  }

  async go(path: string): Promise<void> {
    await this.page.goto(this.office.portal.url + path);
  }

  /** Expects that the page, after going to `path` if there is one, can be used by everybody at each width. */
  async see(name: string, path?: string): Promise<void> {
    if (path !== undefined) await this.go(path);
    expect(await obstaclesOn(this.page, name)).toEqual([]);
  }

  async close(): Promise<void> {
    await this.browser.close();
    await this.office.close();
  }
}
