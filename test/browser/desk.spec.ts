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

  it('register: list, filters, a wrong filter, nothing found', async () => {
    await open('/admin/registro');
    await seen('register');
    await open('/admin/registro?from=2020-01-01&to=2020-01-02');
    await seen('register-empty');
    await open('/admin/registro?from=2026-02-30&actor=x&action=y&subject=nessuno');
    await seen('register-wrong');
  });

  it('register: who saw a citizen, with the keyboard alone', async () => {
    const [payer] = await office.rows<{ code: string }>('select tax_code as code from payer limit 1');
    await open('/admin/registro');
    await page.getByRole('textbox', { name: 'Chi ha visto i dati' }).focus();
    await page.keyboard.type(payer!.code);
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Mostra chi ha visto');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Chi ha visto questi dati' }).waitFor();
    expect(page.url()).not.toContain(payer!.code);
    await seen('citizen');
  });

  it('integrity: before the first, intact, running, broken', async () => {
    await open('/admin/registro/integrita');
    await seen('integrity-none');
    await press(page, 'Verifica integrità');
    await page.getByRole('heading', { name: 'Il registro è integro' }).waitFor();
    await seen('integrity-ok');
    await office.rows(
      `insert into audit_seal (day, first_sequence, entry_count, merkle_root, chain_hash, sealed_at)
       values ('2026-01-01', 1, 1, sha256('a'), sha256('b'), $1)`,
      [office.portal.clock.now()],
    );
    await press(page, 'Verifica integrità');
    await page.getByRole('heading', { name: 'Il registro è stato alterato' }).waitFor();
    await seen('integrity-broken');
    await office.rows(
      `insert into audit_verification (started_by, started_at, noted_at, state, expected, checked)
       select id, $1, $1, 'running', 80000, 20000 from staff where username = 'manager'`,
      [office.portal.clock.now()],
    );
    await open('/admin/registro/integrita');
    await seen('integrity-running');
  });
});
