import type { Query } from '../../shared/reading-database.js';
import { COLLECTED, DAYS, SUMS_OF_DAYS } from './payment-totals.queries.js';

/** Today in Italy, as a date: never the database's own clock. */
const TODAY = `($1::timestamptz at time zone 'Europe/Rome')::date`;

/** What was collected on each day since the first of the month eleven months before today's: a whole year is in it. */
export function selectCollectedDays(now: Date): Query {
  const text = `
    select day::text as day, ${SUMS_OF_DAYS} from ${DAYS}
    where day between (date_trunc('month', ${TODAY}::timestamp) - interval '11 months')::date and ${TODAY} and ${COLLECTED}
    group by day order by day`;
  return { text, values: [now] };
}

/** What was collected of each service since the first of January, the one that collected most first. */
export function selectCollectedServices(now: Date): Query {
  const text = `
    select s.slug, s.name, c.* from (
      select service_id, ${SUMS_OF_DAYS} from ${DAYS}
      where day between date_trunc('year', ${TODAY}::timestamp)::date and ${TODAY} and ${COLLECTED}
      group by service_id
    ) c join service s on s.id = c.service_id
    where c.payments > 0 order by c."totalCents" desc, s.position`;
  return { text, values: [now] };
}

/** Payments in a state that is not meant to last, and the oldest of them. */
export function selectStanding(status: 'pending' | 'under_review'): Query {
  const text = `
    select coalesce(sum(payments), 0)::bigint as payments,
      (select day_at from payment where status = $1 and status <> 'paid' order by day_at limit 1) as "oldestAt"
    from ${DAYS} where status = $1`;
  return { text, values: [status] };
}

/** What waits for the staff, and since when. */
export function selectOpenAlerts(): Query {
  const text = `
    select count(*) as alerts, min(raised_at) as "oldestAt" from payment_alert where resolved_at is null`;
  return { text, values: [] };
}

export function selectToday(now: Date): Query {
  return { text: `select ${TODAY}::text as today`, values: [now] };
}
