import type { Query } from '../../shared/reading-database.js';

// A part that names only a line of the list is about the order that staff linked to it afterwards.
// A gross credit carries no fee: what the bank bills apart is what its list says of the payment.
const SUMS = `
  count(*)::int as payments, sum(p.gross_cents)::bigint as "grossCents",
  sum(y.commission_cents)::bigint as "paidCents",
  sum(case when p.fee_cents <> 0 then p.fee_cents else coalesce(l.fee_cents, 0) end)::bigint as "keptCents"
  from bank_line b
  join credit_part p on p.bank_line_id = b.id
  left join gateway_match h on h.gateway_line_id = p.gateway_line_id and h.how = 'hand'
  join payment_attempt a on a.id = coalesce(p.attempt_id, h.attempt_id) join payment y on y.id = a.payment_id
  left join gateway_line l on l.id = p.gateway_line_id`;

/** Twelve months up to `month` (`YYYY-MM`), the oldest first; those without a credit are left out. */
export function selectCommissionMonths(month: string): Query {
  const text = `
    select to_char(b.booking_day, 'YYYY-MM') as month, ${SUMS}
    where b.booking_day >= ($1 || '-01')::date - interval '11 months' and b.booking_day < ($1 || '-01')::date + interval '1 month'
    group by 1 order by 1`;
  return { text, values: [month] };
}

/** The credits of a month, those with the greatest drift first. */
export function selectCommissionCredits(month: string, limit: number): Query {
  const text = `
    select * from (
      select b.public_id as "publicId", b.booking_day::text as "bookingDay", ${SUMS}
      where b.booking_day >= ($1 || '-01')::date and b.booking_day < ($1 || '-01')::date + interval '1 month'
      group by b.id
    ) credits order by abs("paidCents" - "keptCents") desc, "bookingDay", "publicId" limit $2`;
  return { text, values: [month, limit] };
}
