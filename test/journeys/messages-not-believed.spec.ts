import { CARDS } from '../support/bank.js';
import { Citizen, type SeenPage } from '../support/citizen.js';
import { payWithCard, publicIdOf, toConnecting } from '../support/journey.js';
import { TestPortal } from '../support/portal.js';
import { booksOf, count, expectMoneyToAgree, paidBooks } from './books.js';
import { resultFields, resultOf, signedAddress } from './signed-result.js';

const ASKED_WITHIN_MS = 5_000;
const DOUBT_SETTLES_MS = 60_000;

describe('messages that the portal does not believe', () => {
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

  const outcomeOf = (publicId: string): Promise<SeenPage> => citizen.open(`${portal.url}/pagamenti/${publicId}/esito`);

  const signalsOf = (publicId: string): Promise<number> =>
    count(
      portal,
      `bank_signal s join payment_attempt a on a.id = s.attempt_id join payment p on p.id = a.payment_id
       where p.public_id = $1`,
      publicId,
    );

  const paidByQuery = paidBooks({ events: ['created', 'attempt-opened', 'paid by query'] });

  it('a notification with a wrong MAC is turned down and changes nothing; a question finds the truth', async () => {
    await portal.bank.setFaults({ scope: { next: 1 }, notification: { badMac: true }, browserReturn: { drop: true } });
    const connecting = await toConnecting(citizen, portal);
    await payWithCard(citizen, connecting, CARDS.paid);
    const publicId = publicIdOf(connecting);
    expect(await portal.bank.answersOf(await portal.orderOf(publicId))).toEqual([403]);
    expect((await outcomeOf(publicId)).paymentStatus).toBe('pending');
    expect(await signalsOf(publicId)).toBe(0);

    portal.clock.advance(ASKED_WITHIN_MS);
    expect(await portal.sweep()).toBe(1);
    expect(await booksOf(portal, publicId)).toEqual(paidByQuery);
  });

  it('a return with a wrong MAC leads to the outcome and changes nothing; a question finds the truth', async () => {
    await portal.bank.setFaults({ scope: { next: 1 }, notification: { drop: true }, browserReturn: { badMac: true } });
    const waiting = await payWithCard(citizen, await toConnecting(citizen, portal), CARDS.paid);
    const publicId = publicIdOf(waiting);
    expect(waiting.url.pathname).toBe(`/pagamenti/${publicId}/esito`);
    expect(waiting.paymentStatus).toBe('pending');
    expect(await signalsOf(publicId)).toBe(0);

    portal.clock.advance(ASKED_WITHIN_MS);
    expect(await portal.sweep()).toBe(1);
    expect(await booksOf(portal, publicId)).toEqual(paidByQuery);
  });

  it("another order's signature, repeated fields and a missing MAC are turned down", async () => {
    const publicId = publicIdOf(await toConnecting(citizen, portal));
    const orderCode = await portal.orderOf(publicId);
    const others = signedAddress(portal, 'notifica', resultFields({}));
    const claimed = others.replace('ORDERID=PDPSCONOSCIUTO234', `ORDERID=${orderCode}`);
    expect(await citizen.redirectOf(claimed)).toBe('403');
    const own = signedAddress(portal, 'notifica', resultFields({ ORDERID: orderCode }));
    expect(await citizen.redirectOf(`${own}&RESULT=00`)).toBe('400');
    expect(await citizen.redirectOf(own.replace(/&MAC=.*$/, ''))).toBe('400');
    expect(await signalsOf(publicId)).toBe(0);
    expect(await booksOf(portal, publicId)).toMatchObject({ attempts: ['open'], bank: ['unknown'], receiptsMailed: 0 });
  });

  it('a signed amount that is not ours is under review until the bank, asked, tells the right one', async () => {
    await portal.bank.setFaults({
      scope: { next: 1 },
      notification: { tamper: { AMOUNT: '1' }, resign: true },
      browserReturn: { drop: true },
    });
    const connecting = await toConnecting(citizen, portal);
    await payWithCard(citizen, connecting, CARDS.paid);
    const publicId = publicIdOf(connecting);
    expect(await portal.bank.answersOf(await portal.orderOf(publicId))).toEqual([200]);
    const doubtful = await outcomeOf(publicId);
    expect(doubtful.paymentStatus).toBe('under_review');
    expect(doubtful.heading).toBe('Il pagamento è in verifica');
    expect(doubtful.text).toContain('non pagare di nuovo');
    expect(await citizen.redirectOf(`${portal.url}/pagamenti/${publicId}/riprova`, {})).toMatch(/esito$/);
    expect(await booksOf(portal, publicId)).toMatchObject({ alerts: ['mismatch'], receiptsMailed: 0 });

    portal.clock.advance(DOUBT_SETTLES_MS);
    expect(await portal.sweep()).toBe(1);
    expect((await outcomeOf(publicId)).paymentStatus).toBe('paid');
    expect(await booksOf(portal, publicId)).toEqual(
      paidBooks({
        events: ['created', 'attempt-opened', 'mismatch by notification', 'paid by query'],
        alerts: ['mismatch'],
      }),
    );
  });

  it('the true return after a doubtful notification makes the portal ask at once', async () => {
    await portal.bank.setFaults({ scope: { next: 1 }, notification: { tamper: { CURRENCY: '840' }, resign: true } });
    const outcome = await payWithCard(citizen, await toConnecting(citizen, portal), CARDS.paid);
    expect(outcome.paymentStatus).toBe('paid');
    expect(await booksOf(portal, publicIdOf(outcome))).toEqual(
      paidBooks({
        events: ['created', 'attempt-opened', 'mismatch by notification', 'paid by query'],
        alerts: ['mismatch'],
      }),
    );
  });

  it('a signed message for an unknown order is acknowledged and kept for reconciliation, once', async () => {
    const address = signedAddress(portal, 'notifica', resultFields({}));
    expect(await citizen.redirectOf(address)).toBe('200');
    expect(await citizen.redirectOf(address)).toBe('200');
    expect(await count(portal, `unmatched_signal where order_code = 'PDPSCONOSCIUTO234'`)).toBe(1);
  });

  it('a return of an unknown order leads home, signed or not', async () => {
    const signed = signedAddress(portal, 'ritorno', resultFields({ ORDERID: 'PDPSCONOSCIUTO567' }));
    expect(await citizen.redirectOf(signed)).toBe('303 /');
    expect(await citizen.redirectOf(`${portal.url}/banca/ritorno/sia-vpos?ORDERID=PDPSCONOSCIUTO567`)).toBe('303 /');
    expect(await citizen.redirectOf(`${portal.url}/banca/ritorno/sia-vpos`)).toBe('303 /');
    expect(await citizen.redirectOf(`${portal.url}/banca/ritorno/altra-banca`)).toBe('303 /');
  });

  it('a return that cannot be read leads to the outcome of the order that it names, else home', async () => {
    const publicId = publicIdOf(await toConnecting(citizen, portal));
    const address = `${portal.url}/banca/ritorno/sia-vpos`;
    const order = `ORDERID=${await portal.orderOf(publicId)}`;
    for (const rest of ['&AMOUNT=1&AMOUNT=2', `&${order}`, '&RESULT=%zz', '&AMOUNT[]=1']) {
      expect(await citizen.redirectOf(`${address}?${order}${rest}`)).toBe(`303 /pagamenti/${publicId}/esito`);
    }
    expect(await citizen.redirectOf(`${address}?${order}&ORDERID=PDPSCONOSCIUTO567`)).toBe('303 /');
    for (const [type, body] of [
      ['application/json', '{'],
      ['multipart/form-data; boundary=x', '--x--'],
      ['application/x-www-form-urlencoded', `A=${'x'.repeat(70_000)}`],
    ] as const) {
      const sent = { method: 'POST', headers: { 'content-type': type }, body, redirect: 'manual' } as const;
      const { status, headers } = await fetch(address, sent);
      expect({ type, status, location: headers.get('location') }).toEqual({ type, status: 303, location: '/' });
    }
    expect((await outcomeOf(publicId)).paymentStatus).toBe('pending');
  });

  it('neither a forged cancellation nor a later refusal moves a payment that is paid', async () => {
    const publicId = publicIdOf(await payWithCard(citizen, await toConnecting(citizen, portal), CARDS.paid));
    const orderCode = await portal.orderOf(publicId);
    const forged = `${portal.url}/banca/ritorno/sia-vpos?ORDERID=${orderCode}`;
    expect(await citizen.redirectOf(forged)).toBe(`303 /pagamenti/${publicId}/esito`);
    const refusal = { ...(await resultOf(portal, orderCode)), RESULT: '04' };
    expect(await citizen.redirectOf(signedAddress(portal, 'notifica', refusal))).toBe('200');
    expect(await booksOf(portal, publicId)).toEqual(
      paidBooks({
        events: ['created', 'attempt-opened', 'paid by notification', 'contradiction by notification'],
        alerts: ['contradiction'],
      }),
    );
  });
});
