import type { Statement } from '../../shared/database.js';
import { AT_BANK, MONEY_TAKEN } from '../../shared/state-lists.js';
import { letters } from './line-key.js';

const lettersOf = (text: string): string => letters(`coalesce(${text}, '')`);

/** A line of the account that nothing explains and nobody has taken out of the machine's hands. */
const UNTOUCHED = `
  b.residual_cents <> 0 and not b.is_left_to_staff and not exists (select from credit_part p where p.bank_line_id = b.id)`;

/** Part `p` of line `b` of the account may be made anew: staff linked nothing there, nor took the line over. */
export const IS_OF_MACHINE = `
  b.id = p.bank_line_id and not b.is_left_to_staff
    and not exists (select from credit_part h where h.bank_line_id = b.id and h.how in ('proposal', 'hand'))`;

/** Day of an order's money; `y` is its payment. */
const MONEY_DAY = `(coalesce(case when a.status = 'paid' then y.paid_at end, a.closed_at) at time zone 'Europe/Rome')::date`;

// A new list may tell exactly what was taken from payments and plausible fees before it came, or complete half of a
// list: batches of its days are made anew, so that the order of the files does not matter. What staff linked stays.
export const undoBatchesOfFile: Statement = {
  name: 'credit_undo_batches',
  text: `
    with touched as materialized (select distinct shop_id, day from gateway_line where file_id = $1 and type = 'payment'),
    again as (
      select p.bank_line_id from touched t
      join gateway_line l on l.shop_id = t.shop_id and l.day = t.day
      join credit_part p on p.gateway_line_id = l.id and p.how = 'batch'
      union
      select p.bank_line_id from credit_part p join payment_attempt a on a.id = p.attempt_id
      join payment y on y.id = a.payment_id join touched t on t.shop_id = a.shop_id and t.day = ${MONEY_DAY}
      where p.gateway_line_id is null and p.how = 'batch'
    )
    delete from credit_part p using bank_line b
    where p.bank_line_id in (select bank_line_id from again) and ${IS_OF_MACHINE}`,
};

/** Lines of the account that seemed to have a refund in them which was refused since: they are looked at anew. */
export const undoFailedRefunds: Statement = {
  name: 'credit_undo_failed_refunds',
  text: `
    delete from credit_part p using bank_line b
    where ${IS_OF_MACHINE}
      and b.id in (select o.bank_line_id from refund r join credit_part o on o.refund_id = r.id where r.state = 'failed')`,
};

/** Other credits of a batch that did not come out even: with one more credit the parts may fall differently. */
export const undoUneven: Statement = {
  name: 'credit_undo_uneven',
  text: `
    delete from credit_part p using bank_line b
    where ${IS_OF_MACHINE} and b.residual_cents <> 0 and p.how = 'batch'
      and b.id in (
        select o.bank_line_id from gateway_line l join credit_part o on o.gateway_line_id = l.id
        where l.shop_id = $1 and l.day = $2 and o.how = 'batch')`,
};

/**
 * What the bank kept of a payment was a guess as long as no list told it: credits that name a payment which is listed by
 * now are looked at anew, so that the order of the files does not matter.
 */
export const undoGuessedFees: Statement = {
  name: 'credit_undo_guessed_fees',
  text: `
    delete from credit_part p using bank_line b
    where p.gateway_line_id is null and p.how = 'reference' and ${IS_OF_MACHINE}
      and exists (select from gateway_match m where m.attempt_id = p.attempt_id and m.verdict <> 'twice')`,
};

/** Parts that were made without a list find their line when it comes. */
export const addListedLines: Statement = {
  name: 'credit_add_lines',
  text: `
    update credit_part p set gateway_line_id = m.gateway_line_id
    from gateway_match m
    where p.gateway_line_id is null and m.verdict <> 'twice'
      and (m.attempt_id = p.attempt_id or m.refund_id = p.refund_id)
      and not exists (select from credit_part o where o.gateway_line_id = m.gateway_line_id)`,
};

// Every place of a causale or reference where an order's code may begin. The code that shares the most letters with
// what follows is meant, if it is one: banks put blanks within, cut at any length, change the case.
const NAMED_ATTEMPTS = `
  open as materialized (
    select b.id, b.amount_cents, b.booking_day, ${lettersOf('b.description')} as causale, ${lettersOf('b.customer_reference')} as reference
    from bank_line b where ${UNTOUCHED} and sign(b.amount_cents) = $1
  ),
  piece as (
    select distinct o.id, substr(t.said, place, 18) as said
    from open o cross join lateral (values (o.reference), (o.causale)) t (said)
    cross join lateral generate_series(1, length(t.said) - 9) place
  ),
  shared as (
    select p.id, a.id as attempt_id, max(
      case when starts_with(p.said, a.order_code) then length(a.order_code)
        else (select max(n) from generate_series(10, length(a.order_code)) n where left(p.said, n) = left(a.order_code, n)) end
      ) as letters
    from piece p join payment_attempt a on left(a.order_code, 10) = left(p.said, 10)
    group by p.id, a.id
  ),
  by_code as (
    select distinct o.id, a.id as attempt_id, 0 as letters
    from open o cross join lateral generate_series(1, length(o.causale) - 25) place
    join payment_attempt a on upper(a.transaction_code) = substr(o.causale, place, 26)
  ),
  ranked as (
    select s.*, rank() over best as rank, count(*) over (partition by s.id, s.letters) as alike
    from (select * from shared union all select * from by_code c where not exists (select from shared s where s.id = c.id)) s
    window best as (partition by s.id order by s.letters desc)
  ),
  named as (select id, attempt_id, letters from ranked where rank = 1 and alike = 1)`;

