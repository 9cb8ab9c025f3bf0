import type { LedgerLine } from '../support/bank.js';
import type { TestPortal } from '../support/portal.js';
import { until } from '../support/until.js';

/** What the portal and the bank hold of one payment, in the words of their own tables. */
export interface PaymentBooks {
  readonly status: string;
  /** The bank's truth came after the citizen had been told something else. */
  readonly isLate: boolean;
  /** What the portal holds of each attempt, in their order. */
  readonly attempts: readonly string[];
  /** What the bank holds of the same attempts; `unknown` when it never saw the order. */
  readonly bank: readonly string[];
  /** The history; an outcome with the way by which it was learnt: `paid by return`. */
  readonly events: readonly string[];
  /** Kinds of the alerts raised for the staff. */
  readonly alerts: readonly string[];
  /** E-mails with a receipt that the mail server accepted. */
  readonly receiptsMailed: number;
}

/** The usual end of a payment, with what a test says about it. */
export function paidBooks(changes: Partial<PaymentBooks> = {}): PaymentBooks {
  return {
    status: 'paid',
    isLate: false,
    attempts: ['paid'],
    bank: ['paid'],
    events: ['created', 'attempt-opened', 'paid by notification'],
    alerts: [],
    receiptsMailed: 1,
    ...changes,
  };
}

/** Reads both books once the queue has nothing left to do, so that a second e-mail would have been counted. */
export async function booksOf(portal: TestPortal, publicId: string): Promise<PaymentBooks> {
  await until('the queue has nothing left to do', () => isQueueEmpty(portal));
  const [payment] = await select<{ status: string; isLate: boolean }>(
    portal,
    'select status, is_late as "isLate" from payment where public_id = $1',
    publicId,
  );
  if (payment === undefined) throw new Error('no such payment');
  const attempts = await select<{ status: string; orderCode: string }>(portal, ATTEMPTS, publicId);
  const ledger = await portal.bank.ledger();
  return {
    ...payment,
    attempts: attempts.map(({ status }) => status),
    bank: attempts.map(({ orderCode }) => lineOf(ledger, orderCode)?.status ?? 'unknown'),
    events: (await select<{ text: string }>(portal, EVENTS, publicId)).map(({ text }) => text),
    alerts: (await select<{ kind: string }>(portal, ALERTS, publicId)).map(({ kind }) => kind),
    receiptsMailed: portal.mail.messages.filter(
      ({ text, attachments }) => attachments.length > 0 && text?.includes(publicId) === true,
    ).length,
  };
}

/** Waits until the payment has this status. */
export async function becomes(portal: TestPortal, publicId: string, status: string): Promise<void> {
  await until(`the payment is ${status}`, async () => (await statusOf(portal, publicId)) === status);
}

export async function statusOf(portal: TestPortal, publicId: string): Promise<string | undefined> {
  const [row] = await select<{ status: string }>(portal, 'select status from payment where public_id = $1', publicId);
  return row?.status;
}

/** How many times the sweepers asked the bank about the latest attempt. */
export async function questionsAbout(portal: TestPortal, publicId: string): Promise<number> {
  const attempts = await select<{ questions: number }>(portal, ATTEMPTS, publicId);
  return attempts.at(-1)?.questions ?? 0;
}

/** Waits until the sweepers have asked about the latest attempt this many times. */
export async function isAsked(portal: TestPortal, publicId: string, times: number): Promise<void> {
  await until(`the bank was asked ${times} times`, async () => (await questionsAbout(portal, publicId)) >= times);
}

/** Rows of a table or join that fulfil a condition. */
export async function count(portal: TestPortal, from: string, ...values: unknown[]): Promise<number> {
  const { rows } = await portal.sql.query<{ count: number }>(`select count(*)::int as count from ${from}`, values);
  return rows[0]?.count ?? -1;
}

/**
 * Every cent that the bank took is in the portal's books, under the same order and code, and nothing else is:
 * what must hold at the end of whatever happened.
 */
export async function expectMoneyToAgree(portal: TestPortal): Promise<void> {
  const { rows } = await portal.sql.query<MoneyLine>(COLLECTED);
  const taken = (await portal.bank.ledger()).filter(({ capturedCents }) => capturedCents > 0);
  const lines = taken.map(({ orderId, capturedCents, transactionCode }) => ({
    orderCode: orderId,
    cents: capturedCents,
    transactionCode,
  }));
  const inOrder = (money: MoneyLine[]): MoneyLine[] =>
    money.toSorted((left, right) => (left.orderCode < right.orderCode ? -1 : 1));
  expect(inOrder(rows)).toEqual(inOrder(lines));
}

interface MoneyLine {
  readonly orderCode: string;
  readonly cents: number;
  readonly transactionCode: string | null;
}

const COLLECTED = `
  select order_code as "orderCode", amount_cents::int as cents, transaction_code as "transactionCode"
  from payment_attempt where status in ('paid', 'excess_paid')`;
const ATTEMPTS = `
  select a.status, a.order_code as "orderCode", a.query_count as questions
  from payment_attempt a join payment p on p.id = a.payment_id where p.public_id = $1 order by a.number`;
const EVENTS = `
  select concat_ws(' by ', e.type, e.data ->> 'source') as text
  from payment_event e join payment p on p.id = e.payment_id where p.public_id = $1 order by e.sequence`;
const ALERTS = `
  select a.kind from payment_alert a join payment p on p.id = a.payment_id where p.public_id = $1 order by a.id`;
const UNFINISHED = `
  select 1 from outbox where done_at is null
  union all select 1 from receipt_delivery where state <> 'sent'
  union all select 1 from resume_delivery where state not in ('sent', 'dropped')
  limit 1`;

async function isQueueEmpty(portal: TestPortal): Promise<boolean> {
  return (await portal.sql.query(UNFINISHED)).rowCount === 0;
}

async function select<Row extends object>(portal: TestPortal, text: string, publicId: string): Promise<Row[]> {
  return (await portal.sql.query<Row>(text, [publicId])).rows;
}

function lineOf(ledger: readonly LedgerLine[], orderCode: string): LedgerLine | undefined {
  return ledger.find(({ orderId }) => orderId === orderCode);
}
