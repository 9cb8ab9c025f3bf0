import type { Statement } from '../../shared/database.js';
import { MONEY_TAKEN } from '../../shared/state-lists.js';

export const selectFinding: Statement = {
  name: 'finding_find',
  text: `
    select f.amount_cents as "amountCents", f.since_day::text as "sinceDay", i.owner_id as "ownerId",
      case when i.decided_cents = f.amount_cents then i.decision end as decision
    from reconciliation_finding f
    left join worklist_item i on i.subject_kind = f.subject_kind and i.subject_id = f.subject_id and i.label = f.label
    where f.subject_kind = $1 and f.subject_id = $2 and f.label = $3`,
};

/** Makes the item of a finding, or touches it, which a closed period refuses. */
export const touchItem: Statement = {
  name: 'worklist_touch',
  text: `
    insert into worklist_item (subject_kind, subject_id, label, since_day) values ($1, $2, $3, $4)
    on conflict (subject_kind, subject_id, label) do update set since_day = excluded.since_day`,
};

export const setOwner: Statement = {
  name: 'worklist_owner',
  text: `update worklist_item set owner_id = $4 where subject_kind = $1 and subject_id = $2 and label = $3`,
};

export const decideItem: Statement = {
  name: 'worklist_decide',
  text: `
    update worklist_item set decision = $4, reason = $5, decided_cents = $6, decided_by = $7, decided_at = $8
    where subject_kind = $1 and subject_id = $2 and label = $3`,
};

/** An item whose finding may have healed. */
export const reopenItem: Statement = {
  name: 'worklist_reopen',
  text: `
    update worklist_item set decision = null, reason = null, decided_cents = null, decided_by = null, decided_at = null
    where subject_kind = $1 and subject_id = $2 and label = $3 and decision is not null returning subject_id`,
};

export const itemDay: Statement = {
  name: 'worklist_item_day',
  text: `
    select since_day::text as "sinceDay" from worklist_item where subject_kind = $1 and subject_id = $2 and label = $3`,
};

export const insertNote: Statement = {
  name: 'worklist_note',
  text: `
    insert into worklist_note (subject_kind, subject_id, label, kind, author_id, text, at)
    values ($1, $2, $3, $4, $5, $6, $7)`,
};

/** A paid order by its code, the reference of its payment or its transaction code, and whether it is in a credit. */
export const selectOrder: Statement = {
  name: 'worklist_order',
  text: `
    with named as (
      select a.id from payment_attempt a where a.id = $2 or a.order_code = upper($1)
      union
      select a.id from payment y join payment_attempt a on a.payment_id = y.id
      where y.reference = case when $1 ~ '^[0-9]{1,15}$' then $1::bigint end
      union
      select a.id from payment_attempt a where upper(a.transaction_code) = upper($1)
    )
    select a.id as "attemptId", l.id as "gatewayLineId", a.amount_cents as "grossCents", l.fee_cents as "feeCents",
      exists (select from credit_part p where p.attempt_id = a.id or p.gateway_line_id = l.id) as "isTaken"
    from named n join payment_attempt a on a.id = n.id
    left join gateway_match m on m.attempt_id = a.id and m.verdict <> 'twice'
    left join gateway_line l on l.id = m.gateway_line_id
    where a.status in (${MONEY_TAKEN})
    order by a.status desc, a.id limit 2`,
};

/** A credit by its reference of the bank, or by the address of its page. */
export const selectLine: Statement = {
  name: 'worklist_line',
  text: `
    select id, residual_cents as "residualCents" from bank_line
    where id = $2 or upper(bank_reference) = upper($1) or public_id = $1 order by id limit 2`,
};

export const linkByHand: Statement = {
  name: 'credit_part_by_hand',
  text: `
    insert into credit_part (bank_line_id, gateway_line_id, attempt_id, gross_cents, fee_cents, how, made_by, made_at)
    values ($1, $2, $3, $4, $5, 'hand', $6, $7)`,
};

/** Takes back what staff linked: all parts of a line of the account, or the part of an order. */
export const unlink: Statement = {
  name: 'credit_part_unlink',
  text: `
    delete from credit_part
    where how in ('proposal', 'hand')
      and case $1 when 'bank-line' then bank_line_id = $2::bigint when 'attempt' then attempt_id = $2::bigint else false end
    returning id`,
};
