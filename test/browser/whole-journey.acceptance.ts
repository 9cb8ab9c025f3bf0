import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { CARDS } from '../support/bank.js';
import { launchBrowser } from '../support/browser.js';
import { clean } from '../support/citizen.js';
import { TestPortal } from '../support/portal.js';
import { until } from '../support/until.js';
import { fillCard, fillForm, follow } from './visit.js';

describe('Mario Rossi pays school meals in a browser', () => {
  let portal: TestPortal;
  let browser: Browser;
  let page: Page;
  /** Errors of scripts, and whatever the page's own policy had to stop. */
  let complaints: string[];

  beforeAll(async () => {
    [portal, browser] = await Promise.all([TestPortal.start(), launchBrowser()]);
  }, 120_000);

  afterAll(async () => {
    await browser.close();
    await portal.close();
  });

  beforeEach(() => {
    complaints = [];
    portal.mail.reset();
  });

  afterEach(async () => {
    await page.context().close();
    expect(complaints).toEqual([]);
  });

  async function enter(options: BrowserContextOptions = {}): Promise<void> {
    page = await (await browser.newContext({ locale: 'it-IT', ...options })).newPage();
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error' && !/status of 4\d\d/.test(message.text())) complaints.push(message.text());
    });
    await page.goto(portal.url);
    await page.getByRole('link', { name: 'REFEZIONE SCOLASTICA' }).click();
  }

  const textOf = async (selector: string): Promise<string> =>
    clean((await page.locator(selector).first().textContent()) ?? '');

  /** Phases 2 and 3. */
  async function review(): Promise<void> {
    await fillForm(page);
    await follow(page, 'CONVALIDA PAGAMENTO');
    expect(await textOf('[data-testid=commission]')).toBe('2,36 €');
    expect(await textOf('[data-testid=total]')).toBe('156,96 €');
  }

  /** Phases 5 to 8. */
  async function payAtBank(): Promise<void> {
    await page.waitForURL((url) => url.origin === portal.bank.url);
    const shown = await textOf('body');
    for (const words of ['391177900021', 'REFEZIONE SCOLASTICA', 'Totale Spesa: 156,96 Euro']) {
      expect(shown).toContain(words);
    }
    const reference = /Riferimento N\.: (\d+)/.exec(shown)?.[1];
    await fillCard(page, CARDS.paid);
    await follow(page, 'INVIA');
    await follow(page, 'Conferma');
    await page.waitForURL(/\/pagamenti\/[\w-]{22}\/esito$/);
    expect(await page.getByTestId('payment-status').getAttribute('data-status')).toBe('paid');
    expect(await textOf('[data-testid=reference]')).toBe(reference);
    expect(await textOf('[data-testid=transaction-code]')).toMatch(/^[0-9A-F]{26}$/);
    await follow(page, 'RICHIEDI RICEVUTA PAGAMENTO');
    await page.waitForURL(/\/conclusa$/);
    expect((await textOf('h1')).toUpperCase()).toContain('OPERAZIONE CONCLUSA CON SUCCESSO');
    await until('the receipt', () => portal.mail.messages.length > 0);
  }

  const countPayments = async (): Promise<number> => {
    const { rows } = await portal.sql.query<{ n: number }>('select count(*)::int as n from payment');
    return rows[0]?.n ?? 0;
  };

  it('with JavaScript: the causale is counted while typing, the wait page goes on by itself', async () => {
    await enter();
    await page.getByLabel('Causale pagamento').pressSequentially('pagamento refezione scolastica');
    expect(await textOf('#description-left')).toBe('caratteri disponibili 267');
    await review();
    await follow(page, 'PROCEDI COL PAGAMENTO');
    await payAtBank();
  });

  it('without JavaScript: the same, with one button more', async () => {
    await enter({ javaScriptEnabled: false });
    await review();
    await follow(page, 'PROCEDI COL PAGAMENTO');
    await page.waitForURL(/\/collegamento$/);
    await follow(page, 'Vai al sito della banca');
    await payAtBank();
  });

  it('pays once, however often PROCEDI is pressed and whichever way the browser goes back', async () => {
    await enter();
    await review();
    const before = await countPayments();
    await page.getByRole('button', { name: 'PROCEDI COL PAGAMENTO' }).dblclick();
    await payAtBank();
    expect(await countPayments()).toBe(before + 1);

    await page.goBack();
    expect(await page.getByTestId('payment-status').getAttribute('data-status')).toBe('paid');
    const { rows } = await portal.sql.query<{ id: string; order: string }>(
      `select p.public_id as id, a.order_code as "order" from payment p join payment_attempt a on a.payment_id = p.id
       order by p.reference desc limit 1`,
    );
    await page.goto(`${portal.url}/pagamenti/${rows[0]?.id ?? ''}/collegamento`);
    expect(new URL(page.url()).pathname).toBe(`/pagamenti/${rows[0]?.id ?? ''}/esito`);
    expect(await page.getByTestId('payment-status').getAttribute('data-status')).toBe('paid');
    expect(await countPayments()).toBe(before + 1);
    expect(await portal.bank.order(rows[0]?.order ?? '')).toMatchObject({ status: 'paid', capturedCents: 15_696 });
    expect(portal.mail.messages).toHaveLength(1);
  });

  it('pays once when the review is sent again from the browser’s history', async () => {
    await enter();
    await review();
    const before = await countPayments();
    await follow(page, 'PROCEDI COL PAGAMENTO');
    await page.waitForURL((url) => url.origin === portal.bank.url);
    await page.goBack();
    await page.waitForURL(/\/collegamento$/);
    await follow(page, 'Vai al sito della banca');
    await payAtBank();
    expect(await countPayments()).toBe(before + 1);
  });
});
