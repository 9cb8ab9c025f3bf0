import { CITIZEN_WAITS_MS } from '../../src/payments/use-cases/receive-return.js';
import { CARDS } from '../support/bank.js';
import { Citizen, type SeenPage } from '../support/citizen.js';
import { cancelAtBank, payWithCard, publicIdOf, TO_BANK, toConnecting } from '../support/journey.js';
import { TestPortal } from '../support/portal.js';
import { booksOf, expectMoneyToAgree, paidBooks, statusOf } from './books.js';

const UNTIL_FIRST_QUESTION_MS = 8 * 60_000 + 10_000;
const MINUTE_MS = 60_000;
/** The promise to whoever comes back while the bank says nothing. */
const PROMISED_MS = 4_000;
const SILENCE_MS = 20_000;

describe('a bank that is asked and gives no good answer', () => {
  let portal: TestPortal;
  const citizen = new Citizen();

  beforeAll(async () => {
    portal = await TestPortal.start({ sweepsByHand: true });
  });

  afterEach(async () => {
    await portal.bank.clearFaults();
    await expectMoneyToAgree(portal);
  });

  afterAll(async () => {
    await portal.close();
  });

  /** Pays with a card whose answer is lost, so that only a question can find out. */
  async function payUnheard(): Promise<string> {
    const connecting = await toConnecting(citizen, portal);
    await payWithCard(citizen, connecting, CARDS.lost);
    return publicIdOf(connecting);
  }

  async function inTime<Result>(work: () => Promise<Result>): Promise<Result> {
    const start = performance.now();
    const result = await work();
    // A busy machine adds its own time to what is promised, but not as much as the bank would take.
    expect(performance.now() - start).toBeLessThan(SILENCE_MS / 2);
    return result;
  }

  const returnUnsigned = async (publicId: string): Promise<SeenPage> =>
    citizen.open(`${portal.url}/banca/ritorno/sia-vpos?ORDERID=${await portal.orderOf(publicId)}`);

  const paidByQuery = paidBooks({ events: ['created', 'attempt-opened', 'paid by query'] });

  const answers: [string, object][] = [
    ['an error', { status: 503 }],
    ['an answer that it has not signed', { badMac: true }],
    ['that it does not know the order, within the grace', { notFound: true }],
  ];

  it.each(answers)('%s leaves the payment in verifica, and a later question finds it', async (_what, query) => {
    const publicId = await payUnheard();
    await portal.bank.setFaults({ scope: { orderId: await portal.orderOf(publicId) }, query });
    portal.clock.advance(UNTIL_FIRST_QUESTION_MS);
    expect(await portal.sweep()).toBe(1);
    expect(await portal.sweep()).toBe(0);
    expect((await returnUnsigned(publicId)).paymentStatus).toBe('pending');

    await portal.bank.clearFaults();
    portal.clock.advance(MINUTE_MS);
    expect(await portal.sweep()).toBe(1);
    expect(await booksOf(portal, publicId)).toEqual(paidByQuery);
  });

  it('a bank in trouble is asked each minute for an hour, then less and less', async () => {
    const publicId = await payUnheard();
    await portal.bank.setFaults({ scope: { orderId: await portal.orderOf(publicId) }, query: { status: 503 } });
    portal.clock.advance(UNTIL_FIRST_QUESTION_MS);
    const minutes: number[] = [];
    for (let minute = 0; minute < 120; minute += 1) {
      if ((await portal.sweep()) === 1) minutes.push(minute);
      portal.clock.advance(MINUTE_MS);
    }
    expect(minutes.slice(0, 60)).toEqual(Array.from({ length: 60 }, (_, minute) => minute));
    expect(minutes.slice(60).length).toBeGreaterThan(2);
    expect(minutes.slice(60).length).toBeLessThan(6);
    expect(await statusOf(portal, publicId)).toBe('pending');

    await portal.bank.clearFaults();
    portal.clock.advance(60 * MINUTE_MS);
    expect(await portal.sweep()).toBe(1);
    expect(await booksOf(portal, publicId)).toEqual(paidByQuery);
  });

  it('a citizen who comes back while the bank is slow waits less than four seconds', async () => {
    await portal.bank.setFaults({ scope: { next: 1 }, query: { delayMs: SILENCE_MS } });
    expect(CITIZEN_WAITS_MS).toBeLessThan(PROMISED_MS);
    const connecting = await toConnecting(citizen, portal);
    const waiting = await inTime(() => cancelAtBank(citizen, connecting));
    expect(waiting.paymentStatus).toBe('pending');
    expect(waiting.refreshesTo).toBeDefined();

    await portal.bank.clearFaults();
    portal.clock.advance(UNTIL_FIRST_QUESTION_MS);
    expect(await portal.sweep()).toBe(1);
    expect(await statusOf(portal, publicIdOf(connecting))).toBe('cancelled');
  });

  it('a bank that is down takes no page of the portal with it, and the payment is found when it is back', async () => {
    const publicId = await payUnheard();
    await portal.bank.close();
    try {
      const waiting = await inTime(() => returnUnsigned(publicId));
      expect(waiting.url.pathname).toBe(`/pagamenti/${publicId}/esito`);
      expect(waiting.paymentStatus).toBe('pending');
      const resumed = await inTime(() => citizen.open(`${portal.url}/pagamenti/${publicId}/collegamento`));
      expect(resumed.$(TO_BANK)).toHaveLength(1);
      expect((await inTime(() => toConnecting(citizen, portal))).$(TO_BANK)).toHaveLength(1);
      portal.clock.advance(UNTIL_FIRST_QUESTION_MS);
      expect(await portal.sweep()).toBe(2);
      expect(await statusOf(portal, publicId)).toBe('pending');
    } finally {
      await portal.bank.reopen();
    }
    portal.clock.advance(MINUTE_MS);
    expect(await portal.sweep()).toBe(2);
    expect(await booksOf(portal, publicId)).toEqual(paidByQuery);
  });
});
