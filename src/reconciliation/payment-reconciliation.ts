import { Injectable } from '@nestjs/common';
import type { FindingLabel } from '../domain/finding-label.js';
import { ReadingDatabase } from '../shared/reading-database.js';
import { selectPaymentState } from './persistence/credit.queries.js';

/** Where one order of a payment is in the bank's papers. */
export interface OrderReconciliation {
  /** Of the attempt. */
  readonly number: number;
  readonly isExcess: boolean;
  /** The line of the account that it is part of; null while there is none. */
  readonly credit: { readonly publicId: string; readonly bookingDay: string } | null;
  /** Day under which the gateway lists it; null when it does not. */
  readonly listedDay: string | null;
  /** What does not fit; nothing when all does, or it is too early to say. */
  readonly labels: readonly FindingLabel[];
}

interface Row {
  readonly number: number;
  readonly status: string;
  readonly bankLineId: string | null;
  readonly bookingDay: string | null;
  readonly listedDay: string | null;
  readonly labels: readonly FindingLabel[] | null;
}

/** Says of one payment whether the bank has accounted for it. */
@Injectable()
export class PaymentReconciliation {
  constructor(private readonly database: ReadingDatabase) {}

  /** Of each order that took money, or that the bank says did. */
  async of(paymentId: string): Promise<OrderReconciliation[]> {
    const rows = await this.database.read<Row>(selectPaymentState(paymentId));
    return rows.map(({ number, status, bankLineId, bookingDay, listedDay, labels }) => ({
      number,
      isExcess: status === 'excess_paid',
      credit: bankLineId === null || bookingDay === null ? null : { publicId: bankLineId, bookingDay },
      listedDay,
      labels: labels ?? [],
    }));
  }
}
