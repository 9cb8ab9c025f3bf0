import type { Executor, Statement, Transaction } from '../../shared/database.js';
import type { Receipt } from '../receipt.js';

/** What a new receipt is made of; its number comes from the year's counter. */
export interface NewReceipt {
  readonly paymentId: string;
  readonly year: number;
  readonly verificationCode: string;
  readonly reference: number;
  readonly amountCents: number;
  readonly commissionCents: number;
  readonly totalCents: number;
  readonly paidAt: Date;
  readonly issuedAt: Date;
  /** Of the first delivery. */
  readonly messageId: string;
}

/** A receipt's columns under the names of {@link Receipt}. */
export const RECEIPT_COLUMNS = `
  id, payment_id as "paymentId", year, number, verification_code as "verificationCode", reference,
  amount_cents as "amountCents", commission_cents as "commissionCents", total_cents as "totalCents",
  paid_at as "paidAt", issued_at as "issuedAt"`;

// The year's row is locked until commit, so that one receipt at a time takes a number and none is lost by a rollback.
const LOCK_COUNTER: Statement = {
  name: 'receipt_lock_counter',
  text: `
    insert into receipt_counter (year, last_number) values ($1, 0)
    on conflict (year) do update set last_number = receipt_counter.last_number`,
};

// Runs after the lock is held, with a snapshot of its own: a receipt that was issued meanwhile is seen.
const ISSUE: Statement = {
  name: 'receipt_issue',
  text: `
    with taken as (
      update receipt_counter set last_number = last_number + 1
      where year = $2 and not exists (select from receipt where payment_id = $1)
      returning last_number
    ), issued as (
      insert into receipt (payment_id, year, number, verification_code, reference,
                           amount_cents, commission_cents, total_cents, paid_at, issued_at)
      select $1, $2, last_number, $3, $4, $5, $6, $7, $8, $9 from taken
      returning *
    ), first_delivery as (
      insert into receipt_delivery (receipt_id, version, reason, state, next_attempt_at, message_id, queued_at)
      select id, 1, 'automatic', 'queued', $9, $10, $9 from issued
    )
    select ${RECEIPT_COLUMNS} from issued`,
};

const FIND_BY_PAYMENT: Statement = {
  name: 'receipt_by_payment',
  text: `select ${RECEIPT_COLUMNS} from receipt where payment_id = $1`,
};

const FIND_BY_CODE: Statement = {
  name: 'receipt_by_code',
  text: `select ${RECEIPT_COLUMNS} from receipt where verification_code = $1`,
};

const LOCK_BY_PAYMENT: Statement = {
  name: 'receipt_lock_by_payment',
  text: `select id from receipt where payment_id = $1 for update`,
};

/**
 * Issues the receipt of a payment and its first delivery; undefined when it was issued before. To be called alone
 * in its transaction: the counter of the year stays locked until the commit.
 */
export async function insertReceipt(tx: Transaction, receipt: NewReceipt): Promise<Receipt | undefined> {
  // Both are sent at once; PostgreSQL runs the second when the first has its lock.
  const locked = tx.query(LOCK_COUNTER, [receipt.year]);
  const issuing = tx.query<Receipt>(ISSUE, [
    receipt.paymentId,
    receipt.year,
    receipt.verificationCode,
    receipt.reference,
    receipt.amountCents,
    receipt.commissionCents,
    receipt.totalCents,
    receipt.paidAt,
    receipt.issuedAt,
    receipt.messageId,
  ]);
  const [, [issued]] = await Promise.all([locked, issuing]);
  return issued;
}

/** The receipt of the payment with this public id. */
export async function findReceipt(executor: Executor, paymentId: string): Promise<Receipt | undefined> {
  const [receipt] = await executor.query<Receipt>(FIND_BY_PAYMENT, [paymentId]);
  return receipt;
}

/** The receipt that carries this verification code. */
export async function findReceiptByCode(executor: Executor, verificationCode: string): Promise<Receipt | undefined> {
  const [receipt] = await executor.query<Receipt>(FIND_BY_CODE, [verificationCode]);
  return receipt;
}

/** Lets one transaction at a time add deliveries to the receipt. */
export async function lockReceipt(tx: Transaction, paymentId: string): Promise<void> {
  await tx.query(LOCK_BY_PAYMENT, [paymentId]);
}
