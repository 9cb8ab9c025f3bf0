import { cursorInstant, type ListCursor } from '../../domain/list-cursor.js';
import { isWaitingGroup, type RefundGroup } from '../../domain/refund-group.js';
import type { Query } from '../../shared/reading-database.js';
import { MONEY_TAKEN, WITHOUT_EFFECT } from '../../shared/state-lists.js';

const REFUNDS = `
  select r.public_id as "publicId", p.public_id as "paymentId", p.reference, p.service_name as "serviceName",
    a.number as "attempt", a.status = 'excess_paid' as "isExcess", r.source, r.amount_cents as "amountCents",
    r.commission_cents as "commissionCents", p.commission_cents as "paidCommissionCents", p.total_cents as "paidTotalCents",
    r.reason, r.state, r.requested_by as "requestedBy", r.approved_by as "approvedBy", r.closed_by as "closedBy",
    r.operation_code as "operationCode", r.failures, r.next_try_at as "nextTryAt", r.last_error_code as "lastErrorCode",
    r.requested_at as "requestedAt", r.approved_at as "approvedAt", r.sent_at as "sentAt", r.settled_at as "settledAt"
  from refund r join payment p on p.id = r.payment_id join payment_attempt a on a.id = r.attempt_id`;

/** The groups of the list, each with the index that finds it. */
const GROUP_CONDITIONS: Readonly<Record<RefundGroup, string>> = {
  'to-approve': `r.state = 'requested'`,
  'in-progress': 'r.next_try_at is not null',
  failed: `r.state = 'failed'`,
  done: `r.state = 'done'`,
  declined: `r.state in ('rejected', 'withdrawn')`,
};

/** What a group is ordered by: what waits is read oldest first, what has ended newest first. */
const ORDERS: Readonly<Record<RefundGroup, string>> = {
  'to-approve': 'r.requested_at',
  'in-progress': 'r.next_try_at',
  failed: 'r.settled_at',
  done: 'r.settled_at',
  declined: 'r.settled_at',
};

/** Which refunds; null: all. */
export function groupCondition(group: RefundGroup | null): string {
  return group === null ? 'true' : GROUP_CONDITIONS[group];
}

/** The side on which a group goes on from its first page. */
export function onwardOf(group: RefundGroup): ListCursor['towards'] {
  return isWaitingGroup(group) ? 'newer' : 'older';
}

export function selectRefund(publicId: string): Query {
  return { text: `${REFUNDS} where r.public_id = $1`, values: [publicId] };
}

export function selectRefundsOf(paymentId: string): Query {
  return { text: `${REFUNDS} where p.public_id = $1 order by r.id`, values: [paymentId] };
}

/** Where a row stands in its group. */
export interface RefundPlace {
  readonly id: number;
  readonly micros: number;
}

/** Up to `limit` refunds of a group beside the cursor, the nearest first; without one from where the group begins. */
export function selectGroup(group: RefundGroup, limit: number, cursor?: ListCursor): Query {
  const by = ORDERS[group];
  const towards = cursor?.towards ?? onwardOf(group);
  const order = towards === 'older' ? 'desc' : 'asc';
  const beside =
    cursor === undefined ? '' : `and (${by}, r.id) ${towards === 'older' ? '<' : '>'} ($2::timestamptz, $3::bigint)`;
  const text = `
    select place.id, place.micros, refund.* from (
      select r.id, r.public_id, (extract(epoch from ${by}) * 1000000)::bigint as micros
      from refund r where ${GROUP_CONDITIONS[group]} ${beside} order by ${by} ${order}, r.id ${order} limit $1
    ) place join lateral (${REFUNDS} where r.id = place.id) refund on true
    order by place.micros ${order}, place.id ${order}`;
  return { text, values: cursor === undefined ? [limit] : [limit, cursorInstant(cursor), cursor.id] };
}

export function selectGroupSums(group: RefundGroup): Query {
  const text = `
    select count(*) as refunds, coalesce(sum(amount_cents), 0)::bigint as "amountCents",
      coalesce(sum(commission_cents), 0)::bigint as "commissionCents", min(requested_at) as "oldestAt"
    from refund r where ${GROUP_CONDITIONS[group]}`;
  return { text, values: [] };
}

/** The orders of a payment that took money, with what refunds have taken up of each. */
export function selectOrderMoney(paymentId: string): Query {
  const text = `
    select a.number as attempt, a.status as "attemptStatus", p.amount_cents as "amountCents",
      p.commission_cents as "commissionCents",
      coalesce(sum(r.amount_cents - r.commission_cents), 0)::bigint as "takenAmountCents",
      coalesce(sum(r.commission_cents), 0)::bigint as "takenCommissionCents"
    from payment p join payment_attempt a on a.payment_id = p.id
    left join refund r on r.attempt_id = a.id and r.state not in (${WITHOUT_EFFECT})
    where p.public_id = $1 and a.status in (${MONEY_TAKEN})
    group by a.id, p.id order by a.number`;
  return { text, values: [paymentId] };
}
