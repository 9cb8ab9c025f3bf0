import { Citizen } from '../support/citizen.js';
import { publicIdOf, toConnecting } from '../support/journey.js';
import type { StaffBrowser } from '../support/staff.js';
import { Office } from './office.js';

const pathOf = (id: string): string => `/admin/transazioni/${id}`;
const REVIEW = '#review';
const PAID = {
  ...{ outcome: 'paid', transactionCode: 'ABCDEF0123456789', reason: 'bank-statement' },
  evidence: 'Estratto conto del 3 novembre, riga 12',
};

describe('one payment, and what the office does to it', () => {
  let office: Office;
  let clerk: StaffBrowser;
  let manager: StaffBrowser;
  let auditor: StaffBrowser;

  beforeAll(async () => {
    office = await Office.open(600);
    [clerk, manager, auditor] = await Promise.all([office.as('clerk'), office.as('manager'), office.as('auditor')]);
  });

  afterAll(() => office.close());

  const statusOf = async (id: string): Promise<string> =>
    (await office.rows<{ status: string }>('select status from payment where public_id = $1', [id]))[0]!.status;

  /** Sends an action as it stands on nobody's page: with a token of this person's own session. */
  async function force(browser: StaffBrowser, path: string, fields: Record<string, string>): Promise<number> {
    const token = (await browser.open('/admin')).formFields('form')['_csrf']!;
    return (await browser.send(path, { fields: { ...fields, _csrf: token } })).status;
  }

  let amount = 10;
  async function begin(): Promise<string> {
    amount += 1;
    return publicIdOf(await toConnecting(new Citizen(), office.portal, { amount: String(amount) }));
  }

  async function raise(id: string, kind: string): Promise<void> {
    await office.rows(
      `insert into payment_alert (payment_id, attempt_id, kind, data, raised_at)
       select p.id, a.id, $3, '{}', $2 from payment p join payment_attempt a on a.payment_id = p.id
       where p.public_id = $1 order by a.number desc limit 1`,
      [id, office.portal.clock.now(), kind],
    );
  }

  async function doubt(): Promise<string> {
    const id = await begin();
    await office.rows("update payment set status = 'under_review' where public_id = $1", [id]);
    await raise(id, 'mismatch');
    return id;
  }

  it.each(['under_review', 'paid', 'refused', 'cancelled', 'expired'])('shows a %s one', async (status) => {
    const page = await auditor.open(pathOf(await office.anyPayment(`status = '${status}'`)));
    expect([page.status, page.paymentStatus]).toEqual([200, status]);
    expect(page.marked('chain')).toMatch(/^Storia integra/);
    expect(page.$('main form').length).toBe(0);
  });

  it('shows a pending one', async () => {
    expect((await auditor.open(pathOf(await begin()))).paymentStatus).toBe('pending');
  });

  it('records who saw it, without a name of the citizen', async () => {
    const id = await office.anyPayment("status = 'paid'");
    await clerk.open(pathOf(id));
    const trail = await office.trail('payment-viewed');
    expect(trail).toContainEqual(expect.objectContaining({ subject: id }));
    expect((await clerk.open(pathOf('AAAAAAAAAAAAAAAAAAAAAA'))).status).toBe(404);
  });

  it('names the first event that does not hold', async () => {
    const id = await office.anyPayment("status = 'expired'");
    await office.rows('alter table payment_event disable trigger payment_event_append_only');
    await office.rows(
      `update payment_event set data = data || '{"outcome": "paid"}'
       where sequence = 3 and payment_id = (select id from payment where public_id = $1)`,
      [id],
    );
    await office.rows('alter table payment_event enable trigger payment_event_append_only');
    const page = await clerk.open(pathOf(id));
    expect(page.marked('chain')).toContain("l'evento 3");
    expect(page.$('.timeline-broken').length).toBe(1);
  });

  it('resolves a doubt as paid: state, chain, alert, outbox, words apart; the second one comes too late', async () => {
    const id = await doubt();
    const page = await manager.open(pathOf(id));
    const wrong = await manager.submit(page, REVIEW, { outcome: 'not-paid', transactionCode: 'X1', evidence: '' });
    expect([wrong.status, Object.keys(wrong.errors)]).toEqual([
      422,
      ['review-transactionCode', 'review-reason', 'review-evidence'],
    ]);
    const [other] = await office.rows<{ code: string }>(
      'select transaction_code as code from payment where paid_at is not null limit 1',
    );
    for (const transactionCode of [other!.code, '5255 0000 0000 0001']) {
      expect((await manager.submit(page, REVIEW, { ...PAID, transactionCode })).status).toBe(422);
    }
    expect(await statusOf(id)).toBe('under_review');
    const answers = await Promise.all([manager.submit(page, REVIEW, PAID), manager.submit(page, REVIEW, PAID)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const done = await manager.open(pathOf(id));
    expect([done.paymentStatus, done.$(REVIEW).length]).toEqual(['paid', 0]);
    expect(done.marked('chain')).toMatch(/^Storia integra/);
    expect(done.text).toContain('ufficio, Persona manager');
    expect(done.text).toContain(PAID.evidence);
    const events = await office.rows<{ text: string }>('select data::text as text from payment_event');
    expect(events.map(({ text }) => text).join()).not.toContain(PAID.evidence);
    expect(JSON.stringify(await office.trail('review-resolved'))).not.toContain(PAID.evidence);
    expect(await office.trail('review-resolved')).toHaveLength(1);
    expect(await office.rows("select from outbox where payload->>'paymentId' = $1", [id])).toHaveLength(1);
    expect(await office.rows('select from payment_alert where resolved_by is not null')).toHaveLength(1);
  });

  it('resolves a doubt as not paid', async () => {
    const id = await doubt();
    const fields = { ...PAID, outcome: 'not-paid', transactionCode: '' };
    const done = await manager.submit(await manager.open(pathOf(id)), REVIEW, fields);
    expect([done.paymentStatus, done.marked('notice')]).toEqual(['expired', 'Verifica risolta.']);
  });

  it('closes an alert with a reason, once', async () => {
    const id = await office.anyPayment("status = 'paid'");
    await raise(id, 'contradiction');
    const page = await clerk.open(pathOf(id));
    expect((await clerk.submit(page, '[data-alert]', { text: '' })).status).toBe(422);
    expect((await clerk.submit(page, '[data-alert]', { text: 'Sentita la banca' })).marked('notice')).toBe(
      'Avviso chiuso.',
    );
    expect((await clerk.submit(page, '[data-alert]', { text: 'Anche io' })).status).toBe(409);
    expect((await clerk.open(pathOf(id))).marked('chain')).toMatch(/^Storia integra/);
  });

  it('adds notes that can only be forgotten, with the person', async () => {
    const id = await office.anyPayment("status = 'paid'");
    const page = await clerk.open(pathOf(id));
    expect((await clerk.submit(page, '#note', { text: 'carta 5255 0000 0000 0001' })).status).toBe(422);
    const noted = await clerk.submit(page, '#note', { text: 'Ha telefonato <b>oggi</b>' });
    expect(noted.text).toContain('Ha telefonato <b>oggi</b>');
    await expect(office.rows("update payment_note set text = 'altro'")).rejects.toThrow(/forgotten/);
    await office.rows('delete from payer where payment_id = (select id from payment where public_id = $1)', [id]);
    const forgotten = await clerk.open(pathOf(id));
    expect(forgotten.text).toContain('Dati dimenticati. Importi, storia');
    expect(forgotten.text).not.toContain('Ha telefonato');
    expect(forgotten.$('#note').length).toBe(0);
  });

  it('sends a receipt again to a corrected address, which is not the payer’s row and is forgotten with it', async () => {
    const id = await office.anyPayment(
      `status = 'paid' and exists (select from payer y where y.payment_id = p.id)
       and exists (select from receipt r where r.payment_id = p.public_id)`,
    );
    const page = await clerk.open(pathOf(id));
    expect((await clerk.submit(page, '#resend', { reason: 'wrong-address' })).status).toBe(422);
    const sent = await clerk.submit(page, '#resend', { reason: 'wrong-address', email: 'giusto@esempio.it' });
    expect(sent.marked('notice')).toContain('parte');
    expect(sent.text).toContain('giusto@esempio.it');
    expect((await clerk.submit(page, '#resend', { reason: 'not-received' })).status).toBe(409);
    expect(await office.rows("select from payer where email = 'giusto@esempio.it'")).toHaveLength(0);
    expect(JSON.stringify(await office.trail('receipt-resent'))).not.toContain('giusto');
    await office.rows('delete from payer where payment_id = (select id from payment where public_id = $1)', [id]);
    expect(await office.rows('select from receipt_delivery_address')).toHaveLength(0);
  });

  it('asks the bank, says what it answered, and not twice at once', async () => {
    const id = await office.anyPayment("status = 'refused'");
    const asked = await clerk.submit(await clerk.open(pathOf(id)), '[data-ask]');
    expect(asked.marked('notice')).toContain('non conosce questo ordine');
    expect((await clerk.submit(asked, '[data-ask]')).marked('notice')).toContain('pochi secondi fa');
    expect((await clerk.open(pathOf(id))).$('[data-testid=notice]').length).toBe(0);
  });

  it('lets each role do its own and nothing else', async () => {
    const id = await office.anyPayment("status = 'under_review'");
    const admin = await office.as('admin');
    const actions = {
      ricevuta: [clerk, manager],
      domanda: [clerk, manager],
      note: [clerk, manager],
      avviso: [clerk, manager],
      verifica: [manager],
    };
    for (const [action, allowed] of Object.entries(actions)) {
      for (const browser of [clerk, manager, auditor, admin]) {
        if (allowed.includes(browser)) continue;
        expect([action, await force(browser, `${pathOf(id)}/${action}`, { text: 'x' })]).toEqual([action, 403]);
      }
    }
    expect(await statusOf(id)).toBe('under_review');
    expect((await clerk.send(`${pathOf(id)}/note`, { fields: { text: 'senza token' } })).status).toBe(403);
  });
});
