import type { Statement } from '../../shared/database.js';

/** Only one process adds up at a time; any other finds nothing to do. Any number, the same in every process. */
export const lockFolding: Statement = {
  name: 'lock-day-summary-folding',
  text: `select pg_try_advisory_xact_lock(7402156961) as "isLocked"`,
};

/**
 * Moves up to $1 changes into the summary, oldest first. One statement, so whoever reads summary and changes together
 * finds each payment counted once. Rows are taken in the order of their key, as every other writer of them does.
 */
export const foldDayChanges: Statement = {
  name: 'fold-day-changes',
  text: `
    with taken as (
      delete from payment_day_change where id in (select id from payment_day_change order by id limit $1)
      returning day, service_id, status, payments, amount_cents, commission_cents, total_cents
    ), folded as (
      insert into payment_day_summary as s
        (day, service_id, status, payments, amount_cents, commission_cents, total_cents)
      select day, service_id, status, sum(payments), sum(amount_cents), sum(commission_cents), sum(total_cents)
      from taken group by day, service_id, status order by day, service_id, status
      on conflict (day, service_id, status) do update set
        payments = s.payments + excluded.payments, amount_cents = s.amount_cents + excluded.amount_cents,
        commission_cents = s.commission_cents + excluded.commission_cents,
        total_cents = s.total_cents + excluded.total_cents
    )
    select count(*) as folded from taken`,
};
