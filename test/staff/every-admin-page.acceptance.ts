import { Worker } from 'bullmq';
import { Secret, TOTP } from 'otpauth';
import type { Browser, Page } from 'playwright-core';
import { chooseQueueBackend, openQueue } from '../../src/shared/queue/queue-backend.js';
import { obstaclesOn, press } from '../browser/visit.js';
import { launchBrowser } from '../support/browser.js';
import { TestPortal } from '../support/portal.js';
import { addStaff, STAFF_PASSWORD, STAFF_PORTAL } from '../support/staff.js';
import { until } from '../support/until.js';

const DAY_MS = 86_400_000;

/** A message that a key's software did not take. */
const TOLD_TWICE = `
  with prepared as (
    insert into prepared_payment (public_id, key_id, external_id, body_hash, service_id, amount_cents, created_at, expires_at)
    select repeat('a', 22), id, 'm-1', sha256('x'), (select min(id) from service), 100, $1, $1::timestamptz + interval '1 day'
    from api_key returning id, key_id
  ), delivery as (
    insert into webhook_delivery (event_id, key_id, prepared_id, event_number, type, body, state, next_attempt_at, queued_at,
      last_error_code)
    select 'evt_prova', key_id, id, 3, 'payment.paid', '{}', 'failed', $1, $1, 'http-503' from prepared returning id
  )
  insert into webhook_attempt (delivery_id, at, duration_ms, status, error_code, response)
  select id, $1, 12, 503, 'http-503', 'Service Unavailable' from delivery`;