// What the credit says of the payment's fee: with a list its fee or none; without one the difference, if a bank could
// keep so much. Anything else is a credit of another amount: the payment is its part, and the residual shows the
// difference.
export const creditNamedPayments: Statement = {
  name: 'credit_named_payments',
  text: `
    with ${NAMED_ATTEMPTS},
    candidate as (
      select distinct on (a.id) n.id as bank_line_id, a.id as attempt_id, l.id as gateway_line_id, s.gross_cents, s.fee_cents
      from named n join open o on o.id = n.id join payment_attempt a on a.id = n.attempt_id
      left join gateway_match m on m.attempt_id = a.id and m.verdict <> 'twice'
      left join gateway_line l on l.id = m.gateway_line_id
      cross join lateral (
        select case when o.amount_cents in (l.net_cents, l.gross_cents) then l.gross_cents
            when o.amount_cents in (a.amount_cents - l.fee_cents, a.amount_cents) then a.amount_cents
            else coalesce(l.gross_cents, a.amount_cents) end as gross_cents,
          case when o.amount_cents in (l.net_cents, a.amount_cents - l.fee_cents) then l.fee_cents
            when o.amount_cents in (l.gross_cents, a.amount_cents) then 0
            when l.id is null and a.amount_cents > o.amount_cents
              and (a.amount_cents - o.amount_cents) * 1000 <= a.amount_cents * $3::bigint + 1000
              then a.amount_cents - o.amount_cents
            else coalesce(l.fee_cents, 0) end as fee_cents
      ) s
      where (a.status in (${MONEY_TAKEN}) or l.id is not null)
        and not exists (select from credit_part p where p.attempt_id = a.id or p.gateway_line_id = l.id)
      order by a.id, o.amount_cents = s.gross_cents - s.fee_cents desc, n.letters desc, o.booking_day, o.id
    )
    insert into credit_part (bank_line_id, gateway_line_id, attempt_id, gross_cents, fee_cents, how, made_at)
    select bank_line_id, gateway_line_id, attempt_id, gross_cents, fee_cents, 'reference', $2 from candidate
    on conflict do nothing`,
};

/** A debit that names an order is the refund of it that has its amount, of several in their order. */
export const debitNamedRefunds: Statement = {
  name: 'credit_named_refunds',
  text: `
    with ${NAMED_ATTEMPTS},
    debit as (
      select n.id, n.attempt_id, a.order_code, o.amount_cents,
        row_number() over (partition by n.attempt_id, o.amount_cents order by o.booking_day, o.id) as turn
      from named n join open o on o.id = n.id join payment_attempt a on a.id = n.attempt_id
    ),
    held as (
      select r.id, r.attempt_id, r.amount_cents, m.gateway_line_id,
        row_number() over (partition by r.attempt_id, r.amount_cents order by r.id) as turn
      from refund r left join gateway_match m on m.refund_id = r.id and m.verdict <> 'twice'
      where r.state in (${AT_BANK})
        and r.attempt_id in (select attempt_id from debit)
        and not exists (select from credit_part p where p.refund_id = r.id or p.gateway_line_id = m.gateway_line_id)
    ),
    unknown as (
      select l.id, l.order_code, l.gross_cents,
        row_number() over (partition by l.order_code, l.gross_cents order by l.id) as turn
      from gateway_line l
      where l.type = 'refund' and l.order_code in (select order_code from debit)
        and not exists (select from gateway_match m where m.gateway_line_id = l.id)
        and not exists (select from credit_part p where p.gateway_line_id = l.id)
    )
    insert into credit_part (bank_line_id, gateway_line_id, refund_id, gross_cents, fee_cents, how, made_at)
    select d.id, coalesce(h.gateway_line_id, u.id), h.id, d.amount_cents, 0, 'reference', $2
    from debit d
    left join held h on h.attempt_id = d.attempt_id and h.amount_cents = -d.amount_cents and h.turn = d.turn
    left join unknown u on h.id is null and u.order_code = d.order_code and u.gross_cents = d.amount_cents and u.turn = d.turn
    where h.id is not null or u.id is not null
    on conflict do nothing`,
};

/** Credits whose causale may name a shop and a day. */
export const selectBatchCredits: Statement = {
  name: 'credit_batch_candidates',
  text: `
    select b.id, b.amount_cents as "amountCents", b.description
    from bank_line b
    where ${UNTOUCHED} and b.amount_cents > 0 and ${lettersOf('b.description')} ~ '[0-9A-Z]{10}DEL[0-9]{6}'
    order by b.booking_day, b.id`,
};

