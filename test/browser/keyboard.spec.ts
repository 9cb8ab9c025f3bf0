import type { Browser, Page } from 'playwright-core';
import { CARDS } from '../support/bank.js';
import { launchBrowser } from '../support/browser.js';
import { MARIO } from '../support/journey.js';
import { TestPortal } from '../support/portal.js';
import { Keyboard } from './keyboard.js';

describe('with the keyboard alone', () => {
  let portal: TestPortal;
  let browser: Browser;
  let page: Page;
  let keyboard: Keyboard;

  beforeAll(async () => {
    [portal, browser] = await Promise.all([TestPortal.start({ withWorker: false }), launchBrowser()]);
    page = await browser.newPage({ reducedMotion: 'reduce' });
    keyboard = new Keyboard(page);
  }, 120_000);

  afterAll(async () => {
    await browser.close();
    await portal.close();
  });

  it('skips to the contents and opens a service', async () => {
    await page.goto(portal.url);
    await keyboard.tabTo('Vai ai contenuti');
    await page.keyboard.press('Enter');
    await keyboard.tabTo('REFEZIONE SCOLASTICA');
    await keyboard.enter(/\/servizi\/refezione-scolastica$/);
  });

  it('is put on the list of mistakes, and from there into the field', async () => {
    await keyboard.type({ ...MARIO, postalCode: '7004' });
    await keyboard.tabTo('CONVALIDA PAGAMENTO');
    await keyboard.enter(/\/riepilogo$/);
    expect(await page.evaluate(() => document.activeElement?.hasAttribute('data-error-summary'))).toBe(true);
    await keyboard.tabTo(/Cap deve avere 5 cifre/);
    await page.keyboard.press('Enter');
    expect((await keyboard.focused()).name).toBe('postalCode');
    await page.keyboard.press('End');
    await page.keyboard.type('3');
    // Enter in a field sends the form.
    await page.keyboard.press('Enter');
    await page.getByTestId('total').waitFor();
  });

  it('goes to the bank, pays and comes back', async () => {
    await keyboard.tabTo(/PROCEDI COL PAGAMENTO/);
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => url.origin === portal.bank.url);
    await keyboard.type({ cardNumber: CARDS.paid, expiryMonth: '06', expiryYear: '30', cvv: '999' });
    await keyboard.tabTo('submit');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Conferma dei dati' }).waitFor();
    await keyboard.tabTo('confirm');
    await keyboard.enter(/\/esito$/);
    expect(await page.getByTestId('payment-status').getAttribute('data-status')).toBe('paid');
    await keyboard.tabTo('RICHIEDI RICEVUTA PAGAMENTO');
    await keyboard.enter(/\/conclusa$/);
  });

  it('reaches the receipt, its check and the way home from the last page', async () => {
    await keyboard.tabTo('Scarica la ricevuta (PDF)');
    await keyboard.tabTo('Vedi tutti i dati del pagamento');
    await keyboard.tabTo(/\/verifica\//);
    await keyboard.tabTo('torna alla home di Porta dei Pagamenti');
    await keyboard.enter(/\/$/);
  });

  it('finds out how a payment stands', async () => {
    const { rows } = await portal.sql.query<{ reference: string }>('select reference::text from payment');
    await page.goto(`${portal.url}/dove-e-il-mio-pagamento`);
    await keyboard.type({ reference: '0', taxCode: MARIO.taxCode });
    await page.keyboard.press('Enter');
    await page.locator('[data-error-summary]:focus').waitFor();
    await keyboard.tabTo('reference');
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.type(rows[0]?.reference ?? '');
    await page.keyboard.press('Enter');
    await page.getByTestId('payment-status').waitFor();
    expect(await page.getByTestId('payment-status').getAttribute('data-status')).toBe('paid');
  });
});
