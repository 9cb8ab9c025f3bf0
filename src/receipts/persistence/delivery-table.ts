import type { Database, Executor, Statement, Transaction } from '../../shared/database.js';
import type { Claimed } from '../../shared/delivery/delivery-life.js';
import type { Receipt } from '../receipt.js';
import { type DeliveryKind, deliveryLives } from './delivery-life.js';

/** Where one sending stands; `dropped` is a message that had lost its sense before it left. */
export type DeliveryState = 'queued' | 'sending' | 'sent' | 'failed' | 'dropped';

/** One sending, as the pages and the resend rule see it. */
export interface Delivery {
  readonly version: number;
  readonly state: DeliveryState;
  readonly queuedAt: Date;
  readonly sentAt: Date | null;
  /** Where it goes when not to the payer's own address, which staff have corrected. */
  readonly address: string | null;
}

/** A sending to be added to a receipt's others. */
export interface NewDelivery {
  readonly version: number;
  readonly reason: 'resend_by_citizen' | 'resend_by_staff';
  readonly messageId: string;
  readonly queuedAt: Date;
  /** Null: the payer's own. */
  readonly address: string | null;
}

/** A delivery that one worker alone may send, until its lease ends. */
export interface ClaimedDelivery extends Claimed {
  readonly kind: DeliveryKind;
  readonly version: number;
  readonly reason: string;
  /** The same for each try, so that a mailbox can tell a repeated message. */
  readonly messageId: string;
  readonly paymentId: Receipt['paymentId'];
  /** Null: the payer's own. */
  readonly address: string | null;
}

const LIST: Statement = {
  name: 'delivery_list',
  text: `
    select version, state, queued_at as "queuedAt", sent_at as "sentAt", a.email as address
    from receipt_delivery left join receipt_delivery_address a on a.delivery_id = id where receipt_id = (select id from receipt where payment_id = $1)
    order by version`,
};

const COUNT_WAITING: Statement = {
  name: 'delivery_count_waiting',
  text: `
    select (select count(*) from receipt_delivery where state = 'queued') as queued,
           (select count(*) from receipt_delivery where state = 'sending') as sending`,
};

const ADD: Statement = {
  name: 'delivery_add',
  text: `
    with added as (
      insert into receipt_delivery (receipt_id, version, reason, state, next_attempt_at, message_id, queued_at)
      select id, $2, $5, 'queued', $3, $4, $3 from receipt where payment_id = $1 returning id
    )
    insert into receipt_delivery_address (delivery_id, email) select id, $6 from added where $6::text is not null`,
};

// A worker that has its job finds it no longer waiting, and sends nothing.
const SUPERSEDE: Statement = {
  name: 'delivery_supersede',
  text: `
    update receipt_delivery set state = 'failed', last_error_code = 'superseded'
    where state = 'queued' and receipt_id = (select id from receipt where payment_id = $1)`,
};

/** Deliveries that will still be tried, by state. */
export type WaitingDeliveries = Readonly<Record<'queued' | 'sending', number>>;

/** Counts what is on its way; each state has its own small index. */
export async function countWaiting(executor: Executor): Promise<WaitingDeliveries> {
  const [counts] = await executor.query<WaitingDeliveries>(COUNT_WAITING, []);
  return counts ?? { queued: 0, sending: 0 };
}

/** Every delivery of a payment's receipt, first to last; empty when it has no receipt. */
export async function listDeliveries(executor: Executor, paymentId: string): Promise<Delivery[]> {
  return executor.query<Delivery>(LIST, [paymentId]);
}

/** Adds a sending of a receipt that exists, due at once. */
export async function addDelivery(
  tx: Transaction,
  paymentId: string,
  { version, reason, messageId, queuedAt, address }: NewDelivery,
): Promise<void> {
  await tx.query(ADD, [paymentId, version, queuedAt, messageId, reason, address]);
}

/** Gives up what still waits to be sent: another sending takes its place. */
export async function supersedeWaiting(tx: Transaction, paymentId: string): Promise<void> {
  await tx.query(SUPERSEDE, [paymentId]);
}

/** Claims a delivery until `leaseUntil`; undefined when it is not waiting (at its end, or in other hands). */
export async function claimDelivery(
  database: Database,
  kind: DeliveryKind,
  id: number,
  leaseUntil: Date,
): Promise<ClaimedDelivery | undefined> {
  const [claimed] = await database.query<Omit<ClaimedDelivery, 'kind'>>(deliveryLives[kind].claim, [id, leaseUntil]);
  return claimed && { kind, ...claimed };
}

/** The mail server accepted the message. */
export async function markSent(database: Database, { kind, id }: ClaimedDelivery, now: Date): Promise<void> {
  await database.query(deliveryLives[kind].markSent, [id, now]);
}

/** To be tried again at `nextAttemptAt`, unless the lease was lost meanwhile. */
export async function markForRetry(
  database: Database,
  { kind, id, leaseUntil }: ClaimedDelivery,
  nextAttemptAt: Date,
  errorCode: string,
): Promise<void> {
  await database.query(deliveryLives[kind].markForRetry, [id, leaseUntil, nextAttemptAt, errorCode]);
}

/** Not to be tried again: staff see it, with the reason. */
export async function markFailed(
  database: Database,
  { kind, id, leaseUntil }: ClaimedDelivery,
  errorCode: string,
): Promise<void> {
  await database.query(deliveryLives[kind].markFailed, [id, leaseUntil, errorCode]);
}
