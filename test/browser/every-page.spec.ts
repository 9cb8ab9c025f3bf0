import type { Browser, Page } from 'playwright-core';
import { CARDS } from '../support/bank.js';
import { WCAG } from '../support/axe.js';
import { launchBrowser } from '../support/browser.js';
import { cancelAtBank, PAY, payWithCard, toConnecting, toReview } from '../support/journey.js';
import { Citizen } from '../support/citizen.js';
import { TestPortal } from '../support/portal.js';
import { until } from '../support/until.js';
import { fillCard, fillForm, obstaclesOn, follow } from './visit.js';

const FORM_PATH = '/servizi/refezione-scolastica';

describe('every page, for everybody', () => {
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

  const seenOutcome = async (name: string, status: string): Promise<void> => {
    expect(await page.getByTestId('payment-status').getAttribute('data-status')).toBe(status);
    await seen(name, /./);
  };

  it('on the way to the bank', async () => {
    await open('/');
    await seen('1-home', /Porta dei Pagamenti/i);
    await open(FORM_PATH);
    await seen('2-form', /REFEZIONE SCOLASTICA/);
    await follow(page, 'CONVALIDA PAGAMENTO');
    await seen('2-form-empty-422', /REFEZIONE SCOLASTICA/);
    await fillForm(page, { taxCode: 'MRORSS81M10F376L', email: 'mariorossi@gmial.com' });
    await follow(page, 'CONVALIDA PAGAMENTO');
    await seen('3-review-warnings', /Controlla i dati/);
    await follow(page, 'MODIFICA');
    await seen('3-form-again', /REFEZIONE SCOLASTICA/);
    await follow(page, 'CONVALIDA PAGAMENTO');
    // As if the rate had changed meanwhile.
    await page.locator('[name=quotedTotalCents]').evaluateAll((fields) => {
      for (const field of fields) field.setAttribute('value', '15000');
    });
    await follow(page, 'PROCEDI COL PAGAMENTO');
    await seen('3-review-409', /Controlla i dati/);
    await page.route(`${portal.bank.url}/**`, (route) => route.fulfill({ status: 204 }));
    await follow(page, 'PROCEDI COL PAGAMENTO');
    await page.getByRole('button', { name: 'Vai al sito della banca' }).waitFor();
    await seen('4-wait', /Collegamento/i);
  });

  it('at the bank and after it', async () => {
    await open(FORM_PATH);
    await fillForm(page);
    await follow(page, 'CONVALIDA PAGAMENTO');
    await seen('3-review', /Controlla i dati/);
    await follow(page, 'PROCEDI COL PAGAMENTO');
    await page.getByRole('button', { name: 'INVIA' }).waitFor();
    await seen('5-bank-card', /Dati della carta/);
    await follow(page, 'INVIA');
    await seen('5-bank-card-422', /Dati della carta/);
    await fillCard(page, CARDS.paid);
    await follow(page, 'INVIA');
    await seen('6-bank-confirm', /Conferma dei dati/);
    await follow(page, 'Conferma');
    await page.waitForURL(/\/esito$/);
    await seen('7-paid', /Pagamento riuscito/);
    await follow(page, 'RICHIEDI RICEVUTA PAGAMENTO');
    await page.waitForURL(/\/conclusa$/);
    await until('the receipt', () => portal.mail.messages.length > 0);
    await page.reload();
    await seen('8-concluded', /Operazione conclusa con successo/i);
    const { rows } = await portal.sql.query<{ code: string }>('select verification_code as code from receipt');
    await open(`/verifica/${rows[0]?.code ?? ''}`);
    await seen('8-verify', /autentica|valida/i);
    const paidPath = await lastPath('esito');
    for (const status of ['partially_refunded', 'refunded']) {
      await portal.sql.query('update payment set status = $1 where status <> $2 and paid_at is not null', [
        status,
        'pending',
      ]);
      await open(paidPath);
      await seenOutcome(`7-${status}`, status);
    }
  });

  async function lastPath(page: string): Promise<string> {
    const { rows } = await portal.sql.query<{ id: string }>(
      'select public_id as id from payment order by reference desc limit 1',
    );
    return `/pagamenti/${rows[0]?.id ?? ''}/${page}`;
  }

  it('in the e-mail of a receipt', async () => {
    const [mail] = await until('the receipt', () => (portal.mail.messages.length > 0 ? portal.mail.messages : null));
    await page.setContent(mail?.html === false ? '' : (mail?.html ?? ''));
    expect(await page.locator('h1').textContent()).toMatch(/ricevuto il tuo pagamento/);
    // A letter has no landmarks of a page.
    expect(await obstaclesOn(page, '8-mail', WCAG)).toEqual([]);
  });

  it('when nothing was paid, or it is not known', async () => {
    await payWithCard(citizen, await toConnecting(citizen, portal, { amount: '1' }), CARDS.refused);
    await open(await lastPath('esito'));
    await seenOutcome('7-refused', 'refused');
    await cancelAtBank(citizen, await toConnecting(citizen, portal, { amount: '2' }));
    await open(await lastPath('esito'));
    await seenOutcome('7-cancelled', 'cancelled');
    await portal.sql.query("update payment set status = 'expired' where status = 'cancelled'");
    await open(await lastPath('esito'));
    await seenOutcome('7-expired', 'expired');
    await toConnecting(citizen, portal, { amount: '3' });
    await open(await lastPath('esito'));
    await seenOutcome('7-pending', 'pending');
    await open(`${await lastPath('esito')}?aggiornamento=30`);
    await seenOutcome('7-pending-long', 'pending');
    await portal.sql.query("update payment set status = 'under_review' where status = 'pending'");
    await open(await lastPath('esito'));
    await seenOutcome('7-under-review', 'under_review');
  });

  it('with as much as the form allows, and what is not there', async () => {
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
    await open(await lastPath('esito'));
    await seenOutcome('7-paid-long', 'paid');
    await open('/nulla');
    await seen('9-not-found', /Pagina non trovata/);
    await open('/verifica/inesistente');
    await seen('9-verify-unknown', /ricevuta/i);
    await open('/privacy');
    await seen('9-privacy', /privacy/i);
    await open('/accessibilita');
    await seen('9-accessibility', /Accessibilità/);
    await open('/?q=mensa');
    await seen('1-home-search', /Porta dei Pagamenti/);
  });
});
