import type { Database, Executor, Statement, Transaction } from '../../shared/database.js';
import type { Receipt } from '../receipt.js';

/** Where one sending of a receipt stands. */
export type DeliveryState = 'queued' | 'sending' | 'sent' | 'failed';

/** One sending of a receipt, as the pages and the resend rule see it. */
export interface Delivery {
  readonly version: number;
  readonly state: DeliveryState;
  readonly queuedAt: Date;
  readonly sentAt: Date | null;
}

/** A delivery that was handed to the queue: `attempt` tells its jobs apart. */
export interface HandedOver {
  readonly id: number;
  readonly attempt: number;
}

/** A delivery that one worker alone may send, until its lease ends. */
export interface ClaimedDelivery {
  readonly id: number;
  readonly version: number;
  readonly failures: number;
  readonly queuedAt: Date;
  readonly leaseUntil: Date;
  /** The same for each try, so that a mailbox can tell a repeated message. */
  readonly messageId: string;
  readonly paymentId: Receipt['paymentId'];
}

const LIST: Statement = {
  name: 'delivery_list',
  text: `
    select version, state, queued_at as "queuedAt", sent_at as "sentAt"
    from receipt_delivery where receipt_id = (select id from receipt where payment_id = $1)
    order by version`,
};

const COUNT_UNSENT: Statement = {
  name: 'delivery_count_unsent',
  text: `
    select (select count(*) from receipt_delivery where state = 'queued') as queued,
           (select count(*) from receipt_delivery where state = 'sending') as sending,
           (select count(*) from receipt_delivery where state = 'failed') as failed`,
};

const ADD: Statement = {
  name: 'delivery_add',
  text: `
    insert into receipt_delivery (receipt_id, version, reason, state, next_attempt_at, message_id, queued_at)
    select id, $2, 'resend_by_citizen', 'queued', $3, $4, $3 from receipt where payment_id = $1`,
};

// Due is what waits for its time, and what a worker took and did not give back in time. Until the job runs, the
// next time is the end of the queue's turn: a job that got lost there becomes due again by itself.
const HAND_OVER_DUE: Statement = {
  name: 'delivery_hand_over_due',
  text: `
    update receipt_delivery
    set state = 'queued', lease_until = null, attempt = attempt + 1, next_attempt_at = $2
    where id in (
      select id from receipt_delivery
      where (state = 'queued' and next_attempt_at <= $1) or (state = 'sending' and lease_until <= $1)
      order by queued_at
      limit $3
      for update skip locked
    )
    returning id, attempt`,
};

const TAKE_BACK: Statement = {
  name: 'delivery_take_back',
  text: `update receipt_delivery set next_attempt_at = $2 where id = any($1) and state = 'queued'`,
};

const CLAIM: Statement = {
  name: 'delivery_claim',
  text: `
    update receipt_delivery d set state = 'sending', lease_until = $2
    from receipt r
    where d.id = $1 and d.state = 'queued' and r.id = d.receipt_id
    returning d.id, d.version, d.failures, d.queued_at as "queuedAt", d.lease_until as "leaseUntil",
              d.message_id as "messageId", r.payment_id as "paymentId"`,
};

// The server accepted the message, so it is sent, whoever holds the lease by now.
const MARK_SENT: Statement = {
  name: 'delivery_mark_sent',
  text: `
    update receipt_delivery set state = 'sent', sent_at = $2, lease_until = null, last_error_code = null
    where id = $1 and state <> 'sent'`,
};

const MARK_FOR_RETRY: Statement = {
  name: 'delivery_mark_for_retry',
  text: `
    update receipt_delivery
    set state = 'queued', lease_until = null, failures = failures + 1, next_attempt_at = $3, last_error_code = $4
    where id = $1 and state = 'sending' and lease_until = $2`,
};

const MARK_FAILED: Statement = {
  name: 'delivery_mark_failed',
  text: `
    update receipt_delivery set state = 'failed', lease_until = null, failures = failures + 1, last_error_code = $3
    where id = $1 and state = 'sending' and lease_until = $2`,
};

/** Deliveries that have not left, by state. */
export type UnsentDeliveries = Readonly<Record<Exclude<DeliveryState, 'sent'>, number>>;

/** Counts what has not left; each state has its own small index. */
export async function countUnsent(executor: Executor): Promise<UnsentDeliveries> {
  const [counts] = await executor.query<UnsentDeliveries>(COUNT_UNSENT, []);
  return counts ?? { queued: 0, sending: 0, failed: 0 };
}

/** Every delivery of a payment's receipt, first to last; empty when it has no receipt. */
export async function listDeliveries(executor: Executor, paymentId: string): Promise<Delivery[]> {
  return executor.query<Delivery>(LIST, [paymentId]);
}

/** Adds a sending of a receipt that exists, due at once. */
export async function addDelivery(
  tx: Transaction,
  paymentId: string,
  delivery: { readonly version: number; readonly messageId: string; readonly queuedAt: Date },
): Promise<void> {
  await tx.query(ADD, [paymentId, delivery.version, delivery.queuedAt, delivery.messageId]);
}

/** Takes up to `limit` deliveries that are due at `now`, oldest first, for the queue, where their turn lasts until `turnEndsAt`. */
export async function handOverDue(
  database: Database,
  now: Date,
  turnEndsAt: Date,
  limit: number,
): Promise<HandedOver[]> {
  return database.query<HandedOver>(HAND_OVER_DUE, [now, turnEndsAt, limit]);
}

/** The queue did not take them: they are due again at `nextAttemptAt`. */
export async function takeBack(database: Database, ids: readonly number[], nextAttemptAt: Date): Promise<void> {
  await database.query(TAKE_BACK, [ids, nextAttemptAt]);
}

/** Claims a delivery until `leaseUntil`; undefined when it is not waiting (sent, failed, or in other hands). */
export async function claimDelivery(
  database: Database,
  id: number,
  leaseUntil: Date,
): Promise<ClaimedDelivery | undefined> {
  const [claimed] = await database.query<ClaimedDelivery>(CLAIM, [id, leaseUntil]);
  return claimed;
}

/** The mail server accepted the message. */
export async function markSent(database: Database, id: number, now: Date): Promise<void> {
  await database.query(MARK_SENT, [id, now]);
}

/** To be tried again at `nextAttemptAt`, unless the lease was lost meanwhile. */
export async function markForRetry(
  database: Database,
  claimed: ClaimedDelivery,
  nextAttemptAt: Date,
  errorCode: string,
): Promise<void> {
  await database.query(MARK_FOR_RETRY, [claimed.id, claimed.leaseUntil, nextAttemptAt, errorCode]);
}

/** Not to be tried again: staff see it, with the reason. */
export async function markFailed(database: Database, claimed: ClaimedDelivery, errorCode: string): Promise<void> {
  await database.query(MARK_FAILED, [claimed.id, claimed.leaseUntil, errorCode]);
}
