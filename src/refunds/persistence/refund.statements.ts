import type { Statement } from '../../shared/database.js';
import { UNDER_WAY, WITHOUT_EFFECT } from '../../shared/state-lists.js';

const COLUMNS = `
  id, public_id as "publicId", attempt_id as "attemptId", source, amount_cents as "amountCents",
  commission_cents as "commissionCents", state, requested_by as "requestedBy", approved_by as "approvedBy",
  request_id as "requestId", turn, failures`;

export const selectAttemptOf: Statement = {
  name: 'refund-attempt-of',
  text: `select attempt_id as "attemptId" from refund where public_id = $1`,
};

/** To be read under the payment's lock. */
export const selectRefund: Statement = {
  name: 'refund-find',
  text: `select ${COLUMNS} from refund where public_id = $1`,
};

/** What was asked and approved of an order, and has not gone to the bank. */
export const selectWaiting: Statement = {
  name: 'refund-find-waiting',
  text: `select ${COLUMNS} from refund where attempt_id = $1 and state in ('requested', 'approved') order by id`,
};

export const selectByFormKey: Statement = {
  name: 'refund-by-form',
  text: `select public_id as "publicId" from refund where form_key = $1`,
};

export const selectTaken: Statement = {
  name: 'refund-taken',
  text: `
    select coalesce(sum(amount_cents - commission_cents) filter (where has_effect), 0)::bigint as "takenAmountCents",
      coalesce(sum(commission_cents) filter (where has_effect), 0)::bigint as "takenCommissionCents",
      coalesce(sum(amount_cents) filter (where state = 'done'), 0)::bigint as "doneCents",
      coalesce(bool_or(state in (${UNDER_WAY})), false) as "isUnderWay"
    from (
      select *, state not in (${WITHOUT_EFFECT}) as has_effect from refund where attempt_id = $1
    ) refunds`,
};

export const insertRefund: Statement = {
  name: 'refund-insert',
  text: `
    insert into refund (public_id, payment_id, attempt_id, source, amount_cents, commission_cents, reason, form_key, state,
      requested_by, requested_at)
    values ($1, $2, $3, 'staff', $4, $5, $6, $7, 'requested', $8, $9)`,
};

export const insertReversal: Statement = {
  name: 'refund-insert-reversal',
  text: `
    insert into refund (public_id, payment_id, attempt_id, source, amount_cents, commission_cents, reason, state,
      requested_at, settled_at)
    values ($1, $2, $3, 'bank', $4, $5, 'bank-reversal', 'done', $6, $6)`,
};

export const approveRefund: Statement = {
  name: 'refund-approve',
  text: `
    update refund set state = 'approved', approved_by = $2, approved_at = $4, request_id = $3, next_try_at = $4
    where id = $1 and state = 'requested'`,
};

/** Rejected or withdrawn. */
export const closeRefund: Statement = {
  name: 'refund-close',
  text: `update refund set state = $2, closed_by = $3, settled_at = $4 where id = $1 and state = 'requested'`,
};

/**
 * Hands due refunds to the queue, oldest first; $2: when they are due again if their job gets lost. Those whose order
 * has another refund under way wait for its end.
 */
export const handOverDue: Statement = {
  name: 'refund-hand-over-due',
  text: `
    update refund set next_try_at = $2, turn = turn + 1
    where id in (
      select id from refund r
      where next_try_at <= $1 and not exists (
        select from refund o where o.attempt_id = r.attempt_id and o.id <> r.id and o.state in (${UNDER_WAY}))
      order by next_try_at, id limit $3 for update skip locked
    )
    returning public_id as "publicId", turn`,
};

/** The queue did not take them. */
export const takeBack: Statement = {
  name: 'refund-take-back',
  text: `update refund set next_try_at = $2 where public_id = any($1) and next_try_at is not null`,
};

/**
 * Takes the turn $2 of a refund, once: the next number is then the caller's. What was under way when a worker died may
 * have reached the bank. $4: until when nobody else takes it.
 */
export const claimRefund: Statement = {
  name: 'refund-claim',
  text: `
    update refund r set turn = turn + 1, next_try_at = $4, sent_at = coalesce(sent_at, $3),
      state = case state when 'approved' then 'sent' when 'sent' then 'unknown' else state end
    where public_id = $1 and turn = $2 and state in ('approved', 'sent', 'unknown', 'accepted') and not exists (
      select from refund o where o.attempt_id = r.attempt_id and o.id <> r.id and o.state in (${UNDER_WAY}))
    returning ${COLUMNS}`,
};

export const recordCall: Statement = {
  name: 'refund-record-call',
  text: `
    update refund set state = $2, operation_code = coalesce($3, operation_code), last_error_code = $4,
      failures = failures + case when $4::text is null then 0 else 1 end, next_try_at = $5,
      settled_at = case when $5::timestamptz is null then $6::timestamptz end
    where id = $1`,
};

/** The order is free for the next refund that waits for it. */
export const bringForward: Statement = {
  name: 'refund-bring-forward',
  text: `update refund set next_try_at = $2 where attempt_id = $1 and state = 'approved' and next_try_at > $2`,
};
