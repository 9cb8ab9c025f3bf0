import type { Database, Executor, Statement, Transaction } from '../database.js';
import type { OutboxMessage } from './outbox-message.js';

/** A message that waits to be told. */
export interface WaitingMessage extends OutboxMessage {
  readonly id: number;
  /** How often it was tried before. */
  readonly tries: number;
}

/** What an operator wants to know: how many messages are late, and by how much. */
export interface OutboxLag {
  readonly waiting: number;
  /** Age of the oldest waiting message, in milliseconds; 0 when none waits. */
  readonly oldestMs: number;
}

// The lock lasts as long as the relay's transaction: another worker skips the row, and a worker that dies frees it.
const LOCK_NEXT_DUE: Statement = {
  name: 'outbox_lock_next_due',
  text: `
    select id, topic, payload, tries from outbox
    where done_at is null and next_try_at <= $1
    order by next_try_at, id
    limit 1
    for update skip locked`,
};

const MARK_DONE: Statement = {
  name: 'outbox_mark_done',
  text: `update outbox set done_at = $2, tries = tries + 1, last_error_code = null where id = $1`,
};

const TRY_LATER: Statement = {
  name: 'outbox_try_later',
  text: `update outbox set tries = tries + 1, next_try_at = $2, last_error_code = $3 where id = $1`,
};

const DELETE_DONE: Statement = {
  name: 'outbox_delete_done',
  text: `
    delete from outbox where id in (
      select id from outbox where done_at < $1 order by done_at limit $2 for update skip locked
    ) returning id`,
};

const LAG: Statement = {
  name: 'outbox_lag',
  text: `
    select count(*) as waiting,
           coalesce(extract(epoch from $1::timestamptz - min(created_at)) * 1000, 0)::bigint as "oldestMs"
    from outbox where done_at is null`,
};

/** Locks the message that has been due for longest and that no other worker holds; undefined when there is none. */
export async function lockNextDueMessage(tx: Transaction, now: Date): Promise<WaitingMessage | undefined> {
  const [message] = await tx.query<WaitingMessage>(LOCK_NEXT_DUE, [now]);
  return message;
}

/** The message was told: it stays for a day, for whoever asks what happened. */
export async function markDone(tx: Transaction, id: number, now: Date): Promise<void> {
  await tx.query(MARK_DONE, [id, now]);
}

/** The message was not told: it is due again at `nextTryAt`. */
export async function tryLater(tx: Transaction, id: number, nextTryAt: Date, errorCode: string): Promise<void> {
  await tx.query(TRY_LATER, [id, nextTryAt, errorCode]);
}

/** Deletes up to `limit` messages that were done before `before`; returns how many. */
export async function deleteDoneMessages(database: Database, before: Date, limit: number): Promise<number> {
  const rows = await database.query(DELETE_DONE, [before, limit]);
  return rows.length;
}

/** The messages not told yet, for health and metrics. */
export async function readOutboxLag(database: Executor, now: Date): Promise<OutboxLag> {
  const [lag] = await database.query<OutboxLag>(LAG, [now]);
  return lag ?? { waiting: 0, oldestMs: 0 };
}