/** Shops that have ever been listed. */
export const selectShops: Statement = {
  name: 'gateway_shops',
  text: 'select distinct shop_id as "shopId" from gateway_day order by 1',
};

const LISTED = `
  from gateway_line l
  left join gateway_match m on m.gateway_line_id = l.id
  left join payment_attempt a on a.id = m.attempt_id and m.verdict <> 'twice'
  where l.shop_id = $1 and l.day = $2 and m.is_replaced is not true
    and not exists (select from credit_part p where p.gateway_line_id = l.id)`;
// The bank tells an order's day by its clock, we by ours: days are compared, within some days before for second
// payments.
const UNLISTED = `
  from payment_attempt a join payment y on y.id = a.payment_id
  where y.day_at >= ($2::date - 4)::timestamp at time zone 'Europe/Rome'
    and y.day_at < ($2::date + 1)::timestamp at time zone 'Europe/Rome'
    and a.shop_id = $1 and a.status in (${MONEY_TAKEN}) and ${MONEY_DAY} = $2::date
    and not exists (select from credit_part p where p.attempt_id = a.id)
    and not exists (select from gateway_match m where m.attempt_id = a.id and m.verdict <> 'twice')`;

const IS_OURS = `m.verdict in ('matched', 'amount-differs')`;
const sums = (name: string, cents: string, condition: string): string => `
  coalesce(sum(${cents}) filter (where ${condition}), 0)::bigint as "${name}Gross",
  coalesce(sum(${cents} - l.fee_cents) filter (where ${condition}), 0)::bigint as "${name}Net"`;

export const selectBatchSums: Statement = {
  name: 'credit_batch_sums',
  text: `
    select l.*, u.* from (
      select count(*) filter (where l.type = 'payment') as listed,
        ${sums('listed', 'l.gross_cents', `l.type = 'payment'`)},
        ${sums('held', 'coalesce(a.amount_cents, l.gross_cents)', `l.type = 'payment'`)},
        ${sums('ours', 'coalesce(a.amount_cents, l.gross_cents)', `l.type = 'payment' and ${IS_OURS}`)},
        ${sums('refunds', 'l.gross_cents', `l.type = 'refund'`)}
      ${LISTED}
    ) l, (select count(*) as unlisted, coalesce(sum(a.amount_cents), 0)::bigint as "unlistedGross" ${UNLISTED}) u`,
};

// Which lines, one or two, are missing from a credit that lacks exactly their cents; no row when others could be, too.
// Among very many two would often fit by chance: $5 is how many lines there may be at most for two to be looked for.
export const selectLeftOut: Statement = {
  name: 'credit_left_out',
  text: `
    with line as materialized (
      select l.id, case when $3 then l.net_cents else l.gross_cents end as cents ${LISTED} and l.type = 'payment'
    ),
    one as (select array[id] as ids from line where cents = $4),
    two as (
      select array[a.id, b.id] as ids from line a join line b on b.id > a.id and a.cents + b.cents = $4
      where (select count(*) from line) <= $5 and not exists (select from one)
    ),
    found as (select ids from one union all select ids from two)
    select ids from found where (select count(*) from found) = 1`,
};

export const creditListed: Statement = {
  name: 'credit_listed',
  text: `
    insert into credit_part (bank_line_id, gateway_line_id, attempt_id, refund_id, gross_cents, fee_cents, how, made_at)
    select $3, l.id, a.id, k.refund_id,
      case when $5 = 'listed' then l.gross_cents else coalesce(a.amount_cents, l.gross_cents) end,
      case when $4 then l.fee_cents else 0 end, 'batch', $8
    from gateway_line l
    left join gateway_match m on m.gateway_line_id = l.id
    left join gateway_match k on k.gateway_line_id = l.id and k.verdict <> 'twice'
      and not exists (select from credit_part p where p.attempt_id = k.attempt_id or p.refund_id = k.refund_id)
    left join payment_attempt a on a.id = k.attempt_id
    where l.shop_id = $1 and l.day = $2 and l.id <> all ($7::bigint[]) and m.is_replaced is not true
      and case l.type when 'refund' then $6 else $5 <> 'ours' or ${IS_OURS} end
      and not exists (select from credit_part p where p.gateway_line_id = l.id)`,
};

/** What is not in a list shares what the bank kept in the measure of its amount, to the cent in the sum. */
export const creditUnlisted: Statement = {
  name: 'credit_unlisted',
  text: `
    insert into credit_part (bank_line_id, attempt_id, gross_cents, fee_cents, how, made_at)
    select $3, id, amount_cents,
      $4::bigint * so_far / whole - $4::bigint * (so_far - amount_cents) / whole, 'batch', $5
    from (
      select a.id, a.amount_cents, sum(a.amount_cents) over (order by a.id)::bigint as so_far,
        sum(a.amount_cents) over ()::bigint as whole
      ${UNLISTED}
    ) u`,
};
