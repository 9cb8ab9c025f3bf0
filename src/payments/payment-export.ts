import { Injectable } from '@nestjs/common';
import type { PaymentFilter } from '../domain/payment-filter.js';
import type { PaymentStatus } from '../domain/payment-state.js';
import { ReadingDatabase } from '../shared/reading-database.js';
import { countPayments, selectExportedPayments } from './persistence/payment-export.queries.js';

/** A payment as a file tells it. Money in cents, instants in UTC; what says who paid is null once forgotten. */
export interface ExportedPayment {
  readonly publicId: string;
  readonly reference: number;
  /** The instant of the payment's day: that of the money, else that of the request. */
  readonly at: Date;
  readonly createdAt: Date;
  readonly paidAt: Date | null;
  readonly serviceSlug: string;
  readonly serviceName: string;
  readonly accountingCode: string | null;
  readonly lastName: string | null;
  readonly firstName: string | null;
  readonly taxCode: string | null;
  readonly email: string | null;
  readonly description: string | null;
  readonly address: string | null;
  readonly city: string | null;
  readonly postalCode: string | null;
  readonly province: string | null;
  readonly extraFields: readonly { readonly label: string; readonly value: string }[] | null;
  readonly amountCents: number;
  /** Of the commission, in millionths of a percent. */
  readonly rateMillionths: number;
  readonly commissionCents: number;
  readonly totalCents: number;
  readonly refundedCents: number;
  readonly status: PaymentStatus;
  readonly isLate: boolean;
  readonly transactionCode: string | null;
  /** The order that took the money, else the latest. */
  readonly orderCode: string | null;
}

/** The staff's list of payments, whole: the same filters, the same order. */
@Injectable()
export class PaymentExport {
  constructor(private readonly database: ReadingDatabase) {}

  /** How many payments the filter finds, counted up to `limit`. @throws TooSlow as the list does. */
  async countUpTo(filter: PaymentFilter, limit: number): Promise<number> {
    const [row] = await this.database.read<{ rows: number }>(countPayments(filter, limit));
    return row?.rows ?? 0;
  }

  /** Every payment of the filter at one moment, in memory a batch at a time. @param signal ends it early. */
  batches(filter: PaymentFilter, signal?: AbortSignal): AsyncGenerator<ExportedPayment[], void, undefined> {
    return this.database.batches<ExportedPayment>(selectExportedPayments(filter), signal);
  }
}
