import type { Browser, Page } from 'playwright-core';
import { Office } from '../admin-transactions/office.js';
import { launchBrowser } from '../support/browser.js';
import { STAFF_PASSWORD } from '../support/staff.js';
import { obstaclesOn, press } from './visit.js';

describe("the office's pages about payments, for everybody", () => {
  let office: Office;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    [office, browser] = await Promise.all([Office.open(400), launchBrowser()]);
    page = await browser.newPage({ reducedMotion: 'reduce' });
    await open('/admin');
    await page.getByLabel('Nome utente').fill('manager');
    await page.getByLabel('Password').fill(STAFF_PASSWORD);
    await press(page, 'Accedi');
  }, 120_000);

  afterAll(async () => {
    await browser.close();
    await office.close();
  });

  const open = (path: string): Promise<unknown> => page.goto(office.portal.url + path);
  const seen = async (name: string, path?: string): Promise<void> => {
    if (path !== undefined) await open(path);
    expect(await obstaclesOn(page, `tx-${name}`)).toEqual([]);
  };

  it('list', async () => {
    await seen('list', '/admin/transazioni');
    await seen('list-filtered', '/admin/transazioni?period=last-12-months&status=refused&status=paid&alerts=1');
    await seen('list-empty', '/admin/transazioni?q=999999999');
    await seen(
      'list-wrong',
      '/admin/transazioni?from=2026-02-30&q=RSSMRA81M10F376C&amountFrom=1.234&size=7&status=x&filter=x',
    );
    await seen('list-hundred', '/admin/transazioni?size=100');
    await page.getByLabel('Persona', { exact: true }).fill('rossi');
    await press(page, 'Cerca la persona');
    await seen('list-person');
  });

  it('views', async () => {
    await open('/admin/transazioni?status=paid');
    await page.getByText('Salva questi filtri').click();
    await page.getByLabel('Nome della vista').fill('Pagati');
    await page.getByLabel('Vista dell').check();
    await press(page, 'Salva la vista');
    await seen('list-views');
    await seen('views', '/admin/transazioni/viste');
  });

  it('one payment in each state', async () => {
    for (const status of ['under_review', 'paid', 'refused', 'cancelled', 'expired']) {
      const id = await office.anyPayment(`status = '${status}'`);
      await seen(status, `/admin/transazioni/${id}`);
    }
  });

  it('forms with errors', async () => {
    await open(`/admin/transazioni/${await office.anyPayment("status = 'under_review'")}`);
    await press(page, 'Risolvi la verifica');
    await seen('review-422');
    await open(`/admin/transazioni/${await office.anyPayment("status = 'paid'")}`);
    await press(page, 'Aggiungi la nota');
    await seen('note-422');
    await page.getByText('Rimanda la ricevuta').first().click();
    await press(page, 'Rimanda la ricevuta');
    await seen('resend-422');
  });
});
