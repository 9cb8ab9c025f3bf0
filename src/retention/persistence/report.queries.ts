import type { RetentionKind } from '../../domain/retention.js';
import type { Query } from '../../shared/reading-database.js';
import { changedBefore, HELD, ofKind } from './forget.statements.js';

/** By month of Italy and rule, the latest first. */
export function selectForgottenMonths(): Query {
  const text = `
    select to_char(forgotten_at at time zone 'Europe/Rome', 'YYYY-MM') as month, kind,
      sum(payments)::bigint as payments, count(*) as batches
    from retention_batch group by 1, 2 order by 1 desc, 2 desc`;
  return { text, values: [] };
}

/**
 * Payments of this kind that are due: now, of those the ones that somebody holds, and until another day.
 *
 * @param before the first day that is remembered today; `next` the one that will be.
 */
export function selectDue(kind: RetentionKind, before: string, next: string): Query {
  const text = `
    select count(*) filter (where is_due and not is_held) as due, count(*) filter (where is_due and is_held) as held,
      count(*) filter (where not is_due) as soon
    from (select ${changedBefore('$1')} as is_due, ${HELD} as is_held from payment p
      where ${ofKind(kind)} and ${changedBefore('$2')}) waiting`;
  return { text, values: [before, next] };
}

/** Payments whose person was forgotten, in the order in which it happened. @param month `YYYY-MM`; undefined: all. */
export function selectForgotten(month: string | undefined): Query {
  const period = `
    forgotten_at >= ($1::date)::timestamp at time zone 'Europe/Rome'
    and forgotten_at < ($1::date + interval '1 month')::timestamp at time zone 'Europe/Rome'`;
  const text = `
    select reference, service_slug as "serviceSlug", status, paid_at is not null as "isPaid", day_at as at,
      forgotten_at as "forgottenAt"
    from payment where forgotten_at is not null ${month === undefined ? '' : `and ${period}`}
    order by forgotten_at, id`;
  return { text, values: month === undefined ? [] : [`${month}-01`] };
}
