import { isSummaryFilter, type PaymentFilter } from '../../domain/payment-filter.js';
import type { Query } from '../../shared/reading-database.js';
import { COLLECTED_STATES } from '../../shared/state-lists.js';
import { FILTERED, paymentCondition, summaryCondition } from './payment-conditions.js';
import { QueryValues } from './query-values.js';

export interface TotalsRow {
  readonly payments: number;
  readonly amountCents: number;
  readonly commissionCents: number;
  readonly totalCents: number;
  readonly collectedPayments: number;
  readonly collectedAmountCents: number;
  readonly collectedCommissionCents: number;
  readonly collectedTotalCents: number;
}

/** States in which the bank took the money, as `isCollected` of the domain says. */
export const COLLECTED = `status in (${COLLECTED_STATES})`;

/** What is added up and what is not yet: read in one statement they are together exact. */
export const DAYS = `(
  select day, service_id, status, payments, amount_cents, commission_cents, total_cents from payment_day_summary
  union all
  select day, service_id, status, payments, amount_cents, commission_cents, total_cents from payment_day_change
) days`;

/** The sums of some of those days, one row for each group. */
export const SUMS_OF_DAYS = `sum(payments)::bigint as payments, sum(amount_cents)::bigint as "amountCents",
    sum(commission_cents)::bigint as "commissionCents", sum(total_cents)::bigint as "totalCents"`;

/** The totals of the filter, kept or counted as it allows. One row. */
export function selectTotals(filter: PaymentFilter): Query {
  const values = new QueryValues();
  const text = isSummaryFilter(filter)
    ? `select ${sums('payments')} from ${DAYS} where ${summaryCondition(filter, values)}`
    : `select ${sums('1')} from ${FILTERED}
       where ${paymentCondition(filter, values)}`;
  return { text, values: values.list };
}

export interface ServiceSumsRow {
  readonly serviceId: number;
  readonly payments: number;
  readonly collectedPayments: number;
  readonly collectedAmountCents: number;
}

/** What came of each service so far. One row for each that was ever asked for. */
export function selectSumsByService(): Query {
  const text = `select service_id as "serviceId", ${sums('payments')} from ${DAYS} group by service_id`;
  return { text, values: [] };
}

function sums(countColumn: string): string {
  const columns = [
    [countColumn, 'payments', 'collectedPayments'],
    ['amount_cents', 'amountCents', 'collectedAmountCents'],
    ['commission_cents', 'commissionCents', 'collectedCommissionCents'],
    ['total_cents', 'totalCents', 'collectedTotalCents'],
  ] as const;
  return columns
    .flatMap(([column, all, collected]) => [
      `coalesce(sum(${column}), 0)::bigint as "${all}"`,
      `coalesce(sum(${column}) filter (where ${COLLECTED}), 0)::bigint as "${collected}"`,
    ])
    .join(', ');
}
