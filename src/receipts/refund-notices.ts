import { Injectable } from '@nestjs/common';
import { ReadingDatabase } from '../shared/reading-database.js';
import { type RefundNotice, selectRefundNotices } from './persistence/refund-notice-table.js';

export type { RefundNotice } from './persistence/refund-notice-table.js';

/** What the staff may read of the e-mails that tell citizens of refunds. */
@Injectable()
export class RefundNotices {
  constructor(private readonly database: ReadingDatabase) {}

  /** The notices about refunds of the payment with this public id, by the refund's public id. */
  async ofPayment(paymentId: string): Promise<ReadonlyMap<string, RefundNotice>> {
    const notices = await this.database.read<RefundNotice>(selectRefundNotices(paymentId));
    return new Map(notices.map((notice) => [notice.refundId, notice]));
  }
}
