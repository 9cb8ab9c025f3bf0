import type { Browser, Page } from 'playwright-core';
import { CARDS } from '../support/bank.js';
import { launchBrowser } from '../support/browser.js';
import { MARIO } from '../support/journey.js';
import { TestPortal } from '../support/portal.js';

/** Far more than any page has between two things that take the focus. */
const MAX_TABS = 60;

describe('with the keyboard alone', () => {
  let portal: TestPortal;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    [portal, browser] = await Promise.all([TestPortal.start({ withWorker: false }), launchBrowser()]);
    page = await browser.newPage({ reducedMotion: 'reduce' });
  }, 120_000);

  afterAll(async () => {
    await browser.close();
    await portal.close();
  });

  /** What has the focus: id, name or words, and whether that can be seen. */
  const focused = (): Promise<{ name: string; isVisible: boolean }> =>
    page.evaluate(() => {
      const element = document.activeElement;
      if (!(element instanceof HTMLElement)) return { name: '', isVisible: false };
      const { outlineStyle, boxShadow } = getComputedStyle(element);
      const box = element.getBoundingClientRect();
      const isMarked = outlineStyle !== 'none' || boxShadow !== 'none';
      const name = element.id || element.getAttribute('value') || element.innerText.trim().replace(/\s+/g, ' ');
      return { name, isVisible: isMarked && box.width > 0 && box.top < innerHeight && box.bottom > 0 };
    });

  /** Tabs on until `name` has the focus; every stop on the way must show that it has it. */
  async function tabTo(name: string | RegExp): Promise<void> {
    for (let tabs = 0; tabs < MAX_TABS; tabs += 1) {
      await page.keyboard.press('Tab');
      const stop = await focused();
      expect(stop).toEqual({ name: stop.name, isVisible: true });
      if (typeof name === 'string' ? stop.name === name : name.test(stop.name)) return;
    }
    throw new Error(`no way to ${String(name)} with the keyboard`);
  }

  async function type(fields: Readonly<Record<string, string>>): Promise<void> {
    for (const [field, value] of Object.entries(fields)) {
      await tabTo(field);
      await page.keyboard.type(value);
    }
  }

  async function enter(pattern: RegExp): Promise<void> {
    await Promise.all([page.waitForURL(pattern), page.keyboard.press('Enter')]);
  }

  it('skips to the contents and opens a service', async () => {
    await page.goto(portal.url);
    await tabTo('Vai ai contenuti');
    await page.keyboard.press('Enter');
    await tabTo('REFEZIONE SCOLASTICA');
    await enter(/\/servizi\/refezione-scolastica$/);
  });

  it('is put on the list of mistakes, and from there into the field', async () => {
    await type({ ...MARIO, postalCode: '7004' });
    await tabTo('CONVALIDA PAGAMENTO');
    await enter(/\/riepilogo$/);
    expect(await page.evaluate(() => document.activeElement?.hasAttribute('data-error-summary'))).toBe(true);
    await tabTo(/Cap deve avere 5 cifre/);
    await page.keyboard.press('Enter');
    expect((await focused()).name).toBe('postalCode');
    await page.keyboard.press('End');
    await page.keyboard.type('3');
    // Enter in a field sends the form.
    await page.keyboard.press('Enter');
    await page.getByTestId('total').waitFor();
  });

  it('goes to the bank, pays and comes back', async () => {
    await tabTo(/PROCEDI COL PAGAMENTO/);
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => url.origin === portal.bank.url);
    await type({ cardNumber: CARDS.paid, expiryMonth: '06', expiryYear: '30', cvv: '999' });
    await tabTo('submit');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Conferma dei dati' }).waitFor();
    await tabTo('confirm');
    await enter(/\/esito$/);
    expect(await page.getByTestId('payment-status').getAttribute('data-status')).toBe('paid');
    await tabTo('RICHIEDI RICEVUTA PAGAMENTO');
    await enter(/\/conclusa$/);
  });

  it('reaches the receipt, its check and the way home from the last page', async () => {
    await tabTo('Scarica la ricevuta (PDF)');
    await tabTo('Vedi tutti i dati del pagamento');
    await tabTo(/\/verifica\//);
    await tabTo('torna alla home di Porta dei Pagamenti');
    await enter(/\/$/);
  });
});
