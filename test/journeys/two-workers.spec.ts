import { CARDS } from '../support/bank.js';
import { Citizen } from '../support/citizen.js';
import { payWithCard, publicIdOf, TO_BANK, toConnecting } from '../support/journey.js';
import { TestPortal } from '../support/portal.js';
import { booksOf, expectMoneyToAgree, paidBooks } from './books.js';

const UNTIL_FIRST_QUESTION_MS = 8 * 60_000 + 10_000;
const GRACE_MS = 2 * 60_000;
const EACH = 7;

describe('two workers on one backlog', () => {
  let portal: TestPortal;
  const citizen = new Citizen();

  beforeAll(async () => {
    portal = await TestPortal.start({ sweepsByHand: true });
    await portal.startWorker();
  });

  afterAll(async () => {
    await portal.close();
  });

  const begin = (ending: (index: number) => Promise<string>): Promise<string[]> =>
    Promise.all(Array.from({ length: EACH }, (_, index) => ending(index)));

  /** How many payments there are in each state, and how often the bank was asked about them. */
  async function rounds(): Promise<Record<string, number>> {
    const { rows } = await portal.sql.query<{ state: string; count: number }>(
      `select concat(p.status, ', asked ', a.query_count) as state, count(*)::int as count
       from payment p join payment_attempt a on a.payment_id = p.id group by 1`,
    );
    return Object.fromEntries(rows.map(({ state, count }) => [state, count]));
  }

  it('ask once a round about each of 21 open orders, settle each once and mail each receipt once', async () => {
    const paid = await begin(async (index) => {
      const connecting = await toConnecting(citizen, portal, { description: `pagato numero ${index}` });
      await payWithCard(citizen, connecting, CARDS.lost);
      return publicIdOf(connecting);
    });
    const left = await begin(async (index) => {
      const connecting = await toConnecting(citizen, portal, { description: `lasciato numero ${index}` });
      await citizen.submit(connecting, TO_BANK);
      return publicIdOf(connecting);
    });
    const neverArrived = await begin(async (index) =>
      publicIdOf(await toConnecting(citizen, portal, { description: `mai arrivato numero ${index}` })),
    );

    portal.clock.advance(UNTIL_FIRST_QUESTION_MS);
    expect(await portal.sweep()).toBe(3 * EACH);
    expect(await rounds()).toEqual({ 'paid, asked 1': EACH, 'expired, asked 1': EACH, 'pending, asked 1': EACH });
    portal.clock.advance(GRACE_MS);
    expect(await portal.sweep()).toBe(EACH);
    expect(await rounds()).toEqual({ 'paid, asked 1': EACH, 'expired, asked 1': EACH, 'expired, asked 2': EACH });

    const paidOnce = paidBooks({ events: ['created', 'attempt-opened', 'paid by query'] });
    for (const publicId of paid) expect(await booksOf(portal, publicId)).toEqual(paidOnce);
    for (const publicId of [...left, ...neverArrived]) {
      const { events, receiptsMailed } = await booksOf(portal, publicId);
      expect({ events, receiptsMailed }).toEqual({
        events: ['created', 'attempt-opened', 'expired by query'],
        receiptsMailed: 0,
      });
    }
    const subjects = portal.mail.messages.map(({ subject }) => /^(Ricevuta|Pagamento)/.exec(subject ?? '')?.[0]);
    // One receipt for each that was paid, one reminder for each that nobody completed.
    expect(subjects.sort()).toEqual([
      ...Array<string>(2 * EACH).fill('Pagamento'),
      ...Array<string>(EACH).fill('Ricevuta'),
    ]);
    await expectMoneyToAgree(portal);
  });
});
