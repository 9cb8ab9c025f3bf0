import type { Page } from 'playwright-core';
import type { Office } from '../admin-transactions/office.js';
import { Citizen } from '../support/citizen.js';
import { toConnecting } from '../support/journey.js';
import { Keyboard } from './keyboard.js';
import { OfficeVisit } from './office-visit.js';
import { follow, press } from './visit.js';

const STATES = [
  'pending',
  'under_review',
  'paid',
  'refused',
  'cancelled',
  'expired',
  'partially_refunded',
  'refunded',
] as const;

describe("the office's pages, for everybody", () => {
  let visit: OfficeVisit;
  let office: Office;
  let page: Page;

  beforeAll(async () => {
    visit = await OfficeVisit.open(1_500);
    ({ office, page } = visit);
  }, 120_000);

  afterAll(() => visit.close());

  const open = (path: string): Promise<unknown> => visit.go(path);
  const seen = (name: string, path?: string): Promise<void> => visit.see(name, path);

  it('list', async () => {
    await seen('tx-list', '/admin/transazioni');
    await seen('tx-list-filtered', '/admin/transazioni?period=last-12-months&status=refused&status=paid&alerts=1');
    await seen('tx-list-empty', '/admin/transazioni?q=999999999');
    await seen(
      'list-wrong',
      '/admin/transazioni?from=2026-02-30&q=RSSMRA81M10F376C&amountFrom=1.234&size=7&status=x&filter=x',
    );
    await seen('tx-list-hundred', '/admin/transazioni?size=100');
    await page.getByLabel('Persona', { exact: true }).fill('rossi');
    await press(page, 'Cerca la persona');
    await seen('tx-list-person');
  });

  it('views', async () => {
    await open('/admin/transazioni?status=paid');
    await page.getByText('Salva questi filtri').click();
    await page.getByLabel('Nome della vista').fill('Pagati');
    await page.getByLabel('Vista dell').check();
    await press(page, 'Salva la vista');
    await seen('tx-list-views');
    await seen('tx-views', '/admin/transazioni/viste');
  });

  it('one payment in each state', async () => {
    await toConnecting(new Citizen(), office.portal);
    for (const status of STATES) {
      const id = await office.anyPayment(`status = '${status}'`);
      await seen(`tx-${status}`, `/admin/transazioni/${id}`);
    }
  });

  it('forms with errors', async () => {
    await open(`/admin/transazioni/${await office.anyPayment("status = 'under_review'")}`);
    await press(page, 'Risolvi la verifica');
    await seen('tx-review-422');
    await open(`/admin/transazioni/${await office.anyPayment("status = 'paid'")}`);
    await press(page, 'Aggiungi la nota');
    await seen('tx-note-422');
    await page.getByText('Rimanda la ricevuta').first().click();
    await press(page, 'Rimanda la ricevuta');
    await seen('tx-resend-422');
  });

  it('services: list, a form with errors, one service, its versions, two who edit at once', async () => {
    await seen('services-list', '/admin/servizi');
    await open('/admin/servizi/nuovo');
    await page.getByLabel('Da un listino').check();
    await follow(page, 'Aggiungi una voce al listino');
    for (const kind of ['Testo', 'Scelta da un elenco', 'Numero', 'Data']) await follow(page, kind);
    await follow(page, 'Salva la bozza');
    await seen('services-form-422');
    await open('/admin/servizi');
    await page.getByRole('link', { name: 'ASILO NIDO' }).click();
    await page.getByRole('link', { name: 'Modifica' }).click();
    const colleague = await office.as('manager');
    const theirs = await colleague.open(new URL(page.url()).pathname);
    await colleague.submit(theirs, '#service', { maxAmount: '800', action: 'save' });
    await page.getByLabel('Nome', { exact: true }).fill('Nido');
    await follow(page, 'Salva la bozza');
    await seen('services-conflict');
    await page.getByRole('link', { name: 'lascia la versione' }).click();
    await press(page, 'Usa queste date');
    await seen('services-service-422');
    await page.getByRole('link', { name: 'Versioni' }).click();
    await page.getByText('Tutto il contenuto').first().click();
    await seen('services-versions');
  });

  it('refunds: asked for wrongly, to be decided, under way, all of them', async () => {
    const id = await office.anyPayment("status = 'paid'");
    await open(`/admin/transazioni/${id}`);
    await page.getByText('Chiedi un rimborso').first().click();
    await press(page, 'Chiedi il rimborso');
    await seen('tx-refund-422');
    const clerk = await office.as('clerk');
    const asked = await clerk.submit(await clerk.open(`/admin/transazioni/${id}`), '#refund-1', {
      ...{ extent: 'part', amount: '0,01', reason: 'other', text: 'Arrotondamento sbagliato' },
    });
    await open(asked.url.pathname);
    await press(page, 'Rifiuta');
    await seen('refund-422');
    await press(page, 'Approva e restituisci');
    // As it stands when it has asked again often enough: else it would go away under the eyes of whoever looks.
    await seen('refund-under-way', `${asked.url.pathname}?aggiornamento=30`);
    await seen('refunds', '/admin/rimborsi');
  });

  it('list and detail, with the keyboard alone', async () => {
    const keyboard = new Keyboard(page);
    const id = await office.anyPayment("status = 'paid'");
    const [payment] = await office.rows<{ reference: string }>(
      'select reference::text from payment where public_id = $1',
      [id],
    );
    await open('/admin/transazioni');
    await keyboard.tabTo('Vai ai contenuti');
    await keyboard.press('Enter');
    await keyboard.tabTo('q');
    await page.keyboard.type(payment!.reference);
    await keyboard.enter(/[?&]q=/);
    await keyboard.tabTo(payment!.reference);
    await keyboard.enter(new RegExp(`/admin/transazioni/${id}$`));
    await keyboard.tabTo('note-text');
    await page.keyboard.type('letta senza mouse');
    await keyboard.tabTo('Aggiungi la nota');
    await keyboard.press('Enter');
    await page.getByText('letta senza mouse').first().waitFor();
  });

  it('dashboard', async () => {
    await open('/admin');
    await seen('desk-dashboard');
    await page.locator('.chart-numbers summary').first().click();
    await page.locator('.chart-numbers summary').nth(2).click();
    await seen('desk-dashboard-numbers');
  });

  it("the accountant's views, each way, wrong days, nothing, and on paper", async () => {
    for (const by of ['service', 'day', 'code', 'month']) {
      await seen(`accounts-${by}`, `/admin/contabilita?by=${by}&from=2026-01-01&to=2026-12-31`);
    }
    await seen('accounts-wrong', '/admin/contabilita?by=x&from=2026-02-30&to=2026-01-01');
    await seen('accounts-empty', '/admin/contabilita?from=1999-01-01&to=1999-01-31');
    await open('/admin/contabilita?by=service&from=2026-01-01&to=2026-12-31');
    const sheet = (await page.pdf({ format: 'A4', preferCSSPageSize: true })).toString('latin1');
    expect(sheet.match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
  });

  it('what is kept of people, before anything was forgotten and after', async () => {
    await seen('retention-nothing', '/admin/conservazione');
    await office.rows(
      `insert into retention_batch (kind, forgotten_at, changed_before, payments)
       values ('unpaid', $1, '2026-08-28', 112), ('paid', $1, '2016-11-26', 1204), ('unpaid', $1::timestamptz - interval '40 days', '2026-07-15', 87)`,
      [office.portal.clock.now()],
    );
    await seen('retention', '/admin/conservazione');
  });

  it('register: list, filters, a wrong filter, nothing found', async () => {
    await open('/admin/registro');
    await seen('desk-register');
    await open('/admin/registro?from=2020-01-01&to=2020-01-02');
    await seen('desk-register-empty');
    await open('/admin/registro?from=2026-02-30&actor=x&action=y&subject=nessuno');
    await seen('desk-register-wrong');
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
    await seen('desk-citizen');
  });

  it('integrity: before the first, intact, running, broken', async () => {
    await open('/admin/registro/integrita');
    await seen('desk-integrity-none');
    await press(page, 'Verifica integrità');
    await page.getByRole('heading', { name: 'Il registro è integro' }).waitFor();
    await seen('desk-integrity-ok');
    await office.rows(
      `insert into audit_seal (day, first_sequence, entry_count, merkle_root, chain_hash, sealed_at)
       values ('2026-01-01', 1, 1, sha256('a'), sha256('b'), $1)`,
      [office.portal.clock.now()],
    );
    await press(page, 'Verifica integrità');
    await page.getByRole('heading', { name: 'Il registro è stato alterato' }).waitFor();
    await seen('desk-integrity-broken');
    await office.rows(
      `insert into audit_verification (started_by, started_at, noted_at, state, expected, checked)
       select id, $1, $1, 'running', 80000, 20000 from staff where username = 'manager'`,
      [office.portal.clock.now()],
    );
    await open('/admin/registro/integrita');
    await seen('desk-integrity-running');
  });
});
