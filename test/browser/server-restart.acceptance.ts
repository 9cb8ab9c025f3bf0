import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { SystemClock } from '../../src/shared/clock.js';
import { WebProcess } from '../journeys/web-process.js';
import { CARDS, TestBank } from '../support/bank.js';
import { BreakableLink } from '../support/breakable-link.js';
import { launchBrowser } from '../support/browser.js';
import { Citizen } from '../support/citizen.js';
import { freePort } from '../support/free-port.js';
import { MARIO, payWithCard, publicIdOf, toConnecting } from '../support/journey.js';
import { createMigratedTestDatabase, type TestDatabase } from '../support/postgres.js';
import { testEnvironment } from '../support/test-environment.js';
import { until } from '../support/until.js';
import { fillCard, fillForm, obstaclesOn, press } from './visit.js';

const FORM_PATH = '/servizi/refezione-scolastica';
const AWAY = 'In questo momento il servizio non risponde';

describe('a citizen in the middle of a page while the server restarts', () => {
  let database: TestDatabase;
  let link: BreakableLink;
  let sql: pg.Pool;
  let folder: string;
  let bank: TestBank;
  let web: WebProcess;
  let browser: Browser;
  const citizen = new Citizen();
  const tabs = new Map<Tab, Page>();

  beforeAll(async () => {
    [database, folder] = [await createMigratedTestDatabase(), await mkdtemp(join(tmpdir(), 'restart-'))];
    sql = new pg.Pool({ connectionString: database.url, max: 1 });
    sql.on('error', () => undefined);
    link = await BreakableLink.to(Number(new URL(database.url).port));
    const bankPort = await freePort();
    const environment = testEnvironment({ DATA_DIR: folder, BANK_PORT: String(bankPort) });
    [bank, web, browser] = await Promise.all([
      TestBank.start(environment, new SystemClock(), { repeatPausesMs: [] }),
      WebProcess.start(link.through(database.url), bankPort),
      launchBrowser(),
    ]);
  }, 120_000);

  afterAll(async () => {
    await browser.close();
    await web.stop();
    await bank.close();
    await link.cut();
    await sql.end();
    await database.drop();
    await rm(folder, { recursive: true, force: true });
  });

  const tab = (name: Tab): Page => {
    const page = tabs.get(name);
    if (page === undefined) throw new Error(`no tab ${name}`);
    return page;
  };
  async function openTab(name: Tab, path: string, options: BrowserContextOptions = {}): Promise<Page> {
    const context = await browser.newContext({ reducedMotion: 'reduce', ...options });
    const page = await context.newPage();
    tabs.set(name, page);
    if (name === 'waiting-outcome') await page.clock.install();
    if (name === 'wait-page') await page.route(`${bank.url}/**`, (route) => route.fulfill({ status: 204 }));
    await page.goto(web.url + path);
    return page;
  }
  /** A tab on the review. */
  async function openReview(name: Tab, amount: string): Promise<Page> {
    const page = await openTab(name, FORM_PATH);
    await fillForm(page, { amount });
    await press(page, 'CONVALIDA PAGAMENTO');
    await page.getByRole('button', { name: 'PROCEDI COL PAGAMENTO' }).waitFor();
    return page;
  }
  const typed = async (page: Page): Promise<Record<string, string>> => {
    const values = Object.keys(MARIO).map(async (name) => [name, await page.locator(`[name=${name}]`).inputValue()]);
    return Object.fromEntries(await Promise.all(values)) as Record<string, string>;
  };
  const payments = async (amountCents: number): Promise<number> => {
    const { rowCount } = await sql.query('select 1 from payment where amount_cents = $1', [amountCents]);
    return rowCount ?? -1;
  };
  const saysAway = async (name: Tab, button: string): Promise<void> => {
    await press(tab(name), button);
    await tab(name).getByText(AWAY).waitFor();
  };
  const isOffline = (name: Tab): Promise<boolean> =>
    until(`the browser cannot reach ${name}`, () => tab(name).url().startsWith('chrome-error:'));
  const status = (name: Tab): Promise<string | null> =>
    tab(name).getByTestId('payment-status').getAttribute('data-status');

  it('is on each page of the way, and at the bank', async () => {
    await fillForm(await openTab('form', FORM_PATH));
    await fillForm(await openTab('plain-form', FORM_PATH, { javaScriptEnabled: false }));
    await openReview('review', '20');
    await press(await openReview('wait-page', '30'), 'PROCEDI COL PAGAMENTO');
    await tab('wait-page').getByRole('button', { name: 'Vai al sito della banca' }).waitFor();
    await press(await openReview('bank', '40'), 'PROCEDI COL PAGAMENTO');
    await tab('bank').getByRole('button', { name: 'INVIA' }).waitFor();
    await fillCard(tab('bank'), CARDS.paid);
    await press(tab('bank'), 'INVIA');
    await tab('bank').getByRole('button', { name: 'Conferma' }).waitFor();

    const pending = await toConnecting(citizen, web, { amount: '50' });
    await openTab('waiting-outcome', `/pagamenti/${publicIdOf(pending)}/esito`);
    const paid = await payWithCard(citizen, await toConnecting(citizen, web, { amount: '60' }), CARDS.paid);
    await openTab('outcome', `/pagamenti/${publicIdOf(paid)}/esito`);
    await openTab('concluded', `/pagamenti/${publicIdOf(paid)}/conclusa`);
    const search = await openTab('search', '/dove-e-il-mio-pagamento');
    await search.getByLabel('Riferimento N.').fill(paid.marked('reference'));
    await search.getByLabel('Codice Fiscale/P.IVA').fill(MARIO.taxCode);
  }, 120_000);

  it('is told on the page itself that the service is away, and keeps everything', async () => {
    expect(await web.stop()).toBe(0);
    await saysAway('form', 'CONVALIDA PAGAMENTO');
    await saysAway('form', 'CONVALIDA PAGAMENTO');
    expect(await tab('form').locator('[data-away-notice]').count()).toBe(1);
    expect(await typed(tab('form'))).toEqual(MARIO);
    expect(await obstaclesOn(tab('form'), '2-form-away')).toEqual([]);
    await saysAway('review', 'PROCEDI COL PAGAMENTO');
    await saysAway('outcome', 'RICHIEDI RICEVUTA PAGAMENTO');
    await saysAway('search', 'CERCA');
    await press(tab('bank'), 'Conferma').catch(() => undefined);
    await isOffline('bank');
    for (const name of ['wait-page', 'concluded'] as const) {
      await tab(name)
        .reload()
        .catch(() => undefined);
    }
    const failures: string[] = [];
    tab('waiting-outcome').on('requestfailed', (request) => failures.push(request.url()));
    await until('the outcome has asked in vain', async () => {
      await tab('waiting-outcome').clock.fastForward(3_000);
      return failures.length >= 2;
    });
    expect(await status('waiting-outcome')).toBe('pending');
  }, 120_000);

  it('finds without JavaScript what was typed, by going back while the service is still away', async () => {
    await press(tab('plain-form'), 'CONVALIDA PAGAMENTO').catch(() => undefined);
    await isOffline('plain-form');
    await tab('plain-form').goBack();
    expect(await typed(tab('plain-form'))).toEqual(MARIO);
  });

  it('goes on with the same button when it is back, and nothing happens twice', async () => {
    await web.startAgain();
    for (const name of ['form', 'plain-form'] as const) {
      await press(tab(name), 'CONVALIDA PAGAMENTO');
      await tab(name).getByRole('button', { name: 'PROCEDI COL PAGAMENTO' }).waitFor();
    }
    await press(tab('review'), 'PROCEDI COL PAGAMENTO');
    await tab('review').getByRole('button', { name: 'INVIA' }).waitFor();
    expect(await payments(2_000)).toBe(1);
    await tab('wait-page').reload();
    await tab('wait-page').getByRole('button', { name: 'Vai al sito della banca' }).waitFor();
    await tab('bank').reload();
    await tab('bank').waitForURL(/\/esito$/);
    expect(await status('bank')).toBe('paid');
    expect(await payments(4_000)).toBe(1);
    await press(tab('outcome'), 'RICHIEDI RICEVUTA PAGAMENTO');
    await tab('outcome').waitForURL(/\/conclusa$/);
    await tab('concluded').reload();
    expect(await tab('concluded').locator('h1').textContent()).toMatch(/conclusa/i);
    await press(tab('search'), 'CERCA');
    await tab('search').getByTestId('transaction-code').waitFor();
    await sql.query("update payment set status = 'cancelled' where amount_cents = 5000");
    await until('the news', async () => {
      await tab('waiting-outcome').clock.fastForward(10_000);
      return (await status('waiting-outcome')) === 'cancelled';
    });
  }, 120_000);

  it('gets everything back on a page with RIPROVA when only the database is away', async () => {
    const page = await openReview('review', '70');
    await link.cut();
    await press(page, 'PROCEDI COL PAGAMENTO');
    await page.getByRole('button', { name: 'RIPROVA' }).waitFor();
    await link.mend();
    await press(page, 'RIPROVA');
    await page.getByRole('button', { name: 'INVIA' }).waitFor();
    expect(await payments(7_000)).toBe(1);
  });
});

type Tab =
  'form' | 'plain-form' | 'review' | 'wait-page' | 'bank' | 'waiting-outcome' | 'outcome' | 'concluded' | 'search';
