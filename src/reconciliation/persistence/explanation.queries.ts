import type { Query } from '../../shared/reading-database.js';
import { MONEY_TAKEN } from '../../shared/state-lists.js';

/** A payment or refund that may be inside a credit, with the ids of what a part of it names. */
export interface CandidateRow {
  /** `a` and the attempt's id, or `r` and the refund's. */
  readonly id: string;
  readonly attemptId: number | null;
  readonly refundId: number | null;
  readonly gatewayLineId: number | null;
  readonly kind: 'payment' | 'refund';
  readonly service: string;
  readonly serviceName: string;
  readonly day: string;
  readonly grossCents: number;
  readonly feeCents: number | null;
  readonly paymentId: string;
  readonly reference: number;
}

const MONEY_DAY = `(coalesce(case when a.status = 'paid' then y.paid_at end, a.closed_at) at time zone 'Europe/Rome')::date`;

/**
 * What no credit contains yet, of the two weeks before the booking day, the nearest first: a bank books on the next
 * working day. The days of `day_at` are an index away; second payments of a thing are some days older than their
 * payment.
 */
export function selectCandidates(bookingDay: string, limit: number): Query {
  const text = `
    with near as (
      select 'a' || a.id as id, a.id as "attemptId", null::bigint as "refundId", l.id as "gatewayLineId", 'payment' as kind,
        y.service_slug as service, y.service_name as "serviceName", ${MONEY_DAY} as day, a.amount_cents as "grossCents",
        l.fee_cents as "feeCents", y.public_id as "paymentId", y.reference
      from payment_attempt a join payment y on y.id = a.payment_id
      left join gateway_match m on m.attempt_id = a.id and m.verdict <> 'twice'
      left join gateway_line l on l.id = m.gateway_line_id
      where a.status in (${MONEY_TAKEN})
        and y.day_at >= ($1::date - 20)::timestamp at time zone 'Europe/Rome'
        and y.day_at < ($1::date + 1)::timestamp at time zone 'Europe/Rome'
        and not exists (select from credit_part p where p.attempt_id = a.id or p.gateway_line_id = l.id)
      union all
      select 'r' || r.id, null, r.id, l.id, 'refund', y.service_slug, y.service_name,
        (r.settled_at at time zone 'Europe/Rome')::date, -r.amount_cents, l.fee_cents, y.public_id, y.reference
      from refund r join payment y on y.id = r.payment_id
      left join gateway_match m on m.refund_id = r.id and m.verdict <> 'twice'
      left join gateway_line l on l.id = m.gateway_line_id
      where r.state = 'done' and r.settled_at >= ($1::date - 16)::timestamp at time zone 'Europe/Rome'
        and not exists (select from credit_part p where p.refund_id = r.id or p.gateway_line_id = l.id)
    )
    select *, day::text as day from near where day between $1::date - 15 and $1::date
    order by near.day desc, reference desc, id desc limit $2`;
  return { text, values: [bookingDay, limit] };
}

/**
 * How the bank put together the last credits that are wholly explained; no row while there are fewer than three. A fee
 * taken once from the sum tells itself apart by its rounding; refunds tell by where they were booked.
 */
export function selectCustom(feeRateMillionths: number): Query {
  const text = `
    with last as (
      select id, booking_day from bank_line
      where residual_cents = 0 and amount_cents > 0 and exists (
        select from credit_part p where p.bank_line_id = bank_line.id offset 1)
      order by booking_day desc, id desc limit 20
    ),
    made as (
      select sum(p.fee_cents) as fee_cents,
        sum(round(p.gross_cents * $1::numeric / 100000000)) filter (where p.refund_id is null) as of_each_cents,
        round(sum(p.gross_cents) filter (where p.refund_id is null) * $1::numeric / 100000000) as of_sum_cents,
        bool_or(p.refund_id is not null) as has_refunds, min(y.service_id) as service_id,
        count(distinct y.service_id) = 1 as is_one_service
      from last join credit_part p on p.bank_line_id = last.id
      left join payment_attempt a on a.id = p.attempt_id left join payment y on y.id = a.payment_id
      group by p.bank_line_id
    )
    select case
        when count(*) filter (where fee_cents > 0) * 2 <= count(*) then 'gross'
        when count(*) filter (where fee_cents = of_sum_cents and fee_cents <> of_each_cents)
          > count(*) filter (where fee_cents = of_each_cents and fee_cents <> of_sum_cents) then 'net-of-sum'
        else 'net-of-each' end as fees,
      case
        when bool_or(has_refunds) then true
        when exists (
          select from bank_line b join credit_part p on p.bank_line_id = b.id
          where b.amount_cents < 0 and p.refund_id is not null and b.booking_day >= (select min(booking_day) from last)
        ) then false end as "areRefundsSubtracted",
      case when count(distinct service_id) > 1 or not bool_and(is_one_service) then bool_and(is_one_service) end
        as "isByService"
    from made having count(*) >= 3`;
  return { text, values: [feeRateMillionths] };
}

/** Credits of the same days that nobody has explained yet: together they may tell what the bank does. */
export function selectOpenCredits(bookingDay: string, exceptId: number, limit: number): Query {
  const text = `
    select amount_cents as "amountCents", booking_day::text as "bookingDay" from bank_line
    where amount_cents > 0 and residual_cents <> 0 and explained_cents = 0 and booking_day between $1::date - 10 and $1::date and id <> $2
    order by booking_day desc, id desc limit $3`;
  return { text, values: [bookingDay, exceptId, limit] };
}

export interface WaitingRow {
  readonly publicId: string;
  readonly parts: readonly { readonly id: string }[];
  readonly worthCents: number;
  readonly residualCents: number;
  readonly acceptedBy: number;
  readonly acceptedAt: Date;
}

/** The proposal that waits for a second person. */
export function selectWaiting(bankLineId: number): Query {
  const text = `
    select public_id as "publicId", parts, worth_cents as "worthCents", residual_cents as "residualCents",
      accepted_by as "acceptedBy", accepted_at as "acceptedAt"
    from credit_proposal where bank_line_id = $1 and state = 'waiting'`;
  return { text, values: [bankLineId] };
}
