import type pg from 'pg';

/** What the system still has to do, as its tables say. */
export interface Unfinished {
  /** Payments whose outcome or whose receipt is open. */
  readonly payments: readonly string[];
  readonly untold: number;
  /** Work whose time has come by the portal's clock. */
  readonly due: number;
  /** When further work is due, soonest first; in milliseconds since 1970. */
  readonly times: readonly number[];
  /** No outcome is open and nothing waits in the outbox: what is left is mail. */
  readonly isMailOnly: boolean;
  /** Changes with each step that anybody takes. */
  readonly mark: string;
}

const PAYMENTS = `
  select p.public_id as "publicId" from payment p
  where p.status in ('pending', 'under_review')
    or exists (select 1 from payment_attempt a where a.payment_id = p.id and a.status = 'open')
    or exists (select 1 from receipt r join receipt_delivery d on d.receipt_id = r.id
               where r.payment_id = p.public_id and d.state in ('queued', 'sending'))
    or exists (select 1 from resume_delivery d where d.payment_id = p.public_id and d.state in ('queued', 'sending'))
    or (p.status = 'paid' and not exists (select 1 from receipt r where r.payment_id = p.public_id))`;
// Closed orders are asked about for a day more, in case the bank learns of them: that is no unfinished work.
const WORK = `
  select 'question' as kind, a.next_query_at as at, a.query_count as steps
  from payment_attempt a join payment p on p.id = a.payment_id
  where a.next_query_at is not null and (a.status = 'open' or p.status in ('pending', 'under_review'))
  union all select 'message', next_try_at, tries from outbox where done_at is null
  union all select 'delivery', coalesce(lease_until, next_attempt_at), attempt + failures
  from receipt_delivery where state in ('queued', 'sending')
  union all select 'reminder', coalesce(lease_until, next_attempt_at), attempt + failures
  from resume_delivery where state in ('queued', 'sending')
  order by 2`;

/** Reads what is unfinished at `now`. Rejects while the database is away. */
export async function readUnfinished(sql: pg.Pool, now: Date): Promise<Unfinished> {
  const [payments, work] = await Promise.all([
    sql.query<{ publicId: string }>(PAYMENTS),
    sql.query<{ kind: string; at: Date; steps: number }>(WORK),
  ]);
  const times = work.rows.map(({ at }) => at.getTime());
  return {
    payments: payments.rows.map(({ publicId }) => publicId),
    untold: work.rows.filter(({ kind }) => kind === 'message').length,
    due: times.filter((at) => at <= now.getTime()).length,
    times: times.filter((at) => at > now.getTime()),
    isMailOnly: work.rows.every(({ kind }) => kind === 'delivery' || kind === 'reminder'),
    mark: JSON.stringify([payments.rows, work.rows]),
  };
}
