import { AlertStore } from '../../src/payments/persistence/alert.store.js';
import { NoteStore } from '../../src/payments/persistence/note.store.js';
import type { NewPayment } from '../../src/payments/persistence/payment.records.js';
import { PaymentRefunds } from '../../src/payments/payment-refunds.js';
import { ResolveReview, type ResolvedReview } from '../../src/payments/resolve-review.js';
import type { AppliedSignal } from '../../src/payments/use-cases/apply-signal.js';
import { AuditTrail } from '../../src/shared/audit-trail/audit-trail.js';
import { NOON, OutcomeDesk } from './outcome-desk.js';

const DAY_MS = 24 * 3_600_000;
/** As the bank answers a question: it names no shop. */
const ASKED = { source: 'query', shopId: undefined } as const;
/** Of the amount, on the bank's own account. */
const THOUSAND = { source: 'bank', amountCents: 1_000, commissionCents: 0, approvedBy: null } as const;
const CODE = { first: 'A'.repeat(26), second: 'B'.repeat(26) };

describe('money that comes twice, late, or back', () => {
  let desk: OutcomeDesk;
  let resolveReview: ResolveReview;
  let refunds: PaymentRefunds;
  let clerk: { id: number; name: string };

  beforeAll(async () => {
    desk = await OutcomeDesk.open();
    const { database, store, clock } = desk;
    const trail = new AuditTrail(database, clock);
    resolveReview = new ResolveReview(database, store, new AlertStore(), new NoteStore(), trail, clock);
    refunds = new PaymentRefunds(store);
    const [row] = await rows<{ id: string }>(
      `insert into staff (username, full_name, role, password_hash, must_change_password, created_at, updated_at)
       values ('impiegata', 'Anna Verdi', 'clerk', '$argon2id$x', false, $1, $1) returning id`,
      NOON,
    );
    clerk = { id: Number(row!.id), name: 'impiegata' };
  });

  beforeEach(() => {
    desk.clock.set(NOON);
  });

  afterAll(() => desk.close());

  async function rows<Row extends object>(text: string, ...values: unknown[]): Promise<Row[]> {
    return (await desk.raw.query<Row>(text, values)).rows;
  }

  /** With what was signed, so that a message is told from another by its code. */
  const hearOf = (orderCode: string, gatewayTxnId: string): Promise<AppliedSignal> =>
    desk.hear(orderCode, { gatewayTxnId, verifiedFields: { ORDERID: orderCode, TRANSACTIONID: gatewayTxnId } });

  async function alertsOf({ publicId }: NewPayment): Promise<string[]> {
    const alerts = await rows<{ kind: string }>(
      `select l.kind from payment_alert l join payment p on p.id = l.payment_id where p.public_id = $1 order by l.id`,
      publicId,
    );
    return alerts.map(({ kind }) => kind);
  }

  async function nextQuestionAbout(orderCode: string): Promise<Date | null> {
    const [row] = await rows<{ at: Date | null }>(
      'select next_query_at as at from payment_attempt where order_code = $1',
      orderCode,
    );
    return row!.at;
  }

  const statedUnpaid = ({ publicId }: NewPayment): Promise<ResolvedReview> =>
    resolveReview.execute({ kind: 'staff', ...clerk }, publicId, 1, {
      ...{ outcome: 'not-paid', transactionCode: null, reason: 'bank-website', evidence: 'Non risulta' },
    });

  it('a second charge of an order that is paid is told to the staff, once', async () => {
    const payment = await desk.begin();
    const { orderCode } = payment.attempt;
    await hearOf(orderCode, CODE.first);
    await desk.hear(orderCode, { source: 'return', gatewayTxnId: CODE.first });
    expect(await alertsOf(payment)).toEqual([]);
    await hearOf(orderCode, CODE.second);
    await hearOf(orderCode, CODE.second);
    expect(await alertsOf(payment)).toEqual(['several-transactions']);
    expect(await desk.store.findView(payment.publicId)).toMatchObject({ status: 'paid', transactionCode: CODE.first });
  });

  it('what the bank signs while staff end a review is still asked about, however old the order is', async () => {
    const payment = await desk.begin();
    const { orderCode } = payment.attempt;
    await desk.hear(orderCode, { amountCents: 1 });
    desk.clock.advance(3 * DAY_MS);
    expect((await desk.hear(orderCode)).kind).toBe('ask');
    expect(await statedUnpaid(payment)).toBe('resolved');
    expect(await desk.statusOf(payment)).toBe('expired');
    // The same message again says nothing new: only a question can find the money.
    expect((await desk.hear(orderCode)).kind).toBe('repeated');
    expect((await nextQuestionAbout(orderCode))?.getTime()).toBeLessThanOrEqual(desk.clock.now().getTime() + DAY_MS);
    await desk.hear(orderCode, ASKED);
    expect(await desk.statusOf(payment)).toBe('paid');
  });

  it('a doubt about one order is not ended by an answer about another, whose own doubt was ended before', async () => {
    const payment = await desk.begin();
    const { orderCode } = payment.attempt;
    await desk.hear(orderCode, { amountCents: 1 });
    await desk.hear(orderCode, { ...ASKED, outcome: 'declined', rawCode: '01' });
    expect(await desk.statusOf(payment)).toBe('refused');
    const second = await desk.openAnotherOrder(payment);
    await desk.hear(second, { outcome: 'declined', rawCode: '04' });
    await desk.hear(second, { amountCents: 1 });
    expect(await desk.statusOf(payment)).toBe('under_review');
    await desk.hear(orderCode, { ...ASKED, outcome: 'declined', rawCode: '01' });
    expect(await desk.statusOf(payment)).toBe('under_review');
    await desk.hear(second, { ...ASKED, outcome: 'declined', rawCode: '01' });
    expect(await desk.statusOf(payment)).toBe('refused');
  });

  it('a late truth and what went back of it are known together, or not at all', async () => {
    const payment = await desk.begin();
    const { orderCode } = payment.attempt;
    const answer = (): Promise<AppliedSignal> => desk.hear(orderCode, ASKED, { hasReversal: true });
    await rows(`create trigger dies before insert on outbox for each row
      when (new.topic = 'payment.reversal-seen') execute function refuse_change()`);
    await expect(answer()).rejects.toThrow('append only');
    expect(await desk.statusOf(payment)).toBe('pending');
    await rows('drop trigger dies on outbox');
    await answer();
    expect(await desk.statusOf(payment)).toBe('paid');
    const told = await rows(`select payload from outbox where topic = 'payment.reversal-seen'`);
    expect(told).toEqual([{ payload: { paymentId: payment.publicId, attempt: 1 } }]);
  });

  it('who prepared a payment is told of each part that went back, and of nothing that was only asked for', async () => {
    const [prepared] = await rows<{ id: string }>(
      `with k as (
         insert into api_key (name, prefix, hash, scopes, has_all_services, created_by, created_at)
         values ('gestionale', 'pdp_prova', sha256('x'), '{payments:prepare}', true, $1, $2) returning id)
       insert into prepared_payment (public_id, key_id, external_id, body_hash, service_id, amount_cents, created_at, expires_at)
       select repeat('A', 22), k.id, 'x', sha256('x'), 4, 15460, $2, $2 + interval '1 day' from k returning id`,
      ...[clerk.id, NOON],
    );
    const payment = await desk.begin({ preparedId: Number(prepared!.id) });
    await desk.hear(payment.attempt.orderCode);
    const told = async (): Promise<string[]> =>
      (
        await rows<{ status: string }>(
          `select payload ->> 'status' as status from outbox
           where topic = 'payment.state-changed' and payload ->> 'paymentId' = $1 order by id`,
          payment.publicId,
        )
      ).map(({ status }) => status);
    const step = (type: 'refund-requested' | 'refund-failed' | 'back'): Promise<void> =>
      desk.database.transaction(async (tx) => {
        const order = await refunds.lock(tx, payment.publicId, 1);
        if (type === 'back') await refunds.giveBack(tx, order!, { ...THOUSAND, refundId: 'R' }, desk.clock.now());
        else await refunds.tell(tx, order!, [{ type, data: {} }], desk.clock.now());
      });
    for (const type of ['refund-requested', 'back', 'refund-requested', 'refund-failed'] as const) await step(type);
    expect(await told()).toEqual(['paid', 'partially_refunded']);
    await step('back');
    expect(await told()).toEqual(['paid', 'partially_refunded', 'partially_refunded']);
  });

  it('the alert of a payment made twice stays until all of the second one has gone back', async () => {
    const payment = await desk.begin();
    const { orderCode } = payment.attempt;
    await desk.hear(orderCode, { outcome: 'declined', rawCode: '04' });
    await hearOf(await desk.openAnotherOrder(payment), CODE.first);
    await hearOf(orderCode, CODE.second);
    const open = async (): Promise<number> =>
      (await rows('select from payment_alert where kind = $1 and resolved_at is null', 'excess-paid')).length;
    const [asked, done] = [9_999, 5_697];
    await rows(
      `insert into refund (public_id, payment_id, attempt_id, source, amount_cents, commission_cents, reason, state,
         requested_by, requested_at)
       select repeat('C', 22), payment_id, id, 'staff', $2, 0, 'paid-twice', 'requested', $3, $4
       from payment_attempt where order_code = $1`,
      ...[orderCode, asked, clerk.id, NOON],
    );
    const giveBack = async (refundId: string, amountCents: number): Promise<void> => {
      await rows(
        `insert into refund (public_id, payment_id, attempt_id, source, amount_cents, commission_cents, reason, state,
           requested_at, settled_at)
         select $2, payment_id, id, 'bank', $3, 0, 'bank-reversal', 'done', $4, $4
         from payment_attempt where order_code = $1`,
        ...[orderCode, refundId, amountCents, NOON],
      );
      await desk.database.transaction(async (tx) => {
        const order = await refunds.lock(tx, payment.publicId, 1);
        await refunds.giveBack(tx, order!, { ...THOUSAND, refundId, amountCents }, desk.clock.now());
      });
    };
    await giveBack('D'.repeat(22), done);
    expect(await open()).toBe(1);
    await rows(
      `update refund set state = 'withdrawn', closed_by = requested_by, settled_at = $1 where public_id = $2`,
      NOON,
      'C'.repeat(22),
    );
    await giveBack('E'.repeat(22), asked);
    expect(await open()).toBe(0);
  });
});
