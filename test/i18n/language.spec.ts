import { CARDS } from '../support/bank.js';
import { Citizen, SeenPage } from '../support/citizen.js';
import { EDIT, FORM, MARIO, PAY, payWithCard, publicIdOf, toReview } from '../support/journey.js';
import { TestPortal } from '../support/portal.js';
import { until } from '../support/until.js';

const FORM_PATH = '/servizi/refezione-scolastica';
const CARD = '5255000000000001';

describe('the language of a citizen', () => {
  let portal: TestPortal;
  const italian = new Citizen();
  const english = new Citizen('en');

  beforeAll(async () => {
    portal = await TestPortal.start();
  });

  afterAll(async () => {
    await portal.close();
  });

  const open = (path: string, citizen = italian): Promise<SeenPage> => citizen.open(portal.url + path);
  const choose = (path: string): Promise<Response> => fetch(portal.url + path, { redirect: 'manual' });

  /** Presses the switch of a page that answered a form. */
  async function pressSwitch(page: SeenPage): Promise<SeenPage & { cookie: string | null }> {
    const form = page.$('#language-form');
    expect(page.$('[data-language-switch] button[form=language-form]')).toHaveLength(1);
    const response = await fetch(new URL(form.attr('action') ?? '', portal.url), {
      method: 'POST',
      body: new URLSearchParams(page.formFields('#language-form')),
      redirect: 'manual',
    });
    const next = new SeenPage(response.status, new URL(response.url), await response.text(), response.headers);
    return Object.assign(next, { cookie: response.headers.get('set-cookie') });
  }

  it('is Italian until chosen, whatever the browser asks for', async () => {
    const response = await fetch(portal.url, { headers: { 'accept-language': 'en' } });
    expect(response.headers.get('content-language')).toBe('it');
    expect(await response.text()).toContain('Seleziona il servizio');
    const strange = await fetch(portal.url, { headers: { cookie: 'lingua=de' } });
    expect(strange.headers.get('content-language')).toBe('it');
  });

  it('is chosen by a link that leads back, and remembered by a cookie that says nothing else', async () => {
    const home = await open('/?q=scuola');
    const link = home.$('a[hreflang=en]');
    expect([link.attr('lang'), link.attr('rel')]).toEqual(['en', 'nofollow']);
    expect(home.$('[data-language-switch] [aria-current=true]').text()).toContain('ITA');
    const response = await choose(link.attr('href') ?? '');
    expect([response.status, response.headers.get('location')]).toEqual([303, '/?q=scuola']);
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(response.headers.get('set-cookie')).toBe('lingua=en; Max-Age=31536000; Path=/; HttpOnly; SameSite=Lax');
    const again = await open('/?q=scuola', english);
    expect(again.$('html').attr('lang')).toBe('en');
    expect(again.text).toContain('Services that match “scuola”');
  });

  it.each(['https://evil.example/', '//evil.example', '/\\evil.example', '/%09/evil.example', ''])(
    'never leads to another site: %j',
    async (address) => {
      const response = await choose(`/lingua/en?da=${address.includes('%') ? address : encodeURIComponent(address)}`);
      expect([response.status, response.headers.get('location')]).toEqual([303, '/']);
    },
  );

  it('is one of those that there are', async () => {
    const response = await choose('/lingua/de?da=/');
    expect([response.status, response.headers.get('set-cookie')]).toEqual([404, null]);
  });

  it('tells caches that pages differ by it', async () => {
    const pages = await Promise.all(['/', FORM_PATH, '/privacy', '/nulla'].map((path) => open(path, english)));
    expect(pages.map(({ headers }) => headers.get('content-language'))).toEqual(['en', 'en', 'en', 'en']);
    expect(pages.filter(({ headers }) => !/\bcookie\b/i.test(headers.get('vary') ?? ''))).toEqual([]);
  });

  it('changes on a form with mistakes and loses nothing that was typed', async () => {
    const wrong = await italian.submit(await open(FORM_PATH), FORM, {
      ...MARIO,
      postalCode: '7',
      description: 'a\nb & c',
    });
    const switched = await pressSwitch(wrong);
    expect([switched.status, switched.cookie]).toEqual([422, expect.stringMatching(/^lingua=en; /)]);
    expect(switched.errors).toEqual({ postalCode: 'The postcode must have 5 digits, for example 70043' });
    expect(switched.$('title').text()).toMatch(/^Error: Payment for REFEZIONE SCOLASTICA/);
    expect(switched.formFields(FORM)).toEqual(wrong.formFields(FORM));
  });

  it('changes on a form that MODIFICA filled again, without looking for mistakes', async () => {
    const review = await toReview(italian, portal);
    const again = await italian.submit(review, EDIT);
    const switched = await pressSwitch(again);
    expect([switched.status, Object.keys(switched.errors)]).toEqual([200, []]);
    expect(switched.formFields(FORM)).toEqual(again.formFields(FORM));
  });

  it('does not repeat a card number, which stands in its own field only', async () => {
    const wrong = await italian.submit(await open(FORM_PATH), FORM, { ...MARIO, description: CARD });
    expect(wrong.html.split(CARD)).toHaveLength(2);
    expect((await pressSwitch(wrong)).html).not.toContain(CARD);
  });

  it('changes on the review, with its notices, and starts nothing', async () => {
    const { rows: before } = await portal.sql.query('select 1 from payment');
    const review = await toReview(italian, portal, { email: 'mariorossi@gmial.com' });
    const conflict = await italian.submit(review, PAY, { quotedTotalCents: '15000' });
    const switched = await pressSwitch(conflict);
    expect([switched.status, switched.heading]).toEqual([200, 'Check your details']);
    expect(switched.text).toContain('The total that you saw, 150,00 €, is no longer valid.');
    expect(switched.text).toContain('did you mean mariorossi@gmail.com?');
    expect([switched.marked('commission'), switched.marked('total')]).toEqual(['2,36 €', '156,96 €']);
    const { rows: after } = await portal.sql.query('select 1 from payment');
    expect(after).toEqual(before);
    expect((await english.submit(switched, PAY)).heading).toBe('Connecting to the bank');
  });

  it('goes with the payment to the e-mail, and with the browser to the pages', async () => {
    const before = portal.mail.messages.length;
    const connecting = await english.submit(await toReview(english, portal), PAY);
    const paid = await payWithCard(english, connecting, CARDS.paid);
    expect([paid.heading, paid.marked('payment-status'), paid.paymentStatus]).toEqual([
      'Payment successful',
      'Paid',
      'paid',
    ]);
    expect(paid.text).toMatch(/Paid on ?\d{1,2} [A-Z][a-z]+ \d{4}, at \d\d:\d\d/);
    const mail = await until('the receipt', () => portal.mail.messages[before]);
    expect(mail.subject).toMatch(/^Receipt for payment No\. \d+ – REFEZIONE SCOLASTICA$/);
    expect(mail.text).toContain('Total paid: 156,96');
    expect(mail.html).toContain('<html lang="en">');
    expect(mail.headers.get('content-language')).toBe('en');
    // The same payment on an Italian browser.
    expect((await open(`/pagamenti/${publicIdOf(paid)}/esito`)).heading).toBe('Pagamento riuscito');
  });

  it('is one that the database knows', async () => {
    await expect(portal.sql.query("update payment set language = 'de'")).rejects.toThrow('payment_language_check');
  });
});

describe('the cookie of the language', () => {
  it('travels on secure connections only where the portal has them', async () => {
    const portal = await TestPortal.start({
      withWorker: false,
      variables: { PUBLIC_URL: 'https://pagamenti.example' },
    });
    const local = `http://127.0.0.1:${portal.environment.web.port}`;
    const response = await fetch(`${local}/lingua/en?da=/`, { redirect: 'manual' });
    expect(response.headers.get('set-cookie')).toMatch(/; Secure/);
    await portal.close();
  });
});
