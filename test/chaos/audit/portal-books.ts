import type pg from 'pg';
import type { ChainedEvent } from '../../../src/payments/persistence/event-chain.js';

/** Everything that the portal holds of one payment, as it stands in its tables. */
export interface PortalPayment {
  readonly id: number;
  readonly publicId: string;
  readonly email: string;
  readonly status: string;
  readonly amountCents: number;
  readonly rateMillionths: number;
  readonly commissionCents: number;
  readonly totalCents: number;
  readonly transactionCode: string | null;
  readonly idempotencyKey: string;
  readonly eventCount: number;
  readonly lastHash: Buffer;
  readonly attempts: readonly PortalAttempt[];
  readonly events: readonly ChainedEvent[];
  readonly alerts: readonly string[];
  readonly receipt: PortalReceipt | undefined;
  readonly deliveries: readonly PortalDelivery[];
  /** E-mails with the link that resumes it. */
  readonly reminders: readonly PortalReminder[];
  /** Messages of the outbox that say that it was paid. */
  readonly paidMessages: number;
}

export interface PortalAttempt {
  readonly paymentId: number;
  readonly orderCode: string;
  readonly status: string;
  readonly amountCents: number;
  readonly transactionCode: string | null;
}

export interface PortalReceipt {
  readonly publicId: string;
  readonly number: number;
  readonly totalCents: number;
}

export interface PortalDelivery {
  readonly publicId: string;
  readonly state: string;
  readonly messageId: string;
}

export interface PortalReminder extends PortalDelivery {
  readonly isAutomatic: boolean;
}

/** The portal's side of the comparison. */
export interface PortalBooks {
  readonly payments: readonly PortalPayment[];
  /** Messages of the outbox that nobody has been told yet. */
  readonly untold: number;
  /** Signed messages of the bank about orders that the portal does not know. */
  readonly unmatched: number;
}

const PAYMENTS = `
  select p.id, p.public_id as "publicId", coalesce(y.email, '') as email, p.status, p.amount_cents as "amountCents",
    p.rate_millionths as "rateMillionths", p.commission_cents as "commissionCents", p.total_cents as "totalCents",
    p.transaction_code as "transactionCode", p.idempotency_key as "idempotencyKey", p.event_count as "eventCount",
    p.last_event_hash as "lastHash"
  from payment p left join payer y on y.payment_id = p.id order by p.id`;
const ATTEMPTS = `
  select payment_id as "paymentId", order_code as "orderCode", status, amount_cents as "amountCents",
    transaction_code as "transactionCode" from payment_attempt order by payment_id, number`;
const EVENTS = `
  select payment_id as "paymentId", sequence, type, at, data, previous_hash as "previousHash", hash
  from payment_event order by payment_id, sequence`;
const ALERTS = `select payment_id as "paymentId", kind from payment_alert order by id`;
const RECEIPTS = `select payment_id as "publicId", number, total_cents as "totalCents" from receipt`;
const DELIVERIES = `
  select r.payment_id as "publicId", d.state, d.message_id as "messageId"
  from receipt_delivery d join receipt r on r.id = d.receipt_id order by d.receipt_id, d.version`;
const REMINDERS = `
  select payment_id as "publicId", state, message_id as "messageId", reason = 'automatic' as "isAutomatic"
  from resume_delivery order by payment_id, version`;
const MESSAGES = `
  select payload ->> 'paymentId' as "publicId" from outbox where topic = 'payment.paid'`;
const COUNTS = `
  select (select count(*) from outbox where done_at is null)::int as untold,
    (select count(*) from unmatched_signal)::int as unmatched`;

/** Reads the portal's books; the tables are read whole, so that nothing escapes the comparison. */
export async function readPortalBooks(sql: pg.Pool): Promise<PortalBooks> {
  const read = async <Row extends object>(text: string): Promise<Row[]> => (await sql.query<Row>(text)).rows;
  const [payments, attempts, events, alerts, receipts, deliveries, reminders, messages, [counts]] = await Promise.all([
    read<Omit<PortalPayment, 'attempts'>>(PAYMENTS),
    read<PortalAttempt>(ATTEMPTS),
    read<ChainedEvent & { paymentId: number }>(EVENTS),
    read<{ paymentId: number; kind: string }>(ALERTS),
    read<PortalReceipt>(RECEIPTS),
    read<PortalDelivery>(DELIVERIES),
    read<PortalReminder>(REMINDERS),
    read<{ publicId: string }>(MESSAGES),
    read<{ untold: number; unmatched: number }>(COUNTS),
  ]);
  const byId = {
    attempts: grouped(attempts, paymentId),
    events: grouped(events, paymentId),
    alerts: grouped(alerts, paymentId),
  };
  const byPublicId = {
    receipts: grouped(receipts, publicId),
    deliveries: grouped(deliveries, publicId),
    reminders: grouped(reminders, publicId),
    messages: grouped(messages, publicId),
  };
  return {
    payments: payments.map((payment) => ({
      ...payment,
      attempts: byId.attempts.get(payment.id) ?? [],
      events: byId.events.get(payment.id) ?? [],
      alerts: (byId.alerts.get(payment.id) ?? []).map(({ kind }) => kind),
      receipt: byPublicId.receipts.get(payment.publicId)?.[0],
      deliveries: byPublicId.deliveries.get(payment.publicId) ?? [],
      reminders: byPublicId.reminders.get(payment.publicId) ?? [],
      paidMessages: byPublicId.messages.get(payment.publicId)?.length ?? 0,
    })),
    untold: counts?.untold ?? 0,
    unmatched: counts?.unmatched ?? 0,
  };
}

const paymentId = (row: { paymentId: number }): number => row.paymentId;
const publicId = (row: { publicId: string }): string => row.publicId;

function grouped<Row, Key>(rows: readonly Row[], keyOf: (row: Row) => Key): Map<Key, Row[]> {
  const groups = new Map<Key, Row[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group === undefined) groups.set(keyOf(row), [row]);
    else group.push(row);
  }
  return groups;
}