describe('every page of the back office, for everybody', () => {
  let portal: TestPortal;
  let browser: Browser;
  let page: Page;
  const complaints: string[] = [];

  beforeAll(async () => {
    [portal, browser] = await Promise.all([TestPortal.start(STAFF_PORTAL), launchBrowser()]);
    await addStaff(portal, { username: 'capo', role: 'admin' });
    await addStaff(portal, { username: 'rita', role: 'manager' });
    await addStaff(portal, { username: 'anna', role: 'clerk', mustChangePassword: true });
    await addStaff(portal, { username: 'un.nome-utente-piuttosto-lungo.con.punti', role: 'auditor' });
  }, 120_000);

  afterAll(async () => {
    await browser.close();
    await portal.close();
  });

  beforeEach(async () => {
    // The pages bring no script of their own; axe needs one to look at them.
    page = await (await browser.newContext({ reducedMotion: 'reduce' })).newPage();
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
    expect(await page.locator('script').count()).toBe(0);
    expect(await obstaclesOn(page, `admin-${name}`)).toEqual([]);
  };
  const signIn = async (username: string, password = STAFF_PASSWORD): Promise<void> => {
    await page.getByLabel('Nome utente').fill(username);
    await page.getByLabel('Password').fill(password);
    await press(page, 'Accedi');
  };

  it('signing in, one’s profile, one-time codes', async () => {
    await open('/admin');
    await seen('sign-in', /Accesso/);
    await press(page, 'Accedi');
    await seen('sign-in-422', /Accesso/);
    await signIn('capo');
    await seen('home', /Cruscotto/);
    await open('/admin/profilo');
    await seen('profile', /profilo/);
    await open('/admin/profilo/password');
    await page.getByLabel('Password attuale').fill('x');
    await page.getByLabel('Nuova password', { exact: true }).fill('corta');
    await press(page, 'Cambia la password');
    await seen('password-422', /Cambia la password/);
    await open('/admin/profilo/codici');
    await seen('codes-off', /due passaggi/);
    await press(page, 'Mostra il codice QR');
    await seen('codes-start-422', /due passaggi/);
    await page.getByLabel('La tua password').fill(STAFF_PASSWORD);
    await press(page, 'Mostra il codice QR');
    await press(page, 'Conferma e attiva');
    await seen('codes-enrol-422', /due passaggi/);
    const secret = (await page.locator('.secret-text').textContent()) ?? '';
    const totp = new TOTP({ secret: Secret.fromBase32(secret.replaceAll(' ', '')) });
    await page.getByLabel('Codice di 6 cifre').fill(totp.generate({ timestamp: portal.clock.now().getTime() }));
    await press(page, 'Conferma e attiva');
    await seen('recovery-codes', /recupero/);
    await open('/admin/profilo/codici');
    await seen('codes-on', /due passaggi/);
    await press(page, 'Esci');
    await signIn('capo');
    await seen('code-step', /Codice di verifica/);
    await press(page, 'Accedi');
    await seen('code-step-422', /Codice di verifica/);
  });

  it('the staff', async () => {
    await portal.sql.query("update staff set totp_secret = null where username = 'capo'");
    await open('/admin/personale');
    await signIn('capo');
    await seen('staff', /Personale/);
    await page.getByRole('link', { name: 'Nuovo account' }).click();
    await press(page, "Crea l'account");
    await seen('staff-new-422', /Nuovo account/);
    await page.getByLabel('Nome utente').fill('mario.rossi');
    await page.getByLabel('Nome e cognome').fill('Mario Rossi');
    await page.getByLabel('Operatore').check();
    await press(page, "Crea l'account");
    await seen('hand-over', /consegnare/);
    await page.getByRole('link', { name: 'Fatto' }).click();
    await seen('staff-member', /Mario Rossi/);
    await page.getByLabel('Revisore').check();
    await press(page, 'Salva il ruolo');
    await seen('staff-member-422', /Mario Rossi/);
    await open('/admin/nulla');
    await seen('not-found', /non trovata/);
  });

  it('the commission', async () => {
    await open('/admin/commissioni/nuova');
    await signIn('rita');
    await seen('rate-form', /Nuova commissione/);
    await press(page, 'Vedi che cosa cambia');
    await seen('rate-form-422', /Nuova commissione/);
    await page.getByLabel('Vale per').selectOption('generale');
    await page.getByLabel('Percentuale', { exact: true }).fill('1,25');
    await page.getByLabel('Da un giorno futuro').check();
    await page
      .getByLabel('Giorno', { exact: true })
      .fill(new Date(portal.clock.now().getTime() + 40 * DAY_MS).toISOString().slice(0, 10));
    await page.getByLabel('Motivo').fill('Nuova convenzione di tesoreria, delibera n. 12');
    await press(page, 'Vedi che cosa cambia');
    await seen('rate-preview', /Controlla/);
    await press(page, 'Salva la commissione');
    await seen('rate-preview-422', /Controlla/);
    await page.getByLabel('Ho letto').check();
    await press(page, 'Salva la commissione');
    await seen('rates', /Commissioni/);
    await page.getByRole('link', { name: 'Ritira la commissione 1,25%' }).click();
    await seen('rate-withdrawal', /Ritira/);
    await press(page, 'Ritira la commissione');
    await seen('rate-withdrawal-422', /Ritira/);
  });

  it('the system', async () => {
    const { worker } = chooseQueueBackend(portal.environment);
    const queue = openQueue(portal.environment, 'receipts');
    const clumsy = new Worker('receipts', () => Promise.reject(new Error('ECONNREFUSED')), { connection: worker });
    await queue.add('send-receipt', { deliveryId: 1 }, { jobId: 'delivery-1-1', attempts: 1 });
    await until('a job has failed', async () => (await queue.getFailedCount()) === 1);
    await Promise.all([clumsy.close(), queue.close()]);
    await open('/admin/sistema');
    await signIn('capo');
    await seen('system', /Sistema/);
    await page.getByText('Scarta').first().click();
    await page.getByRole('button', { name: 'Scarta' }).click();
    await seen('system-422', /Sistema/);
  });

  it('the keys of other software', async () => {
    await open('/admin/chiavi-api');
    await signIn('capo');
    await page.getByRole('link', { name: 'Nuova chiave' }).click();
    await press(page, 'Crea la chiave');
    await seen('api-key-new-422', /Nuova chiave/);
    await page.getByLabel('Nome del programma').fill('Mensa');
    await page.getByLabel('Preparare').check();
    await page.getByLabel('Tutti').check();
    await press(page, 'Crea la chiave');
    await seen('api-key-text', /consegnare/);
    await page.getByRole('link', { name: 'Fatto' }).click();
    await portal.sql.query(TOLD_TWICE, [portal.clock.now()]);
    await page.getByLabel('Indirizzo degli avvisi').fill('http://mensa.example/');
    await press(page, "Salva l'indirizzo");
    await seen('api-key-422', /Mensa/);
    await page.getByLabel('Indirizzo degli avvisi').fill('https://mensa.example/');
    await press(page, "Salva l'indirizzo");
    await page.getByRole('link', { name: 'Fatto' }).click();
    await press(page, "Rinvia l'avviso su m-1, Pagato");
    await seen('api-key', /Mensa/);
    await press(page, 'Revoca la chiave');
    await seen('api-key-unconfirmed', /Mensa/);
    await page.getByLabel('Il programma non userà').check();
    await press(page, 'Revoca la chiave');
    await open('/admin/chiavi-api');
    await seen('api-keys', /Chiavi API/);
  });

  it('what a clerk may not do, and a password that is due', async () => {
    await open('/admin');
    await signIn('anna');
    await seen('password-due', /Scegli la tua password/);
    await portal.sql.query("update staff set must_change_password = false where username = 'anna'");
    await open('/admin/personale');
    await seen('forbidden', /permesso/);
    await page.context().clearCookies({ name: 'staff-form' });
    await press(page, 'Esci');
    await seen('form-expired', /troppo tempo/);
  });

  it('is usable with the keyboard alone, where no script may run', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    try {
      page = await context.newPage();
      await open('/admin');
      await page.keyboard.press('Tab');
      expect(await page.locator(':focus').textContent()).toBe('Vai ai contenuti');
      await page.getByLabel('Nome utente').focus();
      await page.keyboard.type('anna');
      await page.keyboard.press('Tab');
      await page.keyboard.type(STAFF_PASSWORD);
      await page.keyboard.press('Enter');
      await page.waitForURL(/\/admin$/);
      expect(await page.locator('h1').textContent()).toBe('Cruscotto');
      await press(page, 'Esci');
      await page.waitForURL(/\/admin\/accesso$/);
    } finally {
      await context.close();
    }
  });
});
