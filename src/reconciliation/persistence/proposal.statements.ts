import type { Statement } from '../../shared/database.js';

export const insertProposal: Statement = {
  name: 'credit_proposal_insert',
  text: `
    insert into credit_proposal (public_id, bank_line_id, state, needs_second, digest, parts, worth_cents, residual_cents,
      accepted_by, accepted_at)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
};

/** Of an untouched line: nothing may have become part of it since it was seen. */
export const selectUntouched: Statement = {
  name: 'credit_untouched',
  text: `
    select b.id from bank_line b
    where b.id = $1 and b.explained_cents = 0
      and not exists (select from credit_part p where p.bank_line_id = b.id)
      and not exists (select from credit_proposal p where p.bank_line_id = b.id and p.state = 'waiting')`,
};

/** Leaves out what is part of a credit already; whoever asks compares the count. */
export const insertParts: Statement = {
  name: 'credit_parts_of_proposal',
  text: `
    insert into credit_part (bank_line_id, gateway_line_id, attempt_id, refund_id, gross_cents, fee_cents, how, made_by, made_at)
    select $1, p."gatewayLineId", p."attemptId", p."refundId", p."grossCents", p."feeCents", 'proposal', $3, $4
    from jsonb_to_recordset($2::jsonb) p ("gatewayLineId" bigint, "attemptId" bigint, "refundId" bigint,
      "grossCents" bigint, "feeCents" bigint)
    where not exists (
      select from credit_part o
      where o.attempt_id = p."attemptId" or o.refund_id = p."refundId" or o.gateway_line_id = p."gatewayLineId")
    returning id`,
};

export const selectWaitingProposal: Statement = {
  name: 'credit_proposal_waiting',
  text: `
    select p.id, b.id as "bankLineId", p.parts, p.accepted_by as "acceptedBy", p.state, b.explained_cents as "explainedCents"
    from credit_proposal p join bank_line b on b.id = p.bank_line_id
    where b.public_id = $1 and p.public_id = $2`,
};

export const confirmProposal: Statement = {
  name: 'credit_proposal_confirm',
  text: `update credit_proposal set state = 'applied', confirmed_by = $2, confirmed_at = $3 where id = $1`,
};

export const withdrawProposal: Statement = {
  name: 'credit_proposal_withdraw',
  text: `update credit_proposal set state = 'withdrawn', withdrawn_by = $2, withdrawn_at = $3 where id = $1`,
};
