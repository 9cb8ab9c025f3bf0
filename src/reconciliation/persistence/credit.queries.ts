import type { Query } from '../../shared/reading-database.js';
import { MONEY_TAKEN } from '../../shared/state-lists.js';

const LINE = `
  select b.id, b.public_id as "publicId", b.account, b.amount_cents as "amountCents", b.explained_cents as "explainedCents",
    b.residual_cents as "residualCents", b.booking_day::text as "bookingDay", b.value_day::text as "valueDay",
    b.bank_reference as "bankReference", b.customer_reference as "customerReference",
    b.transaction_type as "transactionType", b.description,
    (select count(*)::int from credit_part p where p.bank_line_id = b.id) as parts
  from bank_line b`;

/** Which lines of the account, a page of them; `before` is the last of the page before. */
export interface CreditSearch {
  readonly isOpenOnly: boolean;
  readonly before: { readonly day: string; readonly id: number } | null;
  readonly limit: number;
}

export function selectCredits({ isOpenOnly, before, limit }: CreditSearch): Query {
  const conditions = [
    ...(isOpenOnly ? ['b.residual_cents <> 0'] : []),
    ...(before === null ? [] : ['(b.booking_day, b.id) < ($2::date, $3::bigint)']),
  ];
  const where = conditions.length === 0 ? '' : `where ${conditions.join(' and ')}`;
  return {
    text: `${LINE} ${where} order by b.booking_day desc, b.id desc limit $1`,
    values: before === null ? [limit] : [limit, before.day, before.id],
  };
}

export function selectCredit(publicId: string): Query {
  const text = LINE.replace(
    'from bank_line b',
    `, f.public_id as "filePublicId", f.name as "fileName", b.line_number as "lineNumber"
     from bank_line b join bank_file f on f.id = b.file_id where b.public_id = $1`,
  );
  return { text, values: [publicId] };
}

// Whatever a part names of the three, the payment behind it is found by it.
export function selectParts(bankLineId: number, limit: number): Query {
  const text = `
    select p.gross_cents as "grossCents", p.fee_cents as "feeCents", p.cents, p.how, s.full_name as "madeBy",
      coalesce(a.order_code, ra.order_code, l.order_code) as "orderCode", l.day::text as "listedDay",
      p.refund_id is not null or l.type = 'refund' as "isRefund",
      y.public_id as "paymentId", y.reference, y.service_name as "serviceName", m.verdict
    from credit_part p
    left join gateway_line l on l.id = p.gateway_line_id
    left join gateway_match m on m.gateway_line_id = l.id
    left join refund r on r.id = p.refund_id
    left join payment_attempt ra on ra.id = r.attempt_id
    left join payment_attempt a on a.id = coalesce(p.attempt_id, m.attempt_id)
    left join payment y on y.id = coalesce(a.payment_id, ra.payment_id)
    left join staff s on s.id = p.made_by
    where p.bank_line_id = $1 order by y.reference nulls last, p.id limit $2`;
  return { text, values: [bankLineId, limit] };
}

export const selectDays: Query = {
  text: `
    select booking_day::text as day, count(*)::int as lines, sum(amount_cents)::bigint as "amountCents",
      sum(residual_cents)::bigint as "residualCents", count(*) filter (where residual_cents <> 0)::int as open
    from bank_line
    where booking_day > (select max(booking_day) from bank_line) - 14
    group by booking_day order by booking_day desc limit 7`,
  values: [],
};

// Of one payment: its orders with their money, where each is in the bank's papers, and what does not fit of it.
export function selectPaymentState(publicId: string): Query {
  const text = `
    select a.number, a.status, b.public_id as "bankLineId", b.booking_day::text as "bookingDay", l.day::text as "listedDay",
      (select array_agg(f.label order by f.label) from reconciliation_finding f where f.attempt_id = a.id) as labels
    from payment y join payment_attempt a on a.payment_id = y.id
    left join gateway_match m on m.attempt_id = a.id and m.verdict <> 'twice'
    left join gateway_line l on l.id = m.gateway_line_id
    left join credit_part p on p.attempt_id = a.id or p.gateway_line_id = m.gateway_line_id
    left join bank_line b on b.id = p.bank_line_id
    where y.public_id = $1 and (a.status in (${MONEY_TAKEN}) or m.gateway_line_id is not null)
    order by a.number`;
  return { text, values: [publicId] };
}
