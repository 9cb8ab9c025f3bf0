import { CARDS } from '../support/bank.js';
import { Citizen, type SeenPage } from '../support/citizen.js';
import {
  cancelAtBank,
  cancelAtConfirmation,
  payWithCard,
  publicIdOf,
  RETRY,
  TO_BANK,
  toCardConfirmation,
  toConnecting,
} from '../support/journey.js';
import { TestPortal } from '../support/portal.js';
import { booksOf, expectMoneyToAgree, paidBooks, statusOf } from './books.js';

const BANK_TIME_MS = 8 * 60_000;
const FIRST_QUESTION_MS = 10_000;
const GRACE_MS = 2 * 60_000;

describe('a payment that ends unpaid, and is tried again', () => {
  let portal: TestPortal;
  const citizen = new Citizen();

  beforeAll(async () => {
    portal = await TestPortal.start({ sweepsByHand: true });
  });

  afterEach(async () => {
    await expectMoneyToAgree(portal);
  });

  afterAll(async () => {
    await portal.close();
  });

  const outcomeOf = (publicId: string): Promise<SeenPage> => citizen.open(`${portal.url}/pagamenti/${publicId}/esito`);

  async function payAgain(unpaid: SeenPage): Promise<void> {
    const connecting = await citizen.submit(unpaid, RETRY);
    expect(connecting.url.pathname).toBe(`/pagamenti/${publicIdOf(unpaid)}/collegamento`);
    const paid = await payWithCard(citizen, connecting, CARDS.paid);
    expect(paid.paymentStatus).toBe('paid');
    expect(paid.marked('reference')).toBe(unpaid.marked('reference'));
    expect(paid.marked('total')).toBe(unpaid.marked('total'));
    expect(paid.text).toContain('pagamento refezione scolastica');
  }

  function expectUnpaidPage(page: SeenPage, status: string): void {
    expect(page.url.pathname).toMatch(/\/esito$/);
    expect(page.paymentStatus).toBe(status);
    expect(page.text).toContain('Nessun addebito');
    expect(page.$(RETRY)).toHaveLength(1);
    expect(page.refreshesTo).toBeUndefined();
  }

  /** Two attempts, of which the second was paid: one receipt. */
  const afterRetry = (first: 'refused' | 'cancelled' | 'expired', bank: string, way: string) =>
    paidBooks({
      attempts: [first, 'paid'],
      bank: [bank, 'paid'],
      events: ['created', 'attempt-opened', `${first} by ${way}`, 'attempt-opened', 'paid by notification'],
    });

  it('a refused card can be followed by another one, with the same data and one receipt', async () => {
    const refused = await payWithCard(citizen, await toConnecting(citizen, portal), CARDS.refused);
    expectUnpaidPage(refused, 'refused');
    const publicId = publicIdOf(refused);
    expect(await booksOf(portal, publicId)).toMatchObject({
      attempts: ['refused'],
      bank: ['refused'],
      receiptsMailed: 0,
    });

    await payAgain(refused);
    expect(await booksOf(portal, publicId)).toEqual(afterRetry('refused', 'refused', 'notification'));
  });

  it('ANNULLA OPERAZIONE on the card page cancels, once the bank was asked', async () => {
    const cancelled = await cancelAtBank(citizen, await toConnecting(citizen, portal));
    expectUnpaidPage(cancelled, 'cancelled');

    await payAgain(cancelled);
    expect(await booksOf(portal, publicIdOf(cancelled))).toEqual(afterRetry('cancelled', 'cancelled', 'query'));
  });

  it('Annulla operazione on the confirmation page cancels too', async () => {
    const confirmation = await toCardConfirmation(citizen, await toConnecting(citizen, portal), CARDS.paid);
    const cancelled = await cancelAtConfirmation(citizen, confirmation);
    expectUnpaidPage(cancelled, 'cancelled');

    await payAgain(cancelled);
    expect(await booksOf(portal, publicIdOf(cancelled))).toEqual(afterRetry('cancelled', 'cancelled', 'query'));
  });

  it('a citizen who never reaches the bank finds the payment expired, not before the grace is over', async () => {
    const publicId = publicIdOf(await toConnecting(citizen, portal));
    portal.clock.advance(BANK_TIME_MS + FIRST_QUESTION_MS);
    expect(await portal.sweep()).toBe(1);
    portal.clock.advance(GRACE_MS - FIRST_QUESTION_MS - 1);
    expect(await portal.sweep()).toBe(1);
    expect(await statusOf(portal, publicId)).toBe('pending');
    const waiting = await outcomeOf(publicId);
    expect(waiting.paymentStatus).toBe('pending');
    expect(waiting.$('a[href$="/collegamento"]')).toHaveLength(0);

    portal.clock.advance(60_000);
    expect(await portal.sweep()).toBe(1);
    const expired = await outcomeOf(publicId);
    expectUnpaidPage(expired, 'expired');
    await payAgain(expired);
    expect(await booksOf(portal, publicId)).toEqual(afterRetry('expired', 'unknown', 'query'));
  });

  it("a citizen who leaves at the bank's page finds the payment expired as soon as the bank says so", async () => {
    const connecting = await toConnecting(citizen, portal);
    await citizen.submit(connecting, TO_BANK);
    const publicId = publicIdOf(connecting);
    portal.clock.advance(BANK_TIME_MS + FIRST_QUESTION_MS);
    expect(await portal.sweep()).toBe(1);
    const expired = await outcomeOf(publicId);
    expectUnpaidPage(expired, 'expired');
    await payAgain(expired);
    expect(await booksOf(portal, publicId)).toEqual(afterRetry('expired', 'expired', 'query'));
  });

  it("a citizen who types too slowly comes back from the bank's page to an expired payment", async () => {
    const confirmation = await toCardConfirmation(citizen, await toConnecting(citizen, portal), CARDS.paid);
    portal.clock.advance(BANK_TIME_MS);
    const tooLate = await cancelAtConfirmation(citizen, confirmation);
    expect(tooLate.status).toBe(410);

    const expired = await citizen.open(tooLate.$('a.button').attr('href') ?? '');
    expectUnpaidPage(expired, 'expired');
    await payAgain(expired);
    expect(await booksOf(portal, publicIdOf(expired))).toEqual(afterRetry('expired', 'expired', 'query'));
  });

  it('RIPROVA clicked ten times at once opens one attempt', async () => {
    const refused = await payWithCard(citizen, await toConnecting(citizen, portal), CARDS.refused);
    const publicId = publicIdOf(refused);
    // With every connection to the database open already, the clicks really are at once.
    await Promise.all(Array.from({ length: 10 }, () => outcomeOf(publicId)));
    const clicks = Array.from({ length: 10 }, () => citizen.redirectOf(refused.formAction(RETRY), {}));
    const answers = (await Promise.all(clicks)).toSorted();
    expect(answers[0]).toBe(`303 /pagamenti/${publicId}/collegamento`);
    expect(new Set(answers.slice(1))).toEqual(new Set([`303 /pagamenti/${publicId}/esito`]));
    expect(await booksOf(portal, publicId)).toMatchObject({ attempts: ['refused', 'open'] });
  });
});
