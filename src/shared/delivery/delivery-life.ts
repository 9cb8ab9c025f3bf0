import type { Database, Statement } from '../database.js';
import type { Turn } from '../queue/queue-filler.js';

/** The statements that every delivery lives by, from the queue to its end. */
export interface DeliveryLife {
  readonly handOverDue: Statement;
  readonly takeBack: Statement;
  readonly claim: Statement;
  readonly markSent: Statement;
  readonly markForRetry: Statement;
  readonly markFailed: Statement;
}

/** A delivery that was handed to the queue: `attempt` tells its jobs apart. */
export interface HandedOver {
  readonly id: number;
  readonly attempt: number;
}

/** What every delivery that one worker alone may send, until its lease ends, is known by. */
export interface Claimed {
  readonly id: number;
  /** Failures before this try. */
  readonly failures: number;
  readonly queuedAt: Date;
  readonly leaseUntil: Date;
}

/**
 * The life of the deliveries in `table`, which has the columns that these statements name. `claimedColumns` is the SQL
 * of what a claim answers with besides {@link Claimed}, for the row `d` of the table.
 */
export function deliveryLife(table: string, claimedColumns: string): DeliveryLife {
  return {
    // Due is what waits for its time, and what a worker took and did not give back in time. Until the job runs, the
    // next time is the end of the queue's turn: a job that got lost there becomes due again by itself.
    handOverDue: {
      name: `${table}_hand_over_due`,
      text: `
        update ${table}
        set state = 'queued', lease_until = null, attempt = attempt + 1, next_attempt_at = $2
        where id in (
          select id from ${table}
          where (state = 'queued' and next_attempt_at <= $1) or (state = 'sending' and lease_until <= $1)
          order by queued_at
          limit $3
          for update skip locked
        )
        returning id, attempt`,
    },
    takeBack: {
      name: `${table}_take_back`,
      text: `update ${table} set next_attempt_at = $2 where id = any($1) and state = 'queued'`,
    },
    claim: {
      name: `${table}_claim`,
      text: `
        update ${table} d set state = 'sending', lease_until = $2
        where d.id = $1 and d.state = 'queued'
        returning d.id, d.failures, d.queued_at as "queuedAt", d.lease_until as "leaseUntil", ${claimedColumns}`,
    },
    // The other side accepted it, so it is sent, whoever holds the lease by now.
    markSent: {
      name: `${table}_mark_sent`,
      text: `
        update ${table} set state = 'sent', sent_at = $2, lease_until = null, last_error_code = null
        where id = $1 and state <> 'sent'`,
    },
    markForRetry: {
      name: `${table}_mark_for_retry`,
      text: `
        update ${table}
        set state = 'queued', lease_until = null, failures = failures + 1, next_attempt_at = $3, last_error_code = $4
        where id = $1 and state = 'sending' and lease_until = $2`,
    },
    markFailed: {
      name: `${table}_mark_failed`,
      text: `
        update ${table} set state = 'failed', lease_until = null, failures = failures + 1, last_error_code = $3
        where id = $1 and state = 'sending' and lease_until = $2`,
    },
  };
}

/** Takes deliveries that are due, oldest first, for the queue. */
export async function handOverDue(database: Database, life: DeliveryLife, turn: Turn): Promise<HandedOver[]> {
  return database.query<HandedOver>(life.handOverDue, [turn.now, turn.turnEndsAt, turn.limit]);
}

/** The queue did not take them: they are due again at `nextAttemptAt`. */
export async function takeBack(
  database: Database,
  life: DeliveryLife,
  ids: readonly number[],
  nextAttemptAt: Date,
): Promise<void> {
  await database.query(life.takeBack, [ids, nextAttemptAt]);
}
