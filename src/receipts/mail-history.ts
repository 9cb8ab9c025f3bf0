import { Injectable } from '@nestjs/common';
import { Database } from '../shared/database.js';
import { listDeliveries, type DeliveryState } from './persistence/delivery-table.js';
import { listRefundNotices } from './persistence/refund-notice-table.js';
import { listResumeDeliveries } from './persistence/resume-table.js';

/** One e-mail to the payer, as far as it got. The address is the payer's own. */
export interface SentMail {
  readonly kind: 'receipt' | 'resume-link' | 'refund';
  readonly state: DeliveryState;
  readonly queuedAt: Date;
  readonly sentAt: Date | null;
}

/** Which e-mails a payment has caused. */
@Injectable()
export class MailHistory {
  constructor(private readonly database: Database) {}

  async of(paymentId: string): Promise<SentMail[]> {
    const [receipts, links, refunds] = await Promise.all([
      listDeliveries(this.database, paymentId),
      listResumeDeliveries(this.database, paymentId),
      listRefundNotices(this.database, paymentId),
    ]);
    return [
      ...receipts.map(({ state, queuedAt, sentAt }) => ({ kind: 'receipt' as const, state, queuedAt, sentAt })),
      ...links.map(({ state, queuedAt, sentAt }) => ({ kind: 'resume-link' as const, state, queuedAt, sentAt })),
      ...refunds.map(({ state, queuedAt, sentAt }) => ({ kind: 'refund' as const, state, queuedAt, sentAt })),
    ];
  }
}
