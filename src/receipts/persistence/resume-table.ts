import type { Database, Executor, Statement, Transaction } from '../../shared/database.js';
import type { ClaimedDelivery, Delivery } from './delivery-table.js';

/** A message with the link to an unpaid payment, due at once. */
export interface NewResumeDelivery {
  readonly paymentId: string;
  readonly messageId: string;
  readonly queuedAt: Date;
}

const LIST: Statement = {
  name: 'resume_delivery_list',
  text: `
    select version, state, queued_at as "queuedAt", sent_at as "sentAt"
    from resume_delivery where payment_id = $1 order by version`,
};

const ADD_REQUESTED: Statement = {
  name: 'resume_delivery_add_requested',
  text: `
    insert into resume_delivery (payment_id, version, reason, state, next_attempt_at, message_id, queued_at)
    values ($1, $2, 'requested_by_citizen', 'queued', $3, $4, $3)
    on conflict (payment_id, version) do nothing
    returning id`,
};

// A version taken meanwhile by a request is an error, after which the outbox tells its message again.
const ADD_AUTOMATIC: Statement = {
  name: 'resume_delivery_add_automatic',
  text: `
    insert into resume_delivery (payment_id, version, reason, state, next_attempt_at, message_id, queued_at)
    select $1, coalesce(max(version), 0) + 1, 'automatic', 'queued', $2::timestamptz, $3, $2::timestamptz
    from resume_delivery where payment_id = $1
    on conflict (payment_id) where reason = 'automatic' and state <> 'dropped' do nothing`,
};

const MARK_DROPPED: Statement = {
  name: 'resume_delivery_mark_dropped',
  text: `
    update resume_delivery set state = 'dropped', lease_until = null, last_error_code = $3
    where id = $1 and state = 'sending' and lease_until = $2`,
};

/** Every message with the link to this payment, first to last. */
export async function listResumeDeliveries(executor: Executor, paymentId: string): Promise<Delivery[]> {
  return executor.query<Delivery>(LIST, [paymentId]);
}

/** Adds a message that the citizen asked for; false when another request took this version at the same time. */
export async function addRequestedResume(
  tx: Transaction,
  version: number,
  { paymentId, messageId, queuedAt }: NewResumeDelivery,
): Promise<boolean> {
  return (await tx.query(ADD_REQUESTED, [paymentId, version, queuedAt, messageId])).length === 1;
}

/** Adds the one message that leaves by itself, unless the payment has had it. */
export async function addAutomaticResume(
  executor: Executor,
  { paymentId, messageId, queuedAt }: NewResumeDelivery,
): Promise<void> {
  await executor.query(ADD_AUTOMATIC, [paymentId, queuedAt, messageId]);
}

/** There is nothing to resume any more, or nobody to write to. */
export async function markDropped(
  database: Database,
  { id, leaseUntil }: ClaimedDelivery,
  errorCode: string,
): Promise<void> {
  await database.query(MARK_DROPPED, [id, leaseUntil, errorCode]);
}
