import { gatewayList } from './bank-paper.js';
import { ImportDesk } from './import-desk.js';
import { addOrders, addRefund, orderCodeOf, transactionCodeOf } from './town-payments.js';

const PAID_AT = new Date('2026-11-20T10:00:00.000Z');
const LISTED_AT = '24/11/2026 10:00:00';

let desk: ImportDesk;
let number = 0;

beforeAll(async () => {
  desk = await ImportDesk.open();
  await desk.rows(
    `insert into staff (username, full_name, role, password_hash, must_change_password, created_at, updated_at)
     select name, name, 'manager', '$argon2id$x', false, $1, $1 from unnest(array['chi-chiede', 'chi-approva']) name`,
    [PAID_AT],
  );
});

afterAll(() => desk.close());

/** A paid order, of which a part was asked for, approved, and has come as far as `state`. */
async function orderWithRefund(state: 'approved' | 'sent', cents: number): Promise<string> {
  number += 1;
  const order = { orderCode: orderCodeOf(number), transactionCode: transactionCodeOf(number), totalCents: 10_000 };
  await addOrders(desk.sql, [{ ...order, status: 'paid', at: PAID_AT }]);
  await desk.rows(
    `insert into refund (public_id, payment_id, attempt_id, source, amount_cents, commission_cents, reason, state,
       requested_by, approved_by, request_id, requested_at, approved_at, next_try_at)
     select lpad($4::text, 22, 'R'), payment_id, id, 'staff', $2, 0, 'other', $3, 1, 2, lpad($4::text, 32, '0'), $5, $5, $5
     from payment_attempt where order_code = $1`,
    [order.orderCode, cents, state, number, PAID_AT],
  );
  return order.orderCode;
}

/** The gateway lists that so much went back; each row has a code of its own. */
const listBack = (orderCode: string, cents: number): Promise<unknown> =>
  desk.bring(
    gatewayList([{ orderCode, transactionCode: `S${orderCode}`, grossCents: -cents, feeCents: 0, at: LISTED_AT }]),
  );

/** Which refunds of an order the list's lines are about: by who gave back. */
const listedAs = (orderCode: string): Promise<{ source: string; state: string }[]> =>
  desk.rows(
    `select r.source, r.state from gateway_line l join gateway_match m on m.gateway_line_id = l.id
     join refund r on r.id = m.refund_id where l.order_code = $1`,
    [orderCode],
  );

const fail = (orderCode: string): Promise<unknown> =>
  desk.rows(
    `update refund r set state = 'failed', last_error_code = 'REJECTED:09', next_try_at = null, settled_at = $2
     from payment_attempt a where a.id = r.attempt_id and a.order_code = $1 and r.source = 'staff'`,
    [orderCode, desk.clock.now()],
  );

describe('money that the gateway lists as given back', () => {
  it('is not that of a refund which has not gone to the bank', async () => {
    const order = await orderWithRefund('approved', 3_000);
    await listBack(order, 3_000);
    expect(await listedAs(order)).toEqual([]);
  });

  it('is a reversal that is found after the list has come', async () => {
    const order = await orderWithRefund('approved', 1_000);
    await listBack(order, 2_000);
    expect(await listedAs(order)).toEqual([]);
    await addRefund(desk.sql, { orderCode: order, cents: 2_000, at: desk.clock.now() });
    await listBack(await orderWithRefund('sent', 100), 100);
    expect(await listedAs(order)).toEqual([{ source: 'bank', state: 'done' }]);
  });

  it('is the bank’s own when the refund that it seemed to be was refused', async () => {
    const order = await orderWithRefund('sent', 3_000);
    await listBack(order, 3_000);
    expect(await listedAs(order)).toEqual([{ source: 'staff', state: 'sent' }]);
    await fail(order);
    await addRefund(desk.sql, { orderCode: order, cents: 3_000, at: desk.clock.now() });
    await listBack(await orderWithRefund('sent', 100), 100);
    expect(await listedAs(order)).toEqual([{ source: 'bank', state: 'done' }]);
    const findings = await desk.rows(
      `select f.label from reconciliation_finding f join refund r on f.subject_kind = 'refund' and f.subject_id = r.id::text
       join payment_attempt a on a.id = r.attempt_id where a.order_code = $1`,
      [order],
    );
    expect(findings).toEqual([]);
  });
});
