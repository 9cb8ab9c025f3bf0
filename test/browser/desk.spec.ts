import type { Browser, Page } from 'playwright-core';
import { Office } from '../admin-transactions/office.js';
import { launchBrowser } from '../support/browser.js';
import { STAFF_PASSWORD } from '../support/staff.js';
import { obstaclesOn, press } from './visit.js';

describe('dashboard and audit trail, for everybody', () => {
  let office: Office;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    [office, browser] = await Promise.all([Office.open(3_000), launchBrowser()]);
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
  const seen = async (name: string): Promise<void> => {
    expect(await obstaclesOn(page, `desk-${name}`)).toEqual([]);
  };

  it('dashboard', async () => {
    await open('/admin');
    await seen('dashboard');
    await page.locator('.chart-numbers summary').first().click();
    await page.locator('.chart-numbers summary').nth(2).click();
    await seen('dashboard-numbers');
  });
});
