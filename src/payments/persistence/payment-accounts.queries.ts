import type { AccountingDays, AccountingView } from '../../domain/accounting-view.js';
import type { Query } from '../../shared/reading-database.js';
import { COLLECTED, DAYS, SUMS_OF_DAYS } from './payment-totals.queries.js';

const COUNTED = `count(*) as payments, sum(amount_cents)::bigint as "amountCents",
    sum(commission_cents)::bigint as "commissionCents", sum(total_cents)::bigint as "totalCents"`;

/** Days of Italy, as instants: the index of the list is by instant. */
const WITHIN = `p.day_at >= ($1::date)::timestamp at time zone 'Europe/Rome'
    and p.day_at < ($2::date + 1)::timestamp at time zone 'Europe/Rome'`;
const PAID_DAY = `(p.day_at at time zone 'Europe/Rome')::date`;

/**
 * The key of a payment's row in each view, and where the kept totals have it. Codes are the payment's own: not kept.
 */
const KEYS: Readonly<Record<AccountingView, { readonly kept: string | null; readonly counted: string }>> = {
  service: { kept: 'service_id::text', counted: 'p.service_id::text' },
  day: { kept: 'day::text', counted: `${PAID_DAY}::text` },
  month: { kept: `to_char(day, 'YYYY-MM')`, counted: `to_char(${PAID_DAY}, 'YYYY-MM')` },
  code: { kept: null, counted: `coalesce(p.accounting_code, '')` },
};

/** What was collected on these days, by the key of the view: from the kept totals where they know it, else counted. */
export function selectCollected(by: AccountingView, { from, to }: AccountingDays): Query {
  const { kept, counted } = KEYS[by];
  const text =
    kept === null
      ? `select ${counted} as key, ${COUNTED} from payment p where ${WITHIN} and ${COLLECTED} group by 1`
      : `select ${kept} as key, ${SUMS_OF_DAYS} from ${DAYS} where day between $1::date and $2::date and ${COLLECTED}
         group by 1 having sum(payments) <> 0`;
  return { text, values: [from, to] };
}

/** What has gone back since of what was collected on these days, on the index of the states that are rare. */
export function selectGivenBack(by: AccountingView, { from, to }: AccountingDays): Query {
  const text = `
    select ${KEYS[by].counted} as key, sum(p.refunded_cents)::bigint as "refundedCents" from payment p
    where p.status = any(array['partially_refunded', 'refunded']) and p.status <> 'paid' and ${WITHIN} group by 1`;
  return { text, values: [from, to] };
}

/** Services by their id, in the order of the office. */
export function selectServiceNames(): Query {
  return { text: 'select id::text as key, slug, name from service order by position, id', values: [] };
}
