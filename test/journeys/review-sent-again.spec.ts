import { CARDS } from '../support/bank.js';
import { Citizen, type SeenPage } from '../support/citizen.js';
import { PAY, payWithCard, publicIdOf, TO_BANK, toConnecting, toReview } from '../support/journey.js';
import { TestPortal } from '../support/portal.js';
import { count, statusOf } from './books.js';

const CATALOG_IS_KEPT_MS = 2_000;
const HOUR_MS = 3_600_000;

describe('a review that is sent again, or no longer holds', () => {
  let portal: TestPortal;
  const citizen = new Citizen();

  beforeAll(async () => {
    portal = await TestPortal.start();
  });

  afterAll(async () => {
    await portal.close();
  });

  const payments = (): Promise<number> => count(portal, 'payment');

  async function changeRate(rateMillionths: number): Promise<void> {
    // Payments of this very moment have the rate that ends.
    portal.clock.advance(1);
    const now = portal.clock.now();
    await portal.sql.query('update commission_rate set valid_to = $1, changed_at = $1 where valid_to is null', [now]);
    await portal.sql.query(
      `insert into commission_rate (rate_millionths, valid_from, reason, created_at) values ($1, $2, 'Nuova convenzione', $2)`,
      [rateMillionths, now],
    );
    portal.clock.advance(CATALOG_IS_KEPT_MS);
  }

  function expectReviewAgain(page: SeenPage, title: string): void {
    expect(page.status).toBe(409);
    expect(page.heading).toBe('Controlla i dati');
    expect(page.text).toContain(title);
    expect(page.text).toContain('Nessun addebito');
  }

  const keyOf = (page: SeenPage): string | undefined => page.formFields(PAY)['idempotencyKey'];

  it('the same body leads to the same payment, also after it was paid', async () => {
    const review = await toReview(citizen, portal);
    const before = await payments();
    const first = await citizen.submit(review, PAY);
    const second = await citizen.submit(review, PAY);
    expect(publicIdOf(second)).toBe(publicIdOf(first));
    await payWithCard(citizen, second, CARDS.paid);

    const third = await citizen.submit(review, PAY);
    expect(third.url.pathname).toBe(`/pagamenti/${publicIdOf(first)}/esito`);
    expect(third.paymentStatus).toBe('paid');
    expect(await payments()).toBe(before + 1);
  });

  it('another body with a used key is shown again with a new key, which then pays', async () => {
    const review = await toReview(citizen, portal);
    const first = await citizen.submit(review, PAY);
    const before = await payments();
    const again = await citizen.submit(review, PAY, { description: 'mensa di ottobre' });
    expectReviewAgain(again, 'Questo riepilogo era già stato usato');
    expect(again.text).toContain('mensa di ottobre');
    expect(keyOf(again)).not.toBe(keyOf(review));
    expect(await payments()).toBe(before);

    const connecting = await citizen.submit(again, PAY);
    expect(publicIdOf(connecting)).not.toBe(publicIdOf(first));
    expect((await payWithCard(citizen, connecting, CARDS.paid)).text).toContain('mensa di ottobre');
    expect(await statusOf(portal, publicIdOf(first))).toBe('pending');
  });

  const spoilt: [string, (key: string) => Record<string, string>][] = [
    ['a key that was changed', (key) => ({ idempotencyKey: `${key.slice(0, -1)}${key.endsWith('A') ? 'B' : 'A'}` })],
    ['a key that was made up', () => ({ idempotencyKey: 'AAAAAAAAAAAAAAAAAAAAAA.BBBBBBBBBBBBBBBBBBBBBB' })],
    ['no key', () => ({ idempotencyKey: '' })],
    ['another amount under the same key', () => ({ amount: '154,61', quotedTotalCents: '15697' })],
  ];

  it.each(spoilt)('%s stores nothing and is answered by a review that pays', async (_what, changesOf) => {
    const review = await toReview(citizen, portal);
    const before = await payments();
    const again = await citizen.submit(review, PAY, changesOf(keyOf(review) ?? ''));
    expectReviewAgain(again, 'riepilogo');
    expect(await payments()).toBe(before);
    expect((await citizen.submit(again, PAY)).$(TO_BANK)).toHaveLength(1);
  });

  it.each(['1', '15695', '15697', '', '15696.0', '1e9'])(
    'a quoted total of %j is answered by the true one',
    async (quoted) => {
      const before = await payments();
      const again = await citizen.submit(await toReview(citizen, portal), PAY, { quotedTotalCents: quoted });
      expectReviewAgain(again, 'Il totale è cambiato');
      expect(again.marked('total')).toBe('156,96 €');
      expect(again.formFields(PAY)['quotedTotalCents']).toBe('15696');
      expect(await payments()).toBe(before);
    },
  );

  it('a rate that changed meanwhile is told with both totals, and the new one is paid', async () => {
    const review = await toReview(citizen, portal);
    await changeRate(2_000_000);
    const before = await payments();
    const again = await citizen.submit(review, PAY);
    expectReviewAgain(again, 'Il totale è cambiato');
    expect(again.text).toContain('156,96 €, non vale più. Quello giusto adesso è 157,70 €');
    expect(again.marked('commission')).toBe('3,10 €');
    expect(again.text).toContain('Commissione (2%)');
    expect(await payments()).toBe(before);

    const outcome = await payWithCard(citizen, await citizen.submit(again, PAY), CARDS.paid);
    expect(outcome.paymentStatus).toBe('paid');
    expect(outcome.marked('total')).toBe('157,70 €');
    expect((await portal.bank.order(await portal.orderOf(publicIdOf(outcome))))?.amountCents).toBe(15_770);
    await changeRate(1_522_843);
  });

  describe('a payment like one of the last 24 hours', () => {
    const duplicateOn = (page: SeenPage): string => page.$('#duplicate-title').parent().text();

    it('is told when the other one is paid or open, without the way to it, and can be paid all the same', async () => {
      const changes = { description: 'mensa di novembre' };
      expect(duplicateOn(await toReview(citizen, portal, changes))).toBe('');
      const connecting = await toConnecting(citizen, portal, changes);
      const whileOpen = await toReview(citizen, portal, changes);
      expect(whileOpen.status).toBe(200);
      expect(duplicateOn(whileOpen)).toContain('Risulta un pagamento uguale');
      expect(whileOpen.html).not.toContain(publicIdOf(connecting));

      const paid = await payWithCard(citizen, connecting, CARDS.paid);
      const afterwards = await toReview(citizen, portal, changes);
      expect(duplicateOn(afterwards)).toContain(`riferimento N. ${paid.marked('reference')}`);
      expect(afterwards.html).not.toContain(publicIdOf(paid));
      expect((await citizen.submit(afterwards, PAY)).$(TO_BANK)).toHaveLength(1);
    });

    it('is not told when the other one was refused, or is of another person, amount, service or causale', async () => {
      const changes = { description: 'mensa di dicembre' };
      await payWithCard(citizen, await toConnecting(citizen, portal, changes), CARDS.refused);
      expect(duplicateOn(await toReview(citizen, portal, changes))).toBe('');

      const paid = { description: 'mensa di gennaio' };
      await payWithCard(citizen, await toConnecting(citizen, portal, paid), CARDS.paid);
      const others: Record<string, string>[] = [
        { taxCode: '00374620722' },
        { amount: '154,61' },
        { description: 'mensa di maggio' },
      ];
      for (const other of others) expect(duplicateOn(await toReview(citizen, portal, { ...paid, ...other }))).toBe('');
      expect(duplicateOn(await toReview(citizen, portal, paid, 'asilo-nido'))).toBe('');
      expect(duplicateOn(await toReview(citizen, portal, paid))).not.toBe('');
    });

    it('is told up to 24 hours later, and not after', async () => {
      const changes = { description: 'mensa di febbraio' };
      await payWithCard(citizen, await toConnecting(citizen, portal, changes), CARDS.paid);
      portal.clock.advance(24 * HOUR_MS);
      expect(duplicateOn(await toReview(citizen, portal, changes))).not.toBe('');
      portal.clock.advance(1);
      expect(duplicateOn(await toReview(citizen, portal, changes))).toBe('');
    });
  });

  it('the same body leads to its payment even when the rate has changed or the service has closed since', async () => {
    const review = await toReview(citizen, portal, { description: 'risposta mai arrivata' });
    const body = review.formFields(PAY);
    const address = `${portal.url}/pagamenti`;
    const first = await citizen.redirectOf(address, body);
    expect(first).toMatch(/^303 \/pagamenti\/.+\/collegamento$/);
    await changeRate(2_500_000);
    expect(await citizen.redirectOf(address, body)).toBe(first);
    await portal.sql.query(`update service set is_open = false where slug = 'refezione-scolastica'`);
    portal.clock.advance(CATALOG_IS_KEPT_MS);
    expect(await citizen.redirectOf(address, body)).toBe(first);
    expect(await citizen.redirectOf(address, { ...body, description: 'altro' })).toBe('404');
    await portal.sql.query(`update service set is_open = true where slug = 'refezione-scolastica'`);
    portal.clock.advance(CATALOG_IS_KEPT_MS);
  });
});
