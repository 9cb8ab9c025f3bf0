import type { Statement } from '../../shared/database.js';
import { MONEY_TAKEN } from '../../shared/state-lists.js';

/** A payment that the gateway lists under a name which no order of ours has; no row when it has one by now. */
export const selectUnknownLine: Statement = {
  name: 'listed_unknown_line',
  text: `
    select l.id, l.gross_cents as "grossCents" from gateway_line l
    where l.id = $1 and l.type = 'payment' and not exists (select from gateway_match m where m.gateway_line_id = l.id)`,
};

/**
 * Orders by their code, by the reference of their payment or by their transaction code. `isElsewhere`: order and line
 * `$2` are in the account already, each in a part of its own.
 */
export const selectOrdersNamed: Statement = {
  name: 'listed_orders_named',
  text: `
    with named as (
      select a.id from payment_attempt a where a.order_code = upper($1)
      union
      select a.id from payment y join payment_attempt a on a.payment_id = y.id
      where y.reference = case when $1 ~ '^[0-9]{1,15}$' then $1::bigint end
      union
      select a.id from payment_attempt a where upper(a.transaction_code) = upper($1)
    )
    select a.id as "attemptId", a.amount_cents as "amountCents", a.status in (${MONEY_TAKEN}) as "isPaid",
      exists (select from gateway_match m where m.attempt_id = a.id and m.verdict <> 'twice') as "isListed",
      exists (select from credit_part p where p.attempt_id = a.id)
        and exists (select from credit_part p where p.gateway_line_id = $2) as "isElsewhere"
    from named n join payment_attempt a on a.id = n.id order by a.id`,
};

export const insertMatchByHand: Statement = {
  name: 'listed_match_by_hand',
  text: `
    insert into gateway_match (gateway_line_id, attempt_id, verdict, difference_cents, how, made_by, made_at)
    values ($1, $2, $3, $4, 'hand', $5, $6)`,
};

export const deleteMatchByHand: Statement = {
  name: 'listed_match_undo',
  text: `
    delete from gateway_match where gateway_line_id = $1 and how = 'hand' returning attempt_id as "attemptId"`,
};

// What a credit contains because a list says so stays the line's; what names the order, or was chosen, is the order's.
export const partLineFromOrder: Statement = {
  name: 'listed_match_undo_parts',
  text: `
    with gone as (delete from credit_part where gateway_line_id = $1 and attempt_id = $2 returning *)
    insert into credit_part (bank_line_id, gateway_line_id, attempt_id, gross_cents, fee_cents, how, made_by, made_at)
    select bank_line_id, case how when 'batch' then gateway_line_id end, case how when 'batch' then null else attempt_id end,
      gross_cents, fee_cents, how, made_by, made_at
    from gone`,
};

/** Of further lines of an order that has lost its own, the likeliest becomes it. */
export const promoteNextLine: Statement = {
  name: 'listed_match_promote_next',
  text: `
    update gateway_match m set difference_cents = l.gross_cents - a.amount_cents, is_replaced = false,
      verdict = case when a.status not in (${MONEY_TAKEN}) then 'not-paid'
        when l.gross_cents <> a.amount_cents then 'amount-differs' else 'matched' end
    from gateway_line l, payment_attempt a
    where l.id = m.gateway_line_id and a.id = m.attempt_id and m.gateway_line_id = (
      select t.gateway_line_id from gateway_match t
      join gateway_line o on o.id = t.gateway_line_id join payment_attempt b on b.id = t.attempt_id
      where t.attempt_id = $1 and t.verdict = 'twice'
        and not exists (select from gateway_match own where own.attempt_id = $1 and own.verdict <> 'twice')
      order by upper(o.transaction_code) is not distinct from upper(b.transaction_code) desc,
        o.gross_cents = b.amount_cents desc, o.id limit 1)`,
};
