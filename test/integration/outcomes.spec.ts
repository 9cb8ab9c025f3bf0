import type { Signal } from '../../src/bank-gateway/signal.js';
import { hashEvent } from '../../src/payments/persistence/event-chain.js';
import type { NewPayment } from '../../src/payments/persistence/payment.records.js';
import type { AppliedSignal } from '../../src/payments/use-cases/apply-signal.js';
import { aPayment } from '../factories/payment.factory.js';
import { OutcomeDesk } from './outcome-desk.js';

const MINUTE_MS = 60_000;

describe('outcomes of a payment, on a real database', () => {
  let desk: OutcomeDesk;

  beforeAll(async () => {
    desk = await OutcomeDesk.open();
  });

  afterAll(() => desk.close());

  const apply = (payment: NewPayment, changes: Partial<Signal> = {}): Promise<AppliedSignal> =>
    desk.hear(payment.attempt.orderCode, changes);

  async function count(sql: string, ...values: unknown[]): Promise<number> {
    const { rows } = await desk.raw.query<{ count: number }>(`select count(*)::int as count from ${sql}`, values);
    return rows[0]?.count ?? -1;
  }

  const receiptsDue = (payment: NewPayment): Promise<number> =>
    count(`outbox where topic = 'payment.paid' and payload ->> 'paymentId' = $1`, payment.publicId);
  const eventTypes = async (payment: NewPayment): Promise<string[]> =>
    (await desk.store.findEvents(payment.publicId)).map((event) => event.type);
  const alerts = (payment: NewPayment, kind: string): Promise<number> =>
    count(
      'payment_alert a join payment p on p.id = a.payment_id where p.public_id = $1 and a.kind = $2',
      payment.publicId,
      kind,
    );

  it('pays once when the same notification comes 20 times at once', async () => {
    const payment = await desk.begin();
    const results = await Promise.all(Array.from({ length: 20 }, () => apply(payment)));
    expect(results.filter(({ kind }) => kind === 'applied')).toHaveLength(1);
    expect(results.filter(({ kind }) => kind === 'repeated')).toHaveLength(19);
    expect(await desk.statusOf(payment)).toBe('paid');
    expect(await receiptsDue(payment)).toBe(1);
    expect(await eventTypes(payment)).toEqual(['created', 'attempt-opened', 'paid']);
  });

  it('pays once when notification, return and query race', async () => {
    const payment = await desk.begin();
    await Promise.all([
      apply(payment),
      apply(payment, { source: 'return' }),
      apply(payment, { source: 'query', shopId: undefined }),
      apply(payment, { source: 'return' }),
    ]);
    expect(await desk.statusOf(payment)).toBe('paid');
    expect(await receiptsDue(payment)).toBe(1);
    expect(await eventTypes(payment)).toEqual(['created', 'attempt-opened', 'paid']);
  });

  it('reviews a signed message with another amount, and lets only a query end the doubt', async () => {
    const payment = await desk.begin();
    await apply(payment, { amountCents: 1 });
    expect(await desk.statusOf(payment)).toBe('under_review');
    expect(await alerts(payment, 'mismatch')).toBe(1);
    expect((await apply(payment)).kind).toBe('ask');
    expect(await desk.statusOf(payment)).toBe('under_review');
    await apply(payment, { source: 'query', shopId: undefined });
    expect(await desk.statusOf(payment)).toBe('paid');
    expect(await receiptsDue(payment)).toBe(1);
  });

  it('ends a doubt with the same answer that had refused the order before', async () => {
    const payment = await desk.begin();
    const refusal: Partial<Signal> = { source: 'query', outcome: 'declined', rawCode: '04', shopId: undefined };
    await apply(payment, refusal);
    expect(await desk.statusOf(payment)).toBe('refused');
    await apply(payment, { currency: 'USD' });
    expect(await desk.statusOf(payment)).toBe('under_review');
    await apply(payment, refusal);
    expect(await desk.statusOf(payment)).toBe('refused');
  });

  it('believes nothing that is not signed', async () => {
    const payment = await desk.begin();
    expect((await apply(payment, { assurance: 'none' })).kind).toBe('ask');
    expect((await apply(payment, { assurance: 'bearer' })).kind).toBe('ask');
    expect(await desk.statusOf(payment)).toBe('pending');
    expect(await eventTypes(payment)).toEqual(['created', 'attempt-opened']);
    expect((await apply(payment)).kind).toBe('applied');
  });

  it('takes the late truth after a refusal and flags it', async () => {
    const payment = await desk.begin();
    await apply(payment, { outcome: 'declined', rawCode: '04' });
    expect(await desk.statusOf(payment)).toBe('refused');
    await apply(payment);
    const view = await desk.store.findView(payment.publicId);
    expect(view).toMatchObject({ status: 'paid', isLate: true, transactionCode: 'E802E2ACBBC01046895E444EBC' });
    expect(await receiptsDue(payment)).toBe(1);
  });

  it('keeps a second payment of the same thing as excess, with an alert and one receipt', async () => {
    const payment = await desk.begin();
    await apply(payment, { outcome: 'declined', rawCode: '04' });
    const secondOrder = await desk.openAnotherOrder(payment);
    await desk.hear(secondOrder, { gatewayTxnId: 'A'.repeat(26) });
    await apply(payment, { gatewayTxnId: 'B'.repeat(26) });
    expect(await desk.statusOf(payment)).toBe('paid');
    expect(await count(`payment_attempt where status = 'excess_paid' and transaction_code = $1`, 'B'.repeat(26))).toBe(
      1,
    );
    expect(await alerts(payment, 'excess-paid')).toBe(1);
    expect(await receiptsDue(payment)).toBe(1);
  });

  it('keeps the bank asked about an order left open beside a payment that was settled by another', async () => {
    const payment = await desk.begin();
    await apply(payment, { outcome: 'declined', rawCode: '04' });
    const secondOrder = await desk.openAnotherOrder(payment);
    await apply(payment);
    expect(await desk.statusOf(payment)).toBe('paid');
    const due = `payment_attempt where order_code = $1 and status = 'open' and next_query_at is not null`;
    expect(await count(due, secondOrder)).toBe(1);
    await desk.hear(secondOrder, { gatewayTxnId: 'C'.repeat(26) });
    expect(await count(`payment_attempt where order_code = $1 and status = 'excess_paid'`, secondOrder)).toBe(1);
  });

  it('records a contradiction of a paid payment without moving it', async () => {
    const payment = await desk.begin();
    await apply(payment);
    await apply(payment, { source: 'query', outcome: 'cancelled', rawCode: '03', shopId: undefined });
    expect(await desk.statusOf(payment)).toBe('paid');
    expect(await alerts(payment, 'contradiction')).toBe(1);
  });

  it('expires an order that the bank does not know, only after the grace', async () => {
    const payment = await desk.begin();
    const notFound = () =>
      desk.applySignal.execute({ gateway: 'sia-vpos', orderCode: payment.attempt.orderCode, signal: 'not-found' });
    desk.clock.advance(9 * MINUTE_MS);
    await notFound();
    expect(await desk.statusOf(payment)).toBe('pending');
    desk.clock.advance(2 * MINUTE_MS);
    await notFound();
    expect(await desk.statusOf(payment)).toBe('expired');
    await apply(payment);
    expect(await desk.statusOf(payment)).toBe('paid');
  });

  it('keeps a doubt when the bank says that it does not know the order', async () => {
    const payment = await desk.begin();
    await apply(payment, { amountCents: 1 });
    desk.clock.advance(60 * MINUTE_MS);
    const { orderCode } = payment.attempt;
    await desk.applySignal.execute({ gateway: 'sia-vpos', orderCode, signal: 'not-found' });
    expect(await desk.statusOf(payment)).toBe('under_review');
  });

  it('has the bank asked again about an expired order when it signs something that we cannot read', async () => {
    const payment = await desk.begin();
    desk.clock.advance(60 * MINUTE_MS);
    const { orderCode } = payment.attempt;
    await desk.applySignal.execute({ gateway: 'sia-vpos', orderCode, signal: 'not-found' });
    await apply(payment, { outcome: 'unknown', rawCode: '07' });
    const soon = new Date(desk.clock.now().getTime() + MINUTE_MS);
    const due = 'payment_attempt where order_code = $1 and status = $2 and next_query_at <= $3';
    expect(await count(due, orderCode, 'expired', soon)).toBe(1);
  });

  it('keeps a signed message about an order that is not ours', async () => {
    expect(await desk.hear('PDPNOTOURS234')).toEqual({ kind: 'unknown-order' });
    await desk.hear('PDPNOTOURS234');
    expect(await count(`unmatched_signal where order_code = 'PDPNOTOURS234'`)).toBe(1);
  });

  it('chains the history so that each row can be verified', async () => {
    const payment = await desk.begin();
    await apply(payment, { amountCents: 1 });
    await apply(payment, { source: 'query', shopId: undefined });
    let previousHash: Buffer | null = null;
    for (const event of await desk.store.findEvents(payment.publicId)) {
      expect(event.previousHash).toEqual(previousHash);
      expect(hashEvent(payment.publicId, event)).toEqual(event.hash);
      previousHash = event.hash;
    }
    const { rows } = await desk.raw.query<{ last: Buffer }>(
      'select last_event_hash as last from payment where public_id = $1',
      [payment.publicId],
    );
    expect(rows[0]?.last).toEqual(previousHash);
  });

  it('holds nothing personal in the history', async () => {
    const { rows } = await desk.raw.query<{ text: string }>(
      `select string_agg(data::text, ' ') as text from (select data from payment_event
       union all select fields from bank_signal union all select payload from outbox union all select data from payment_alert) all_rows`,
    );
    expect(rows[0]?.text).not.toMatch(/Mario|Rossi|RSSMRA|mariorossi|via Roma|refezione scolastica"/);
  });

  describe('what the database refuses', () => {
    const attempts: [string, string][] = [
      ['to change an event', `update payment_event set type = 'x'`],
      ['to delete an event', 'delete from payment_event'],
      ['to empty the history', 'truncate payment_event'],
      ['to change a signal', `update bank_signal set outcome = 'x'`],
      ['to delete a payment', 'delete from payment'],
      ['to change an amount', 'update payment set amount_cents = amount_cents + 1, total_cents = total_cents + 1'],
      ['a total that does not add up', 'update payment set total_cents = total_cents + 1'],
      [
        'a paid payment to become unpaid',
        `update payment set status = 'refused', paid_at = null, transaction_code = null where status = 'paid'`,
      ],
      ['paid without a transaction code', `update payment set status = 'paid' where status <> 'paid'`],
      ['an unknown state', `update payment set status = 'lost'`],
      [
        'two open orders of one payment',
        `insert into payment_attempt (payment_id, number, order_code, gateway, shop_id, key_version, amount_cents, currency, status, opened_at, expires_at)
         select payment_id, number + 50, 'TWOOPEN' || id || 'XXXXX', gateway, shop_id, key_version, amount_cents, currency, 'open', opened_at, expires_at from payment_attempt where status = 'open'`,
      ],
    ];
    it.each(attempts)('%s', async (_what, sql) => {
      await desk.begin();
      const paid = await desk.begin();
      await apply(paid);
      await expect(desk.raw.query(sql)).rejects.toThrow();
    });
  });

  it('stores one payment for one key, from 20 requests at once', async () => {
    const payment = aPayment(desk.clock.now());
    const others = Array.from({ length: 19 }, () => ({
      ...aPayment(desk.clock.now()),
      idempotencyKey: payment.idempotencyKey,
    }));
    const results = await Promise.all([payment, ...others].map((candidate) => desk.store.insert(candidate)));
    expect(results.filter(Boolean)).toHaveLength(1);
    expect(await count('payment where idempotency_key = $1', payment.idempotencyKey)).toBe(1);
    expect(await desk.store.findByIdempotencyKey(payment.idempotencyKey)).not.toBeNull();
  });
});
