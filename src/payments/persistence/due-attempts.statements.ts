import type { Statement } from '../../shared/database.js';
import { MONEY_TAKEN } from '../../shared/state-lists.js';

/**
 * Takes the orders that are due to be asked about, each by one sweeper only: rows taken by another are skipped,
 * and the lease ($2) keeps them away until this one has had the time to ask.
 */
export const claimDueAttempts: Statement = {
  name: 'claim-due-attempts',
  text: `
    update payment_attempt set next_query_at = $2, last_queried_at = $1, query_count = query_count + 1
    where id in (
      select id from payment_attempt where next_query_at <= $1 order by next_query_at limit $3 for update skip locked
    )
    returning id as "attemptId", order_code as "orderCode", opened_at as "openedAt", expires_at as "expiresAt", status`,
};

/** Moves the next question, unless the order was closed or asked for sooner meanwhile ($3 is the claim's lease). */
export const rescheduleAttempt: Statement = {
  name: 'reschedule-attempt',
  text: `update payment_attempt set next_query_at = $2 where order_code = $1 and next_query_at = $3`,
};

/** Lets one question pass about an order that is not paid, at most one since $3; no row: not now. */
export const takeQuestion: Statement = {
  name: 'take-question',
  text: `
    update payment_attempt set last_queried_at = $2
    where order_code = $1 and status not in (${MONEY_TAKEN}) and (last_queried_at is null or last_queried_at <= $3)
    returning id`,
};

/** Brings the next question forward to $2 when somebody is waiting for it; at most one since $3. */
export const askSooner: Statement = {
  name: 'ask-sooner',
  text: `
    update payment_attempt set next_query_at = $2
    where order_code = $1 and next_query_at > $2 and (last_queried_at is null or last_queried_at <= $3)`,
};
