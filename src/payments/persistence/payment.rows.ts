import type { AttemptStatus, PaymentStatus } from '../../domain/payment-state.js';
import type { Payer } from '../payment-reader.js';
import type { PaymentView } from '../payment-view.js';
import type { ChainedEvent, NewEvent } from './event-chain.js';
import type { NewAttempt } from './payment.records.js';

/** One row of `select-payment-view`. The payer's columns are null once retention has forgotten the person. */
export interface ViewRow extends Omit<PaymentView, 'payer' | 'attempt'>, Payer {
  readonly status: PaymentStatus;
  readonly hasPayer: boolean;
  readonly attemptId: number;
  readonly attemptNumber: number;
  readonly orderCode: string;
  readonly attemptStatus: AttemptStatus;
  readonly gateway: string;
  readonly openedAt: Date;
  readonly expiresAt: Date;
}

/** The row as pages and other modules read it. */
export function toView(row: ViewRow): PaymentView {
  return {
    ...pickFacts(row),
    payer: row.hasPayer ? pickPayer(row) : null,
    description: row.hasPayer ? row.description : null,
    extraFields: row.hasPayer ? row.extraFields : [],
    attempt: {
      id: row.attemptId,
      number: row.attemptNumber,
      orderCode: row.orderCode,
      status: row.attemptStatus,
      gateway: row.gateway,
      openedAt: row.openedAt,
      expiresAt: row.expiresAt,
    },
  };
}

/** The columns of an attempt, in the order of the insert statements. */
export function attemptColumns(attempt: NewAttempt): readonly unknown[] {
  const { orderCode, gateway, shopId, keyVersion, expiresAt, nextQueryAt } = attempt;
  return [orderCode, gateway, shopId, keyVersion, expiresAt, nextQueryAt];
}

export function attemptOpened(attempt: NewAttempt): NewEvent {
  const { orderCode, gateway, shopId, expiresAt } = attempt;
  return { type: 'attempt-opened', data: { orderCode, gateway, shopId, expiresAt: expiresAt.toISOString() } };
}

/** Events as the JSON that `jsonb_to_recordset` unfolds into rows; hashes travel as hexadecimal text. */
export function toRecordset(events: readonly ChainedEvent[]): string {
  return JSON.stringify(
    events.map((event) => ({
      sequence: event.sequence,
      type: event.type,
      data: event.data,
      previous_hash: event.previousHash?.toString('hex') ?? null,
      hash: event.hash.toString('hex'),
    })),
  );
}

function pickFacts(row: ViewRow): Omit<PaymentView, 'payer' | 'attempt' | 'description' | 'extraFields'> {
  const { id, publicId, reference, language, serviceSlug, serviceName, officeName, officeEmail, officePhone } = row;
  const { accountingCode } = row;
  const { amountCents, rateMillionths, commissionCents, totalCents, refundedCents } = row;
  const { status, isLate, transactionCode, paidAt, createdAt, forgottenAt } = row;
  return {
    id,
    publicId,
    reference,
    language,
    serviceSlug,
    serviceName,
    officeName,
    officeEmail,
    officePhone,
    accountingCode,
    amountCents,
    rateMillionths,
    commissionCents,
    totalCents,
    refundedCents,
    status,
    isLate,
    transactionCode,
    paidAt,
    createdAt,
    forgottenAt,
  };
}

function pickPayer(row: ViewRow): Payer {
  const { firstName, lastName, taxCode, address, city, postalCode, province, email } = row;
  return { firstName, lastName, taxCode, address, city, postalCode, province, email };
}
