import { CARDS } from '../support/bank.js';
import { Citizen, clean, type SeenPage } from '../support/citizen.js';
import { cancelAtBank, payWithCard, publicIdOf, toConnecting } from '../support/journey.js';
import { TestPortal } from '../support/portal.js';
import { becomes, booksOf, expectMoneyToAgree, paidBooks, questionsAbout, statusOf } from './books.js';

/** The bank's eight minutes, and the pause before it is asked. */
const UNTIL_FIRST_QUESTION_MS = 8 * 60_000 + 10_000;
const ASKED_WITHIN_MS = 5_000;

describe("the bank's words get lost on the way", () => {
  let portal: TestPortal;
  const citizen = new Citizen();

  beforeAll(async () => {
    portal = await TestPortal.start();
  });

  afterEach(async () => {
    await portal.bank.clearFaults();
    await expectMoneyToAgree(portal);
  });

  afterAll(async () => {
    await portal.close();
  });

  const outcomeOf = (publicId: string, query = ''): Promise<SeenPage> =>
    citizen.open(`${portal.url}/pagamenti/${publicId}/esito${query}`);

  /** Pays with a card whose answer is lost: the bank has the money, the portal has heard nothing. */
  async function payUnheard(): Promise<string> {
    const connecting = await toConnecting(citizen, portal);
    const lastSeen = await payWithCard(citizen, connecting, CARDS.lost);
    expect(clean(lastSeen.$('body').text())).toContain('Non ripeta il pagamento');
    return publicIdOf(connecting);
  }

  it('without the notification, the signed return pays', async () => {
    await portal.bank.setFaults({ scope: { next: 1 }, notification: { drop: true } });
    const outcome = await payWithCard(citizen, await toConnecting(citizen, portal), CARDS.paid);
    expect(outcome.paymentStatus).toBe('paid');
    expect(outcome.marked('transaction-code')).toMatch(/^[0-9A-F]{26}$/);
    expect(await booksOf(portal, publicIdOf(outcome))).toEqual(
      paidBooks({ events: ['created', 'attempt-opened', 'paid by return'] }),
    );
  });

  it('without the return, the notification pays', async () => {
    await portal.bank.setFaults({ scope: { next: 1 }, browserReturn: { drop: true } });
    const connecting = await toConnecting(citizen, portal);
    const lastSeen = await payWithCard(citizen, connecting, CARDS.paid);
    expect(lastSeen.url.origin).toBe(portal.bank.url);
    const publicId = publicIdOf(connecting);
    await becomes(portal, publicId, 'paid');
    expect((await outcomeOf(publicId)).paymentStatus).toBe('paid');
    expect(await booksOf(portal, publicId)).toEqual(paidBooks());
  });

  it("with neither, the sweeper finds the payment when the bank's time is over", async () => {
    const publicId = await payUnheard();
    portal.clock.advance(UNTIL_FIRST_QUESTION_MS - 1);
    expect(await statusOf(portal, publicId)).toBe('pending');
    portal.clock.advance(1);
    await becomes(portal, publicId, 'paid');
    expect(await questionsAbout(portal, publicId)).toBe(1);
    expect(await booksOf(portal, publicId)).toEqual(
      paidBooks({ events: ['created', 'attempt-opened', 'paid by query'] }),
    );
  });

  it('with neither, the bank is asked sooner while somebody looks at the outcome', async () => {
    const publicId = await payUnheard();
    const waiting = await outcomeOf(publicId);
    expect(waiting.paymentStatus).toBe('pending');
    expect(waiting.heading).toBe('Stiamo verificando il pagamento');
    expect(waiting.text).toContain('non pagare di nuovo');
    expect(waiting.$('[data-testid="transaction-code"]')).toHaveLength(0);

    portal.clock.advance(ASKED_WITHIN_MS);
    await becomes(portal, publicId, 'paid');
    expect((await outcomeOf(publicId)).paymentStatus).toBe('paid');
    expect(await questionsAbout(portal, publicId)).toBe(1);
    expect(await booksOf(portal, publicId)).toEqual(
      paidBooks({ events: ['created', 'attempt-opened', 'paid by query'] }),
    );
  });

  it('the page that waits asks again by itself, and ends with words on what to do', async () => {
    const publicId = publicIdOf(await toConnecting(citizen, portal));
    const turns: string[] = [];
    let page = await outcomeOf(publicId);
    for (let next = page.refreshesTo; next !== undefined && turns.length < 100; next = page.refreshesTo) {
      turns.push(next.search);
      page = await citizen.open(next);
    }
    expect(turns).toEqual(Array.from({ length: 30 }, (_, index) => `?aggiornamento=${index + 1}`));
    expect(page.paymentStatus).toBe('pending');
    expect(page.text).toContain('La verifica richiede più tempo del solito');
  });

  it('a cancellation that the bank cannot confirm at once stays in verifica, then ends as the bank says', async () => {
    await portal.bank.setFaults({ scope: { next: 1 }, query: { status: 503 } });
    const waiting = await cancelAtBank(citizen, await toConnecting(citizen, portal));
    expect(waiting.paymentStatus).toBe('pending');
    await portal.bank.clearFaults();
    portal.clock.advance(ASKED_WITHIN_MS);
    await becomes(portal, publicIdOf(waiting), 'cancelled');
    expect(await booksOf(portal, publicIdOf(waiting))).toMatchObject({
      attempts: ['cancelled'],
      bank: ['cancelled'],
      receiptsMailed: 0,
    });
  });

  it('a card that the bank keeps pending is in verifica, and paid when the bank has decided', async () => {
    const waiting = await payWithCard(citizen, await toConnecting(citizen, portal), CARDS.pending);
    const publicId = publicIdOf(waiting);
    expect(waiting.paymentStatus).toBe('pending');
    expect(waiting.refreshesTo?.pathname).toBe(`/pagamenti/${publicId}/esito`);
    expect(await booksOf(portal, publicId)).toMatchObject({ attempts: ['open'], bank: ['pending'], receiptsMailed: 0 });

    portal.clock.advance(29_000);
    expect(await statusOf(portal, publicId)).toBe('pending');
    portal.clock.advance(1_000);
    await becomes(portal, publicId, 'paid');
    const { events, ...books } = await booksOf(portal, publicId);
    expect(books).toMatchObject({ attempts: ['paid'], bank: ['paid'], alerts: [], receiptsMailed: 1 });
    // The notification and a question of the sweeper are both due: either may be first, one of them counts.
    expect(events).toHaveLength(3);
    expect(events.at(-1)).toMatch(/^paid by (notification|query)$/);
  });
});
