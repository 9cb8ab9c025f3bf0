import { Injectable } from '@nestjs/common';
import type { RefundGroup } from '../domain/refund-group.js';
import type { RefundReason } from '../domain/refund-form.js';
import type { RefundState } from '../domain/refund-state.js';
import { ReadingDatabase } from '../shared/reading-database.js';
import { countRefunds, selectExportedRefunds } from './persistence/refund-export.queries.js';

/** A refund as a file tells it. Money in cents, instants in UTC, staff by their usernames. */
export interface ExportedRefund {
  readonly reference: number;
  readonly serviceName: string;
  readonly accountingCode: string | null;
  /** All that goes back, and of that the commission. */
  readonly amountCents: number;
  readonly commissionCents: number;
  readonly paidTotalCents: number;
  readonly state: RefundState;
  readonly reason: RefundReason | 'bank-reversal';
  readonly requestedBy: string | null;
  readonly approvedBy: string | null;
  readonly requestedAt: Date;
  readonly approvedAt: Date | null;
  readonly settledAt: Date | null;
  readonly operationCode: string | null;
  readonly transactionCode: string | null;
  readonly orderCode: string;
}

/** Every refund, or those of a group (null: all), the latest asked for first. */
@Injectable()
export class RefundExport {
  constructor(private readonly database: ReadingDatabase) {}

  /** How many there are, counted up to `limit`. */
  async countUpTo(group: RefundGroup | null, limit: number): Promise<number> {
    const [row] = await this.database.read<{ rows: number }>(countRefunds(group, limit));
    return row?.rows ?? 0;
  }

  /** All of one moment, in memory a batch at a time. @param signal ends it early. */
  batches(group: RefundGroup | null, signal?: AbortSignal): AsyncGenerator<ExportedRefund[], void, undefined> {
    return this.database.batches<ExportedRefund>(selectExportedRefunds(group), signal);
  }
}
