import type { Statement } from '../../shared/database.js';
import { MONEY_TAKEN } from '../../shared/state-lists.js';
import { IS_OF_MACHINE } from './credit-matching.statements.js';

// The gateway's code names one transaction: a line of another file with the code of an order's own line is no second
// charge, but the same one told again, with another amount or fee. In force is the line that has our amount; of several,
// or of none, the one that came last. Two such lines within one file stay what they are: two.

/** Further lines `t` of an order whose own line `o` tells of the same transaction. */
const AGAIN = `
  gateway_match t
  join gateway_line tl on tl.id = t.gateway_line_id
  join gateway_match o on o.attempt_id = t.attempt_id and o.verdict <> 'twice' and o.how <> 'hand'
  join gateway_line ol on ol.id = o.gateway_line_id and ol.shop_id = tl.shop_id
    and upper(ol.transaction_code) = upper(tl.transaction_code) and ol.file_id <> tl.file_id
  join payment_attempt a on a.id = t.attempt_id
  where t.verdict = 'twice' and not t.is_replaced and t.how <> 'hand' and tl.type = 'payment'`;

/** Own lines that are no longer in force. */
const OUTDATED = `
  select o.gateway_line_id as id from ${AGAIN}
    and (tl.gross_cents = a.amount_cents, tl.file_id) > (ol.gross_cents = a.amount_cents, ol.file_id)`;

/** Credits that name the order are looked at anew; those of whole days are already. */
export const undoReplacedParts: Statement = {
  name: 'replaced_line_undo_parts',
  text: `
    delete from credit_part p using bank_line b
    where p.gateway_line_id in (${OUTDATED}) and p.how = 'reference' and ${IS_OF_MACHINE}`,
};

/** What staff linked, or what is closed, keeps its line. */
export const replaceOwnLines: Statement = {
  name: 'replaced_line_own',
  text: `
    update gateway_match m set verdict = 'twice', difference_cents = l.gross_cents, is_replaced = true
    from gateway_line l
    where l.id = m.gateway_line_id and m.gateway_line_id in (${OUTDATED})
      and not exists (select from credit_part p where p.gateway_line_id = m.gateway_line_id)`,
};

export const promoteReplacements: Statement = {
  name: 'replaced_line_promote',
  text: `
    update gateway_match m set difference_cents = best.gross_cents - best.amount_cents,
      verdict = case when best.status not in (${MONEY_TAKEN}) then 'not-paid'
        when best.gross_cents <> best.amount_cents then 'amount-differs' else 'matched' end
    from (
      select distinct on (t.attempt_id) tl.id, tl.gross_cents, a.amount_cents, a.status
      from gateway_match r
      join gateway_line rl on rl.id = r.gateway_line_id
      join gateway_match t on t.attempt_id = r.attempt_id and t.verdict = 'twice' and not t.is_replaced and t.how <> 'hand'
      join gateway_line tl on tl.id = t.gateway_line_id and tl.shop_id = rl.shop_id
        and upper(tl.transaction_code) = upper(rl.transaction_code)
      join payment_attempt a on a.id = t.attempt_id
      where r.verdict = 'twice' and r.is_replaced
        and not exists (select from gateway_match own where own.attempt_id = r.attempt_id and own.verdict <> 'twice')
      order by t.attempt_id, tl.gross_cents = a.amount_cents desc, tl.file_id desc, tl.id
    ) best where m.gateway_line_id = best.id`,
};

export const replaceFurtherLines: Statement = {
  name: 'replaced_line_further',
  text: `
    update gateway_match m set is_replaced = true
    where m.gateway_line_id in (select t.gateway_line_id from ${AGAIN})`,
};
