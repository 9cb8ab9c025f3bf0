import { CARDS } from '../support/bank.js';
import { Citizen, type SeenPage } from '../support/citizen.js';
import { cancelAtBank, MARIO, payWithCard, publicIdOf, toConnecting } from '../support/journey.js';
import { TestPortal } from '../support/portal.js';
import { until } from '../support/until.js';

const SEARCH = 'main form[action="/dove-e-il-mio-pagamento"]';
const RECEIPT = 'form[action="/dove-e-il-mio-pagamento/ricevuta"]';
const RESUME = 'form[action="/dove-e-il-mio-pagamento/collegamento"]';
const MINUTE_MS = 60_000;
const ANOTHER_TAX_CODE = 'BNCLCU85T41F205P';

describe("Dov'è il mio pagamento?", () => {
  let portal: TestPortal;
  const citizen = new Citizen();

  beforeAll(async () => {
    portal = await TestPortal.start({ sweepsByHand: true });
  });

  beforeEach(async () => {
    await portal.sql.query('delete from lookup_allowance');
    portal.mail.reset();
  });

  afterAll(async () => {
    await portal.close();
  });

  const search = (reference: string, taxCode: string = MARIO.taxCode): Promise<SeenPage> =>
    citizen.post(new URL('/dove-e-il-mio-pagamento', portal.url), { reference, taxCode });
  async function paid(): Promise<SeenPage> {
    const outcome = await payWithCard(citizen, await toConnecting(citizen, portal), CARDS.paid);
    await until('the receipt', () => portal.mail.messages.length > 0);
    await until('the receipt is marked', async () => {
      const { rowCount } = await portal.sql.query("select 1 from receipt_delivery where state <> 'sent'");
      return rowCount === 0;
    });
    return outcome;
  }

  it('is reached from the home page, the footer, the outcome and the error pages', async () => {
    const outcome = await toConnecting(citizen, portal);
    const addresses = ['/', '/privacy', '/nulla', `/pagamenti/${publicIdOf(outcome)}/esito`];
    for (const address of addresses) {
      const page = await citizen.open(portal.url + address);
      const links = page.$('a[href="/dove-e-il-mio-pagamento"]').length;
      expect(`${address}: ${links >= (address === '/privacy' ? 1 : 2)}`).toBe(`${address}: true`);
    }
    const page = await citizen.open(`${portal.url}/dove-e-il-mio-pagamento`);
    expect(page.status).toBe(200);
    expect(page.$(SEARCH)).toHaveLength(1);
  });

  it('tells of a paid payment: money, code, times, what to do', async () => {
    const outcome = await paid();
    const page = await search(` N. ${outcome.marked('reference')}`, 'rssmra81m10 f376c');
    expect(page.status).toBe(200);
    expect(page.paymentStatus).toBe('paid');
    expect(page.marked('transaction-code')).toBe(outcome.marked('transaction-code'));
    expect(page.marked('total')).toBe('156,96 €');
    expect(page.text).toContain('Sì: abbiamo ricevuto 156,96 €.');
    const lines = page.$('.timeline li > span').toArray();
    expect(lines.map((line) => page.$(line).text())).toEqual([
      'Hai confermato i dati e sei andato verso il sito della banca.',
      'La banca ci ha confermato il pagamento.',
      'Ti abbiamo mandato la ricevuta per e-mail.',
    ]);
    expect(page.$('.timeline time').length).toBe(3);
  });

  it('shows nothing that leads further, and is kept nowhere', async () => {
    const outcome = await paid();
    const page = await search(outcome.marked('reference'));
    expect(page.html).not.toContain(publicIdOf(outcome));
    expect(page.html).not.toContain(MARIO.email);
    expect(page.text).toContain('ma…@mail.it');
    expect(page.text).not.toMatch(/Mario|via Roma|refezione scolastica/);
    expect(page.headers.get('cache-control')).toBe('no-store');
    expect(page.headers.get('etag')).toBeNull();
    expect(page.url.search).toBe('');
    expect(page.$('meta[name="robots"]').attr('content')).toBe('noindex, nofollow');
  });

  it('has the receipt sent again, to the same address and within its limits', async () => {
    const outcome = await paid();
    const found = await search(outcome.marked('reference'));
    const tooSoon = await citizen.submit(found, RECEIPT);
    expect(tooSoon.text).toContain('è appena stata inviata');
    portal.clock.advance(2 * MINUTE_MS);
    portal.mail.reset();
    const asked = await citizen.submit(await search(outcome.marked('reference')), RECEIPT);
    expect(asked.status).toBe(200);
    expect(asked.text).toContain('La ricevuta sta partendo per ma…@mail.it');
    await until('the second receipt', () => portal.mail.messages.length === 1);
    const [mail] = portal.mail.messages;
    expect(mail?.attachments).toHaveLength(1);
    expect([mail?.to].flat()[0]?.text).toContain(MARIO.email);
  });

  it('mails the link that resumes an interrupted payment, and the link goes on to pay', async () => {
    const cancelled = await cancelAtBank(citizen, await toConnecting(citizen, portal));
    const found = await search(cancelled.marked('reference'));
    expect(found.text).toContain('No, nessun addebito');
    expect(found.$(RECEIPT)).toHaveLength(0);
    const asked = await citizen.submit(found, RESUME);
    expect(asked.text).toContain('Il collegamento sta partendo per ma…@mail.it');
    const [mail] = await until('the link', () => (portal.mail.messages.length > 0 ? portal.mail.messages : null));
    const [link] = /http\S+\/collegamento/.exec(mail?.text ?? '') ?? [];
    const resumed = await citizen.open(link ?? '');
    expect(resumed.url.pathname).toBe(`/pagamenti/${publicIdOf(cancelled)}/esito`);
    const again = await citizen.submit(resumed, 'form[action$="/riprova"]');
    expect((await payWithCard(citizen, again, CARDS.paid)).paymentStatus).toBe('paid');
  });

  it('finds nobody who was forgotten', async () => {
    const outcome = await payWithCard(citizen, await toConnecting(citizen, portal), CARDS.refused);
    const found = await search(outcome.marked('reference'));
    const { reference } = { reference: outcome.marked('reference') };
    await portal.sql.query('delete from payer where payment_id = (select id from payment where reference = $1)', [
      reference,
    ]);
    expect((await search(reference)).status).toBe(404);
    expect((await citizen.submit(found, RESUME)).status).toBe(422);
  });

  it('says what is wrong beside each field and in the summary, and keeps what was typed', async () => {
    const page = await search('ventinove', 'RSSMRA81M10F376A');
    expect(page.status).toBe(422);
    expect(Object.keys(page.errors)).toEqual(['reference', 'taxCode']);
    expect(page.$('#reference-error').text()).toContain(page.errors['reference']);
    expect(page.formFields(SEARCH)).toEqual({ reference: 'ventinove', taxCode: 'RSSMRA81M10F376A' });
    expect(page.headers.get('cache-control')).toBe('no-store');
    expect(page.html).toContain('<title>Errore: ');
    const { rowCount } = await portal.sql.query('select 1 from lookup_allowance');
    expect(rowCount).toBe(0);
  });

  it('answers a wrong pair and an unknown reference alike', async () => {
    const outcome = await paid();
    const reference = outcome.marked('reference');
    const [wrong, unknown] = [await search(reference, ANOTHER_TAX_CODE), await search('999999', ANOTHER_TAX_CODE)];
    expect([wrong.status, unknown.status]).toEqual([404, 404]);
    const comparable = (page: SeenPage): string => page.html.replaceAll(/999999/g, reference);
    expect(comparable(unknown)).toBe(comparable(wrong));
    const headers = ({ headers: sent }: SeenPage): string[] => [...sent.keys()].filter((name) => name !== 'date');
    expect(headers(unknown)).toEqual(headers(wrong));
    expect(wrong.formFields(SEARCH)).toEqual({ reference, taxCode: ANOTHER_TAX_CODE });
  });

  it('is in English for who chose it, also after the search', async () => {
    const page = await citizen.post(new URL('/dove-e-il-mio-pagamento?lingua=en', portal.url), {
      dati: new URLSearchParams({ reference: '999999', taxCode: ANOTHER_TAX_CODE }).toString(),
    });
    expect(page.status).toBe(404);
    expect(page.heading).toBe('Where is my payment?');
    expect(page.text).toContain('No payment with these data');
  });
});
