import type { CodeSearch, PaymentFilter } from '../../domain/payment-filter.js';
import type { PaymentStatus } from '../../domain/payment-state.js';
import type { PersonSearch } from '../../domain/person-search.js';
import type { QueryValues } from './query-values.js';

/** To the letter that of the index payer_name. */
const COMPARABLE_NAME = `lower(regexp_replace(normalize(y.last_name || y.first_name, NFD), '[\\u0300-\\u036f''’. ‐‑-]', '', 'g'))`;

/** What a filter looks through: payments, with their payers as long as they are remembered. */
export const FILTERED = 'payment p left join payer y on y.payment_id = p.id';

/** The filter on {@link FILTERED}, as one condition. A forgotten person is found by no name. */
export function paymentCondition(filter: PaymentFilter, values: QueryValues): string {
  const conditions = [
    ...instantConditions(filter, values),
    ...(filter.service === undefined ? [] : [serviceCondition('p.service_id', filter.service, values)]),
    ...(filter.statuses === undefined ? [] : [statusCondition(filter.statuses, values)]),
    ...(filter.accounting === undefined ? [] : [accountingCondition(filter.accounting.code, values)]),
    ...(filter.code === undefined ? [] : [codeCondition(filter.code, values)]),
    ...(filter.person === undefined ? [] : [personCondition(filter.person, values)]),
    ...(filter.minAmountCents === undefined ? [] : [`p.amount_cents >= ${values.add(filter.minAmountCents)}`]),
    ...(filter.maxAmountCents === undefined ? [] : [`p.amount_cents <= ${values.add(filter.maxAmountCents)}`]),
    ...(filter.isUndelivered ? ['p.public_id in (select payment_id from undelivered_receipt)'] : []),
    ...(filter.hasOpenAlert ? ['p.id in (select payment_id from payment_alert where resolved_at is null)'] : []),
    ...(filter.isLate ? ['p.is_late'] : []),
  ];
  return conditions.length === 0 ? 'true' : conditions.join(' and ');
}

/** Day, service and state on the kept totals, whose rows are days. */
export function summaryCondition(filter: PaymentFilter, values: QueryValues): string {
  const conditions = [
    ...(filter.from === undefined ? [] : [`day >= ${values.add(filter.from)}::date`]),
    ...(filter.to === undefined ? [] : [`day <= ${values.add(filter.to)}::date`]),
    ...(filter.service === undefined ? [] : [serviceCondition('service_id', filter.service, values)]),
    ...(filter.statuses === undefined ? [] : [`status = any(${values.add(filter.statuses)}::text[])`]),
  ];
  return conditions.length === 0 ? 'true' : conditions.join(' and ');
}

/** A day of Italy begins at its own midnight, whose distance from UTC changes twice a year. */
function instantConditions({ from, to }: PaymentFilter, values: QueryValues): string[] {
  const startOf = (day: string): string => `(${day})::timestamp at time zone 'Europe/Rome'`;
  return [
    ...(from === undefined ? [] : [`p.day_at >= ${startOf(`${values.add(from)}::date`)}`]),
    ...(to === undefined ? [] : [`p.day_at < ${startOf(`${values.add(to)}::date + 1`)}`]),
  ];
}

function serviceCondition(column: string, slug: string, values: QueryValues): string {
  return `${column} = (select id from service where slug = ${values.add(slug)})`;
}

function accountingCondition(code: string | null, values: QueryValues): string {
  return code === null ? 'p.accounting_code is null' : `p.accounting_code = ${values.add(code)}`;
}

/** "Not paid" is said besides, because the index that holds the rare states holds only those. */
function statusCondition(statuses: readonly PaymentStatus[], values: QueryValues): string {
  const [first, ...others] = statuses;
  const listed = others.length === 0 ? `p.status = ${values.add(first)}` : `p.status = any(${values.add(statuses)})`;
  return statuses.includes('paid') ? listed : `${listed} and p.status <> 'paid'`;
}

/**
 * A transaction code is looked for in every attempt: money that came twice has a code that the payment does not show.
 * As an array, found first: of an expression PostgreSQL believes that thousands match, and would rather go through all
 * payments by day until fifty do.
 */
function codeCondition({ transactionCode, reference }: CodeSearch, values: QueryValues): string {
  const byCode = `select payment_id from payment_attempt where upper(transaction_code) = ${values.add(transactionCode)}`;
  if (reference === undefined) return `p.id = any(array(${byCode}))`;
  return `p.id = any(array(${byCode} union all select id from payment where reference = ${values.add(reference)}))`;
}

function personCondition(person: PersonSearch, values: QueryValues): string {
  switch (person.by) {
    case 'taxCode':
      return `y.tax_code = ${values.add(person.taxCode)}`;
    case 'email':
      return `lower(y.email) = ${values.add(person.email)}`;
    case 'name':
      // The name has passed a rule that leaves no sign of LIKE in it.
      return `${COMPARABLE_NAME} like ${values.add(`${person.name}%`)}`;
  }
}
