import type { Statement } from '../../shared/database.js';
import { AT_BANK, MONEY_TAKEN } from '../../shared/state-lists.js';

// Throughout, but for refunds: $1 is the file whose lines are looked at, null for those of all files; $2 the moment.

const OPEN_PAYMENT_LINES = `
  l.type = 'payment' and ($1::bigint is null or l.file_id = $1)
    and not exists (select from gateway_match m where m.gateway_line_id = l.id)`;

// Of several lines of one order the one with our transaction code is its own, else the one with our amount, else the
// first: any other is a second charge.
const insertRanked = (how: string, found: string): string => `
  insert into gateway_match (gateway_line_id, verdict, attempt_id, difference_cents, how, made_at)
  select id,
    case when is_again then 'twice' when not is_paid then 'not-paid' when gross_cents <> amount_cents then 'amount-differs'
      else 'matched' end,
    attempt_id, case when is_again then gross_cents else gross_cents - amount_cents end, '${how}', $2
  from (
    select f.*, row_number() over (partition by f.attempt_id
        order by f.has_our_code desc, f.gross_cents = f.amount_cents desc, f.id) > 1
      or exists (select from gateway_match m where m.attempt_id = f.attempt_id and m.verdict <> 'twice') as is_again
    from (${found}) f
  ) f
  on conflict do nothing`;

export const matchPaymentsByOrder: Statement = {
  name: 'match_gateway_payments_by_order',
  text: insertRanked(
    'order-code',
    `select l.id, l.gross_cents, a.id as attempt_id, a.status in (${MONEY_TAKEN}) as is_paid, a.amount_cents,
       upper(l.transaction_code) is not distinct from upper(a.transaction_code) as has_our_code
     from gateway_line l join payment_attempt a on a.order_code = upper(l.order_code)
     where ${OPEN_PAYMENT_LINES}`,
  ),
};

/** What names no order of ours may still name a transaction of ours. */
export const matchPaymentsByCode: Statement = {
  name: 'match_gateway_payments_by_code',
  text: insertRanked(
    'transaction-code',
    `select distinct on (l.id) l.id, l.gross_cents, a.id as attempt_id, a.status in (${MONEY_TAKEN}) as is_paid,
       a.amount_cents, true as has_our_code
     from gateway_line l join payment_attempt a on upper(a.transaction_code) = upper(l.transaction_code)
     where ${OPEN_PAYMENT_LINES}
     order by l.id, a.status in (${MONEY_TAKEN}) desc, a.amount_cents = l.gross_cents desc, a.id`,
  ),
};

// The line with our own transaction code may come in a later file than another of the same order.
export const demoteFirst: Statement = {
  name: 'match_gateway_demote',
  text: `
    update gateway_match m set verdict = 'twice', difference_cents = l.gross_cents
    from gateway_line l, payment_attempt a, gateway_match other, gateway_line own
    where l.id = m.gateway_line_id and a.id = m.attempt_id and m.verdict <> 'twice' and m.how <> 'hand'
      and upper(l.transaction_code) is distinct from upper(a.transaction_code)
      and other.attempt_id = m.attempt_id and other.verdict = 'twice' and own.id = other.gateway_line_id
      and upper(own.transaction_code) = upper(a.transaction_code) and ($1::bigint is null or own.file_id = $1)`,
};
export const promoteOwn: Statement = {
  name: 'match_gateway_promote',
  text: `
    update gateway_match m set difference_cents = l.gross_cents - a.amount_cents, is_replaced = false,
      verdict = case when a.status not in (${MONEY_TAKEN}) then 'not-paid'
        when l.gross_cents <> a.amount_cents then 'amount-differs' else 'matched' end
    from gateway_line l, payment_attempt a
    where l.id = m.gateway_line_id and a.id = m.attempt_id and m.verdict = 'twice'
      and upper(l.transaction_code) = upper(a.transaction_code) and ($1::bigint is null or l.file_id = $1)
      and not exists (select from gateway_match o where o.attempt_id = m.attempt_id and o.verdict <> 'twice')
      and not exists (
        select from gateway_match e join gateway_line el on el.id = e.gateway_line_id
        where e.attempt_id = m.attempt_id and e.verdict = 'twice' and el.id < l.id
          and upper(el.transaction_code) = upper(a.transaction_code))`,
};

/** What the bank listed before we knew that it was paid. */
export const settleLatePayments: Statement = {
  name: 'match_gateway_late',
  text: `
    update gateway_match m set verdict = case m.difference_cents when 0 then 'matched' else 'amount-differs' end
    from payment_attempt a
    where a.id = m.attempt_id and m.verdict = 'not-paid' and a.status in (${MONEY_TAKEN})`,
};

/**
 * What seemed to be a refund that was refused since is something else: a reversal, as a rule, which is known by then.
 */
export const freeFailedRefunds: Statement = {
  name: 'match_gateway_free_failed',
  text: `
    delete from gateway_match m using refund r where r.id = m.refund_id and r.state = 'failed' and m.how <> 'hand'`,
};

// Refunds are few, and a reversal is often known after the list that tells of it: the lines of every file are looked
// at, and $1 is the moment.
const OPEN_REFUND_LINES = `
  select l.id, upper(l.order_code) as order_code, upper(l.transaction_code) as transaction_code, l.gross_cents
  from gateway_line l
  where l.type = 'refund' and not exists (select from gateway_match m where m.gateway_line_id = l.id)`;
// One that is only approved has not gone to the bank: what the bank tells of cannot be it.
const KNOWN_REFUNDS = `
  select r.id, r.amount_cents, upper(r.operation_code) as operation_code, a.order_code
  from refund r join payment_attempt a on a.id = r.attempt_id
  where r.state in (${AT_BANK})
    and not exists (select from gateway_match m where m.refund_id = r.id and m.verdict <> 'twice')`;

export const matchRefundsByCode: Statement = {
  name: 'match_gateway_refunds_by_code',
  text: `
    with line as (${OPEN_REFUND_LINES}), held as (${KNOWN_REFUNDS})
    insert into gateway_match (gateway_line_id, verdict, refund_id, difference_cents, how, made_at)
    select distinct on (h.id) l.id, case when l.gross_cents = -h.amount_cents then 'matched' else 'amount-differs' end, h.id,
      l.gross_cents + h.amount_cents, 'transaction-code', $1
    from line l join held h on h.operation_code = l.transaction_code and h.order_code = l.order_code
    order by h.id, l.gross_cents = -h.amount_cents desc, l.id
    on conflict do nothing`,
};

/** The bank's number of a refund is not always told to us: the first of an order and amount is the first of those. */
export const matchRefundsByOrder: Statement = {
  name: 'match_gateway_refunds_by_order',
  text: `
    with line as (
      select l.*, row_number() over (partition by order_code, gross_cents order by id) as turn from (${OPEN_REFUND_LINES}) l
    ), held as (
      select h.*, row_number() over (partition by order_code, amount_cents order by id) as turn from (${KNOWN_REFUNDS}) h
    )
    insert into gateway_match (gateway_line_id, verdict, refund_id, difference_cents, how, made_at)
    select l.id, 'matched', h.id, 0, 'order-code', $1
    from line l join held h on h.order_code = l.order_code and h.amount_cents = -l.gross_cents and h.turn = l.turn
    on conflict do nothing`,
};
