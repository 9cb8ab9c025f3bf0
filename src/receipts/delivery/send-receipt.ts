import { setTimeout as systemPause } from 'node:timers/promises';
import { Inject, Injectable, Optional } from '@nestjs/common';
import { Clock } from '../../shared/clock.js';
import { Database } from '../../shared/database.js';
import { Metrics } from '../../shared/metrics/metrics.js';
import { IssueReceipt } from '../issue-receipt.js';
import { ReceiptMailer } from '../mail/receipt-mailer.js';
import { type ClaimedDelivery, markFailed } from '../persistence/delivery-table.js';
import { RECEIPT_MAILS } from './delivery-metrics.js';
import { MARK_PAUSE, type Pause } from './firm-mark.js';
import { SendDelivery } from './send-delivery.js';

/** Sends a receipt, with its PDF. */
@Injectable()
export class SendReceipt extends SendDelivery {
  protected readonly kind = 'receipt';
  protected readonly countedAs = RECEIPT_MAILS;

  constructor(
    database: Database,
    clock: Clock,
    private readonly issueReceipt: IssueReceipt,
    private readonly mailer: ReceiptMailer,
    metrics: Metrics,
    @Optional() @Inject(MARK_PAUSE) pause: Pause = systemPause,
  ) {
    super({ database, clock, metrics, pause });
  }

  protected override async send(claimed: ClaimedDelivery): Promise<boolean> {
    const issued = await this.issueReceipt.execute(claimed.paymentId);
    if (issued === null) throw new Error(`delivery ${claimed.id} of a payment that is not paid`);
    const payer = issued.payment.payer;
    if (payer === null) {
      await markFailed(this.database, claimed, 'payer-forgotten');
      return false;
    }
    const address = claimed.address ?? payer.email;
    await this.mailer.send({ ...issued, payer, address, messageId: claimed.messageId });
    return true;
  }
}
