import type { Statement, Transaction } from '../database.js';
import type { OutboxMessage } from './outbox-message.js';

/** The channel on which PostgreSQL tells the relay, at commit, that there is something to do. */
export const OUTBOX_CHANNEL = 'outbox';

/**
 * Writes one message and wakes the relay when the transaction commits. One statement, so that a use case can
 * send it together with its other writes. Its values come from {@link outboxValues}.
 */
export const appendToOutboxStatement: Statement = {
  name: 'outbox_append',
  text: `
    with appended as (
      insert into outbox (topic, payload, created_at, next_try_at) values ($1, $2::jsonb, $3, $3) returning id
    )
    select id, pg_notify('${OUTBOX_CHANNEL}', '') from appended`,
};

/** The values of {@link appendToOutboxStatement}. `now` comes from the application's clock. */
export function outboxValues(message: OutboxMessage, now: Date): readonly unknown[] {
  return [message.topic, JSON.stringify(message.payload), now];
}

/** Writes `message` in the caller's transaction: it is told if, and only if, the transaction commits. */
export async function appendToOutbox(tx: Transaction, message: OutboxMessage, now: Date): Promise<void> {
  await tx.query(appendToOutboxStatement, outboxValues(message, now));
}
