import { setTimeout as systemPause } from 'node:timers/promises';
import { Inject, Injectable, Optional } from '@nestjs/common';
import { PaymentReader } from '../../payments/payment-reader.js';
import { Clock } from '../../shared/clock.js';
import { Database } from '../../shared/database.js';
import { Metrics } from '../../shared/metrics/metrics.js';
import { RefundMailer } from '../mail/refund-mailer.js';
import { type ClaimedDelivery, markFailed } from '../persistence/delivery-table.js';
import { findReturnedMoney } from '../persistence/refund-notice-table.js';
import { REFUND_MAILS } from './delivery-metrics.js';
import { MARK_PAUSE, type Pause } from './firm-mark.js';
import { SendDelivery } from './send-delivery.js';

/** Sends the notice of money that went back. */
@Injectable()
export class SendRefundNotice extends SendDelivery {
  protected readonly kind = 'refund-notice';
  protected readonly countedAs = REFUND_MAILS;

  constructor(
    database: Database,
    clock: Clock,
    private readonly payments: PaymentReader,
    private readonly mailer: RefundMailer,
    metrics: Metrics,
    @Optional() @Inject(MARK_PAUSE) pause: Pause = systemPause,
  ) {
    super({ database, clock, metrics, pause });
  }

  protected override async send(claimed: ClaimedDelivery): Promise<boolean> {
    const [payment, money] = await Promise.all([
      this.payments.findPaid(claimed.paymentId),
      findReturnedMoney(this.database, claimed.id),
    ]);
    if (payment === null) throw new Error(`delivery ${claimed.id} of a payment that is not paid`);
    const { payer } = payment;
    if (payer === null) {
      await markFailed(this.database, claimed, 'payer-forgotten');
      return false;
    }
    const address = claimed.address ?? payer.email;
    await this.mailer.send({ payment, payer, money, address, messageId: claimed.messageId });
    return true;
  }
}
