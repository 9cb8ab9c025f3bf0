import { Injectable } from '@nestjs/common';
import { ReadingDatabase } from '../shared/reading-database.js';
import {
  selectDeliveryDetails,
  selectReceiptDetail,
  selectReceiptStates,
  selectUndeliveredFigures,
} from './persistence/receipt-detail.queries.js';
import type { Receipt } from './receipt.js';

/** A payment's receipt as the staff sees it, with every sending of it, first to last. */
export interface ReceiptDetail {
  readonly receipt: Receipt;
  readonly deliveries: readonly DeliveryDetail[];
}

/** One sending. The address is the payer's, which payments tell, unless staff have corrected it. */
export interface DeliveryDetail {
  readonly version: number;
  readonly reason: string;
  readonly state: 'queued' | 'sending' | 'sent' | 'failed';
  /** Tries that failed. */
  readonly failures: number;
  /** Of the last try that failed: `smtp-550`, `ETIMEDOUT`. */
  readonly lastErrorCode: string | null;
  readonly queuedAt: Date;
  /** Of what waits: when it is tried again. */
  readonly nextAttemptAt: Date | null;
  /** When the mail server took it. */
  readonly sentAt: Date | null;
  /** Null: the payer's own, or forgotten. */
  readonly address: string | null;
}

/** A receipt as a list shows it: one sending of it arrived; all have failed; neither yet. */
export type ReceiptState = 'sent' | 'failed' | 'on-its-way';

/** Receipts no sending of which has arrived. */
export interface UndeliveredFigures {
  readonly receipts: number;
  /** Of these, those that are not tried again by themselves. */
  readonly failed: number;
  readonly oldestAt: Date | null;
}

/** What the staff may read of receipts. */
@Injectable()
export class ReceiptDetails {
  constructor(private readonly database: ReadingDatabase) {}

  /** The receipt of the payment with this public id; null while it has none. */
  async find(paymentId: string): Promise<ReceiptDetail | null> {
    return this.database.snapshot(async ({ read }) => {
      const [receipt] = await read<Receipt>(selectReceiptDetail(paymentId));
      if (receipt === undefined) return null;
      return { receipt, deliveries: await read<DeliveryDetail>(selectDeliveryDetails(receipt.id)) };
    });
  }

  /** Where the receipts of these payments stand, by the payment's public id; none for those without a receipt. */
  async statesOf(paymentIds: readonly string[]): Promise<ReadonlyMap<string, ReceiptState>> {
    if (paymentIds.length === 0) return new Map();
    const rows = await this.database.read<{ paymentId: string; state: ReceiptState }>(selectReceiptStates(paymentIds));
    return new Map(rows.map(({ paymentId, state }) => [paymentId, state]));
  }

  /** How many receipts wait or have failed, for the dashboard. */
  async undelivered(): Promise<UndeliveredFigures> {
    const [figures] = await this.database.read<UndeliveredFigures>(selectUndeliveredFigures());
    return figures ?? { receipts: 0, failed: 0, oldestAt: null };
  }
}
