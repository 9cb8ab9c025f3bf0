import type pg from 'pg';

/** One order of the town, with its payment: in the state that the order left it in. */
export interface TownOrder {
  readonly orderCode: string;
  readonly transactionCode: string;
  readonly totalCents: number;
  readonly status: 'paid' | 'excess_paid' | 'refused' | 'cancelled' | 'expired' | 'open';
  readonly at: Date;
  readonly shopId?: string;
}

/** Codes as the portal and the bank make them, told apart by a number: no two of them begin alike. */
export function orderCodeOf(number: number): string {
  const scrambled = (BigInt(number) * 7_919_993_339n + 104_729n) % 10n ** 13n;
  return `PDP${String(scrambled).padStart(13, '0').split('').reverse().join('')}X`;
}
export function transactionCodeOf(number: number): string {
  return (BigInt(number) * 0x9e3779b97f4a7c15n).toString(16).toUpperCase().padStart(26, 'C').slice(-26);
}

// Rows past the portal's use cases, under all triggers and constraints. The total is the amount: no commission.
const INSERT = `
  with incoming as (
    select * from unnest($1::text[], $2::text[], $3::bigint[], $4::text[], $5::timestamptz[], $6::text[])
      with ordinality as t (order_code, transaction_code, total_cents, status, at, shop_id, number)
  ), paid as (
    insert into payment (public_id, service_id, service_slug, service_name, office_name, amount_cents, rate_millionths,
      commission_cents, total_cents, status, transaction_code, paid_at, idempotency_key, body_hash, event_count,
      last_event_hash, created_at, updated_at)
    select left(translate(encode(sha256(i.order_code::bytea), 'base64'), '+/', '-_'), 22), s.id, s.slug, s.name,
      s.office_name, i.total_cents, 0, 0, i.total_cents,
      case i.status when 'open' then 'pending' when 'excess_paid' then 'paid' else i.status end,
      case when i.status in ('paid', 'excess_paid') then i.transaction_code end,
      case when i.status in ('paid', 'excess_paid') then i.at end,
      i.order_code, sha256(''), 1, sha256(''), i.at, i.at
    from incoming i cross join (select * from service order by id limit 1) s
    returning id, idempotency_key
  )
  insert into payment_attempt (payment_id, number, order_code, gateway, shop_id, key_version, amount_cents, currency, status,
    opened_at, expires_at, closed_at, transaction_code)
  select p.id, 1, i.order_code, 'sia-vpos', i.shop_id, 'test', i.total_cents, 'EUR', i.status, i.at - interval '2 minutes',
    i.at + interval '1 hour', case i.status when 'open' then null else i.at end,
    case when i.status in ('paid', 'excess_paid') then i.transaction_code end
  from incoming i join paid p on p.idempotency_key = i.order_code order by i.number`;

/** Writes them down. */
export async function addOrders(sql: pg.Pool, orders: readonly TownOrder[]): Promise<void> {
  const column = <Value>(read: (order: TownOrder) => Value): Value[] => orders.map(read);
  await sql.query(INSERT, [
    column(({ orderCode }) => orderCode),
    column(({ transactionCode }) => transactionCode),
    column(({ totalCents }) => totalCents),
    column(({ status }) => status),
    column(({ at }) => at.toISOString()),
    column(({ shopId = SHOP }) => shopId),
  ]);
}

export const SHOP = '391177900021001';

/** A part of an order that went back, done at `at`, on the bank's own account: nobody had to ask. */
export async function addRefund(
  sql: pg.Pool,
  refund: { readonly orderCode: string; readonly cents: number; readonly at: Date },
): Promise<void> {
  await sql.query(
    `insert into refund (public_id, payment_id, attempt_id, source, amount_cents, commission_cents, reason, state,
       requested_at, settled_at)
     select left(translate(encode(sha256(convert_to($1 || $2::bigint, 'UTF8')), 'base64'), '+/', '-_'), 22), payment_id, id, 'bank', $2::bigint,
       0, 'bank-reversal', 'done', $3, $3
     from payment_attempt where order_code = $1`,
    [refund.orderCode, refund.cents, refund.at],
  );
}
