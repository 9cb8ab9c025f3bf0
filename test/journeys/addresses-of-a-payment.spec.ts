import { CARDS } from '../support/bank.js';
import { Citizen, type SeenPage } from '../support/citizen.js';
import { payWithCard, publicIdOf, TO_BANK, toConnecting } from '../support/journey.js';
import { TestPortal } from '../support/portal.js';
import { booksOf, count, paidBooks } from './books.js';

const UNKNOWN_ID = 'AAAAAAAAAAAAAAAAAAAAAA';

describe('the addresses of a payment, opened at the wrong moment', () => {
  let portal: TestPortal;
  const citizen = new Citizen();
  const ids: Record<'paid' | 'pending' | 'refused', string> = { paid: '', pending: '', refused: '' };

  beforeAll(async () => {
    portal = await TestPortal.start();
    ids.paid = publicIdOf(await payWithCard(citizen, await toConnecting(citizen, portal), CARDS.paid));
    ids.refused = publicIdOf(await payWithCard(citizen, await toConnecting(citizen, portal), CARDS.refused));
    ids.pending = publicIdOf(await toConnecting(citizen, portal));
  });

  afterAll(async () => {
    await portal.close();
  });

  const address = (publicId: string, page: string): string => `${portal.url}/pagamenti/${publicId}/${page}`;
  const post = (publicId: string, page: string): Promise<string> => citizen.redirectOf(address(publicId, page), {});
  const get = (publicId: string, page: string): Promise<string> => citizen.redirectOf(address(publicId, page));
  const outcomeOf = (publicId: string): string => `303 /pagamenti/${publicId}/esito`;

  it('the wait page of a payment that has ended leads to its outcome', async () => {
    expect(await get(ids.paid, 'collegamento')).toBe(outcomeOf(ids.paid));
    expect(await get(ids.refused, 'collegamento')).toBe(outcomeOf(ids.refused));
  });

  it('the wait page of an open payment gives the same order as often as it is opened', async () => {
    const orderOn = (page: SeenPage): string | undefined => page.formFields(TO_BANK)['ORDERID'];
    const first = await citizen.open(address(ids.pending, 'collegamento'));
    const second = await citizen.open(address(ids.pending, 'collegamento'));
    expect(orderOn(first)).toBe(await portal.orderOf(ids.pending));
    expect(orderOn(second)).toBe(orderOn(first));
    expect(await count(portal, 'payment_attempt')).toBe(3);
  });

  it('RIPROVA of a payment that is paid or open changes nothing', async () => {
    expect(await post(ids.paid, 'riprova')).toBe(outcomeOf(ids.paid));
    expect(await post(ids.pending, 'riprova')).toBe(outcomeOf(ids.pending));
    expect(await count(portal, 'payment_attempt')).toBe(3);
  });

  it('the end and the receipt of a payment that is not paid lead to its outcome', async () => {
    for (const publicId of [ids.pending, ids.refused]) {
      expect(await get(publicId, 'conclusa')).toBe(outcomeOf(publicId));
      expect(await post(publicId, 'ricevuta')).toBe(outcomeOf(publicId));
      expect(await post(publicId, 'conclusa/reinvia')).toBe(outcomeOf(publicId));
    }
    expect(await count(portal, 'receipt where payment_id = any($1)', [ids.pending, ids.refused])).toBe(0);
  });

  it('RICHIEDI RICEVUTA PAGAMENTO, pressed as often as one likes, sends nothing twice', async () => {
    const asked = await Promise.all([
      post(ids.paid, 'ricevuta'),
      post(ids.paid, 'ricevuta'),
      post(ids.paid, 'ricevuta'),
    ]);
    expect(new Set(asked)).toEqual(new Set([`303 /pagamenti/${ids.paid}/conclusa`]));
    expect(await booksOf(portal, ids.paid)).toEqual(paidBooks());
  });

  it('there is a PDF of a paid payment only', async () => {
    const paid = await fetch(address(ids.paid, 'ricevuta.pdf'));
    expect([paid.status, paid.headers.get('content-type')]).toEqual([200, 'application/pdf']);
    await paid.body?.cancel();
    for (const publicId of [ids.pending, ids.refused]) {
      const page = await citizen.open(address(publicId, 'ricevuta.pdf'));
      expect(page.status).toBe(404);
      expect(page.heading).toBe('Pagina non trovata');
    }
  });

  it.each([UNKNOWN_ID, 'corto', '../../etc/passwd', "a'b", '%00', '\u0000', 'x'.repeat(100)])(
    'the id %j, which is nobody’s, is a page that says so',
    async (unknown) => {
      const id = encodeURIComponent(unknown);
      for (const page of ['collegamento', 'esito', 'ricevuta.pdf']) {
        const seen = await citizen.open(address(id, page));
        expect([page, seen.status]).toEqual([page, 404]);
        expect(seen.$('html').attr('lang')).toBe('it');
      }
      expect((await citizen.post(new URL(address(id, 'riprova')), {})).status).toBe(404);
      // These two ask the outcome page, which is the one that says so.
      expect((await citizen.open(address(id, 'conclusa'))).status).toBe(404);
      expect((await citizen.post(new URL(address(id, 'ricevuta')), {})).status).toBe(404);
    },
  );

  it('an unknown service and an unknown receipt are pages that say so', async () => {
    expect((await citizen.open(`${portal.url}/servizi/sconosciuto`)).status).toBe(404);
    expect((await citizen.open(`${portal.url}/verifica/${UNKNOWN_ID}`)).status).toBe(404);
  });
});
