import type { Browser, Page } from 'playwright-core';
import { CARDS } from '../support/bank.js';
import { WCAG } from '../support/axe.js';
import { launchBrowser } from '../support/browser.js';
import { PAY, payWithCard, toReview } from '../support/journey.js';
import { Citizen } from '../support/citizen.js';
import { TestPortal } from '../support/portal.js';
import { until } from '../support/until.js';
import { fillCard, fillForm, obstaclesOn, follow } from './visit.js';

const FORM_PATH = '/servizi/refezione-scolastica';

/** Every page and state has its sample, looked at in test/pages; here is what only real data can spoil. */
describe('pages with real data, for everybody', () => {
  let portal: TestPortal;
  let browser: Browser;
  let page: Page;
  const citizen = new Citizen();
  const complaints: string[] = [];

  beforeAll(async () => {
    [portal, browser] = await Promise.all([TestPortal.start(), launchBrowser()]);
  }, 120_000);

  afterAll(async () => {
    await browser.close();
    await portal.close();
  });

  beforeEach(async () => {
    const context = await browser.newContext({ reducedMotion: 'reduce' });
    page = await context.newPage();
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => {
      if (/Content Security Policy|Refused/i.test(message.text())) complaints.push(message.text());
    });
  });

  afterEach(async () => {
    await page.context().close();
    expect(complaints).toEqual([]);
  });

  const open = (path: string): Promise<unknown> => page.goto(portal.url + path);
  const seen = async (name: string, heading: RegExp): Promise<void> => {
    expect(await page.locator('h1').textContent()).toMatch(heading);
    expect(await obstaclesOn(page, name)).toEqual([]);
  };

  it('at each step of a payment', async () => {
    await open(FORM_PATH);
    await fillForm(page);
    await follow(page, 'CONVALIDA PAGAMENTO');
    await seen('3-review', /Controlla i dati/);
    await follow(page, 'PROCEDI COL PAGAMENTO');
    await page.getByRole('button', { name: 'INVIA' }).waitFor();
    await fillCard(page, CARDS.paid);
    await follow(page, 'INVIA');
    await follow(page, 'Conferma');
    await page.waitForURL(/\/esito$/);
    await seen('7-paid', /Pagamento riuscito/);
    await follow(page, 'RICHIEDI RICEVUTA PAGAMENTO');
    await page.waitForURL(/\/conclusa$/);
    await until('the receipt', () => portal.mail.messages.length > 0);
    await page.reload();
    await seen('8-concluded', /Operazione conclusa con successo/i);
  });

  async function lastOutcome(): Promise<string> {
    const { rows } = await portal.sql.query<{ id: string }>(
      'select public_id as id from payment order by reference desc limit 1',
    );
    return `/pagamenti/${rows[0]?.id ?? ''}/esito`;
  }

  it('in the e-mail of a receipt', async () => {
    const [mail] = await until('the receipt', () => (portal.mail.messages.length > 0 ? portal.mail.messages : null));
    await page.setContent(mail?.html === false ? '' : (mail?.html ?? ''));
    expect(await page.locator('h1').textContent()).toMatch(/ricevuto il tuo pagamento/);
    // A letter has no landmarks of a page.
    expect(await obstaclesOn(page, '8-mail', WCAG)).toEqual([]);
  });

  it('with as much as the form allows', async () => {
    const long = {
      ...{ firstName: 'Maria-'.repeat(10).slice(0, 59), lastName: 'b'.repeat(60), address: 'c'.repeat(100) },
      ...{ city: 'd'.repeat(100), email: `${'e'.repeat(60)}@${'f'.repeat(60)}.it`, amount: '999999,99' },
      description: 'g'.repeat(297),
    };
    const review = await toReview(citizen, portal, long);
    expect(review.status).toBe(200);
    await open(FORM_PATH);
    await fillForm(page, long);
    await follow(page, 'CONVALIDA PAGAMENTO');
    await seen('3-review-long', /Controlla i dati/);
    await payWithCard(citizen, await citizen.submit(review, PAY), CARDS.paid);
    await open(await lastOutcome());
    await seen('7-paid-long', /Pagamento riuscito/);
  });
});
