import { Injectable } from '@nestjs/common';
import type { PaymentFormInput } from '../../domain/form-fields.js';
import { Database } from '../../shared/database.js';
import type { MadePayment, PreparedPayment } from '../prepared-payment.js';
import * as statements from './prepared.statements.js';

/** What a program has prepared, checked and ready to be stored. */
export interface NewPreparation {
  readonly publicId: string;
  readonly keyId: number;
  readonly externalId: string;
  readonly bodyHash: Buffer;
  readonly serviceId: number;
  readonly amountCents: number;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  /** The fields of the form, as the program sent them. */
  readonly fields: PaymentFormInput;
}

/** What a citizen opens. */
export interface PreparationToPay {
  readonly id: number;
  readonly publicId: string;
  readonly serviceSlug: string;
  readonly amountCents: number;
  readonly expiresAt: Date;
  /** Null once they were used, or forgotten. */
  readonly fields: PaymentFormInput | null;
  /** Public id of the payment that was made of it. */
  readonly paymentId: string | null;
}

/** With the hash of the request that made it. */
export type StoredPreparation = PreparedPayment & { readonly bodyHash: Buffer };

/** A preparation by its payment. */
export interface OwnedPreparation {
  readonly preparedId: number;
  readonly keyId: number;
  readonly prepared: PreparedPayment;
}

type Row = Omit<PreparedPayment, 'payment'> & { readonly bodyHash: Buffer; readonly paymentId: string | null } & Omit<
    MadePayment,
    'publicId'
  >;

/** Reads and writes what other programs prepare. */
@Injectable()
export class PreparedStore {
  constructor(private readonly database: Database) {}

  /** False: this key has used the external id before, and nothing was stored. */
  async insert(prepared: NewPreparation): Promise<boolean> {
    const { publicId, keyId, externalId, bodyHash, serviceId, amountCents, createdAt, expiresAt, fields } = prepared;
    const rows = await this.database.query(statements.insertPrepared, [
      publicId,
      keyId,
      externalId,
      bodyHash,
      serviceId,
      amountCents,
      createdAt,
      expiresAt,
      JSON.stringify(fields),
    ]);
    return rows.length === 1;
  }

  async find(keyId: number, publicId: string): Promise<PreparedPayment | null> {
    const [row] = await this.database.query<Row>(statements.selectPrepared, [keyId, publicId]);
    return row === undefined ? null : toPrepared(row);
  }

  async findByExternalId(keyId: number, externalId: string): Promise<StoredPreparation | null> {
    const [row] = await this.database.query<Row>(statements.selectPreparedByExternalId, [keyId, externalId]);
    return row === undefined ? null : { ...toPrepared(row), bodyHash: row.bodyHash };
  }

  async findOfPayment(paymentId: string): Promise<OwnedPreparation | null> {
    const [row] = await this.database.query<Row & Omit<OwnedPreparation, 'prepared'>>(
      statements.selectPreparedOfPayment,
      [paymentId],
    );
    return row === undefined ? null : { preparedId: row.preparedId, keyId: row.keyId, prepared: toPrepared(row) };
  }

  async findToPay(publicId: string): Promise<PreparationToPay | null> {
    const [row] = await this.database.query<PreparationToPay>(statements.selectToPay, [publicId]);
    return row ?? null;
  }

  /** Deletes what is known of people from up to `limit` preparations that are over; returns how many. */
  async forgetExpired(now: Date, limit: number): Promise<number> {
    return (await this.database.query(statements.forgetExpiredData, [now, limit])).length;
  }
}

function toPrepared(row: Row): PreparedPayment {
  const { publicId, externalId, serviceSlug, amountCents, createdAt, expiresAt, paymentId } = row;
  const { reference, status, commissionCents, totalCents, paidAt, transactionCode } = row;
  const payment =
    paymentId === null
      ? null
      : { publicId: paymentId, reference, status, commissionCents, totalCents, paidAt, transactionCode };
  return { publicId, externalId, serviceSlug, amountCents, createdAt, expiresAt, payment };
}
