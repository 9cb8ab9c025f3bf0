import { CARDS } from '../support/bank.js';
import { Citizen, type SeenPage } from '../support/citizen.js';
import {
  cancelAtBank,
  confirmCard,
  payWithCard,
  publicIdOf,
  RETRY,
  toCardConfirmation,
  toConnecting,
} from '../support/journey.js';
import { TestPortal } from '../support/portal.js';
import { until } from '../support/until.js';
import { becomes, booksOf, expectMoneyToAgree, isAsked, paidBooks, statusOf } from './books.js';
import { resultFields, resultOf, signedAddress, type Way } from './signed-result.js';

const UNTIL_GRACE_IS_OVER_MS = 10 * 60_000;
const RETURN_LEAD_MS = 1_000;
const COPIES = 20;

describe('the same truth told many times, and the truth told late', () => {
  let portal: TestPortal;
  const citizen = new Citizen();

  beforeAll(async () => {
    portal = await TestPortal.start({ sweepsByHand: true });
  });

  afterEach(async () => {
    await portal.bank.clearFaults();
  });

  afterAll(async () => {
    await portal.close();
  });

  const outcomeOf = (publicId: string): Promise<SeenPage> => citizen.open(`${portal.url}/pagamenti/${publicId}/esito`);
  const allAccepted = Array.from({ length: COPIES }, () => 200);

  it('20 notifications at once before the return are one transition and one receipt', async () => {
    await portal.bank.setFaults({ scope: { next: 1 }, notification: { copies: COPIES } });
    const outcome = await payWithCard(citizen, await toConnecting(citizen, portal), CARDS.paid);
    const publicId = publicIdOf(outcome);
    expect(outcome.paymentStatus).toBe('paid');
    const orderCode = await portal.orderOf(publicId);
    expect(await portal.bank.answersOf(orderCode)).toEqual(allAccepted);
    await portal.bank.notifyAgain(orderCode);
    expect(await booksOf(portal, publicId)).toEqual(paidBooks());
    await expectMoneyToAgree(portal);
  });

  it('20 notifications at once after the return are one transition and one receipt', async () => {
    const faults = { notification: { copies: COPIES }, browserReturn: { beforeNotification: true } };
    await portal.bank.setFaults({ scope: { next: 1 }, ...faults });
    const outcome = await payWithCard(citizen, await toConnecting(citizen, portal), CARDS.paid);
    const publicId = publicIdOf(outcome);
    expect(outcome.paymentStatus).toBe('paid');

    portal.clock.advance(RETURN_LEAD_MS);
    const orderCode = await portal.orderOf(publicId);
    const answers = await until('all copies are answered', async () => {
      const sent = await portal.bank.answersOf(orderCode);
      return sent.length === COPIES ? sent : null;
    });
    expect(answers).toEqual(allAccepted);
    expect(await booksOf(portal, publicId)).toEqual(
      paidBooks({ events: ['created', 'attempt-opened', 'paid by return'] }),
    );
    await expectMoneyToAgree(portal);
  });

  it.each([0, COPIES / 2, COPIES])(
    '20 notifications at once with the return, which is sent after %d of them, are one transition and one receipt',
    async (before) => {
      const connecting = await toConnecting(citizen, portal);
      await payWithCard(citizen, connecting, CARDS.lost);
      const publicId = publicIdOf(connecting);
      const fields = await resultOf(portal, await portal.orderOf(publicId));
      const ways: Way[] = Array.from({ length: COPIES }, () => 'notifica');
      ways.splice(before, 0, 'ritorno');
      const answers = await Promise.all(ways.map((way) => citizen.redirectOf(signedAddress(portal, way, fields))));
      expect(new Set(answers)).toEqual(new Set(['200', `303 /pagamenti/${publicId}/esito`]));
      const { events, ...books } = await booksOf(portal, publicId);
      expect(events).toHaveLength(3);
      expect(books).toMatchObject({ attempts: ['paid'], bank: ['paid'], alerts: [], receiptsMailed: 1, isLate: false });
      await expectMoneyToAgree(portal);
    },
  );

  it('notifications, returns and a question that race are one transition and one receipt', async () => {
    const connecting = await toConnecting(citizen, portal);
    await payWithCard(citizen, connecting, CARDS.lost);
    const publicId = publicIdOf(connecting);
    const fields = await resultOf(portal, await portal.orderOf(publicId));
    const send = (way: Way): Promise<string> => citizen.redirectOf(signedAddress(portal, way, fields));
    portal.clock.advance(UNTIL_GRACE_IS_OVER_MS);
    const [asked, ...answers] = await Promise.all([
      portal.sweep(),
      ...Array.from({ length: COPIES }, (_, index) => send(index % 4 === 0 ? 'ritorno' : 'notifica')),
    ]);
    // None when a message was quicker than the sweeper.
    expect(asked).toBeLessThanOrEqual(1);
    expect(new Set(answers)).toEqual(new Set(['200', `303 /pagamenti/${publicId}/esito`]));
    const { events, ...books } = await booksOf(portal, publicId);
    expect(events).toHaveLength(3);
    expect(books).toMatchObject({ attempts: ['paid'], bank: ['paid'], alerts: [], receiptsMailed: 1, isLate: false });
    await expectMoneyToAgree(portal);
  });

  it('the same order confirmed in two tabs is charged once', async () => {
    const connecting = await toConnecting(citizen, portal);
    const tabs = [
      await toCardConfirmation(citizen, connecting, CARDS.paid),
      await toCardConfirmation(citizen, connecting, CARDS.paid),
    ];
    const outcomes = await Promise.all(tabs.map((tab) => confirmCard(citizen, tab)));
    expect(outcomes.map(({ paymentStatus }) => paymentStatus)).toEqual(['paid', 'paid']);
    expect(await booksOf(portal, publicIdOf(connecting))).toEqual(paidBooks());
    await expectMoneyToAgree(portal);
  });

  it('a paid notification that comes after the expiry pays, and is marked late', async () => {
    const faults = { notification: { drop: true }, browserReturn: { drop: true }, query: { notFound: true } };
    await portal.bank.setFaults({ scope: { next: 1 }, ...faults });
    const connecting = await toConnecting(citizen, portal);
    await payWithCard(citizen, connecting, CARDS.paid);
    const publicId = publicIdOf(connecting);
    portal.clock.advance(UNTIL_GRACE_IS_OVER_MS);
    expect(await portal.sweep()).toBe(1);
    expect((await outcomeOf(publicId)).paymentStatus).toBe('expired');

    await portal.bank.clearFaults();
    await portal.bank.notifyAgain(await portal.orderOf(publicId));
    const paid = await outcomeOf(publicId);
    expect(paid.paymentStatus).toBe('paid');
    expect(await booksOf(portal, publicId)).toEqual(
      paidBooks({
        isLate: true,
        events: ['created', 'attempt-opened', 'expired by query', 'paid by notification'],
      }),
    );
    await expectMoneyToAgree(portal);
  });

  it('a payment that the bank did not know is still asked about after the expiry, and found', async () => {
    await portal.bank.setFaults({ scope: { next: 1 }, query: { notFound: true } });
    const connecting = await toConnecting(citizen, portal);
    await payWithCard(citizen, connecting, CARDS.lost);
    const publicId = publicIdOf(connecting);
    portal.clock.advance(UNTIL_GRACE_IS_OVER_MS);
    expect(await portal.sweep()).toBe(1);
    expect(await statusOf(portal, publicId)).toBe('expired');

    await portal.bank.clearFaults();
    portal.clock.advance(UNTIL_GRACE_IS_OVER_MS);
    expect(await portal.sweep()).toBe(1);
    expect(await booksOf(portal, publicId)).toEqual(
      paidBooks({ isLate: true, events: ['created', 'attempt-opened', 'expired by query', 'paid by query'] }),
    );
    await expectMoneyToAgree(portal);
  });

  it('an expiry that is being asked about while the paid notification comes in ends as paid', async () => {
    const faults = {
      notification: { drop: true },
      browserReturn: { drop: true },
      query: { notFound: true, delayMs: 2_000 },
    };
    await portal.bank.setFaults({ scope: { next: 1 }, ...faults });
    const connecting = await toConnecting(citizen, portal);
    await payWithCard(citizen, connecting, CARDS.paid);
    const publicId = publicIdOf(connecting);
    portal.clock.advance(UNTIL_GRACE_IS_OVER_MS);
    const round = portal.sweep();
    await isAsked(portal, publicId, 1);
    await portal.bank.notifyAgain(await portal.orderOf(publicId));
    await becomes(portal, publicId, 'paid');
    expect(await round).toBe(1);
    expect(await booksOf(portal, publicId)).toEqual(paidBooks());
    await expectMoneyToAgree(portal);
  });

  it.each(['refused', 'expired'] as const)(
    'a first attempt told %s and truly paid, after a second one was paid, is excess with an alert and one receipt',
    async (first) => {
      const told = {
        refused: { notification: { tamper: { RESULT: '04', TRANSACTIONID: 'NULL' }, resign: true } },
        expired: { notification: { drop: true }, query: { notFound: true } },
      };
      await portal.bank.setFaults({ scope: { next: 1 }, ...told[first], browserReturn: { drop: true } });
      const connecting = await toConnecting(citizen, portal);
      await payWithCard(citizen, connecting, CARDS.paid);
      const publicId = publicIdOf(connecting);
      const firstOrder = await portal.orderOf(publicId);
      portal.clock.advance(UNTIL_GRACE_IS_OVER_MS);
      await portal.sweep();
      const unpaid = await outcomeOf(publicId);
      expect(unpaid.paymentStatus).toBe(first);

      const paid = await payWithCard(citizen, await citizen.submit(unpaid, RETRY), CARDS.paid);
      const code = paid.marked('transaction-code');
      await portal.bank.clearFaults();
      await portal.bank.notifyAgain(firstOrder);
      expect((await outcomeOf(publicId)).marked('transaction-code')).toBe(code);
      const way = first === 'refused' ? 'notification' : 'query';
      expect(await booksOf(portal, publicId)).toEqual(
        paidBooks({
          attempts: ['excess_paid', 'paid'],
          bank: ['paid', 'paid'],
          events: [
            ...['created', 'attempt-opened', `${first} by ${way}`],
            ...['attempt-opened', 'paid by notification', 'excess-paid by notification'],
          ],
          alerts: ['excess-paid'],
        }),
      );
      await expectMoneyToAgree(portal);
    },
  );

  it('a paid notification after a cancellation pays, and is marked late', async () => {
    const cancelled = await cancelAtBank(citizen, await toConnecting(citizen, portal));
    const publicId = publicIdOf(cancelled);
    expect(cancelled.paymentStatus).toBe('cancelled');
    // The bank's own books say cancelled: a bank that contradicts itself is still believed when it signs.
    const fields = resultFields({ ORDERID: await portal.orderOf(publicId) });
    expect(await citizen.redirectOf(signedAddress(portal, 'notifica', fields))).toBe('200');
    expect(await booksOf(portal, publicId)).toEqual(
      paidBooks({
        isLate: true,
        bank: ['cancelled'],
        events: ['created', 'attempt-opened', 'cancelled by query', 'paid by notification'],
      }),
    );
  });
});
