import { setTimeout as systemPause } from 'node:timers/promises';
import { Inject, Injectable, Optional } from '@nestjs/common';
import { PaymentReader, type ResumablePayment } from '../../payments/payment-reader.js';
import { Clock } from '../../shared/clock.js';
import { Database } from '../../shared/database.js';
import { Metrics } from '../../shared/metrics/metrics.js';
import { ResumeMailer } from '../mail/resume-mailer.js';
import type { ClaimedDelivery } from '../persistence/delivery-table.js';
import { markDropped } from '../persistence/resume-table.js';
import { RESUME_MAILS } from './delivery-metrics.js';
import { MARK_PAUSE, type Pause } from './firm-mark.js';
import { SendDelivery } from './send-delivery.js';

/** Sends the link that resumes an unpaid payment, when at the moment of sending there is still something to resume. */
@Injectable()
export class SendResumeLink extends SendDelivery {
  protected readonly kind = 'resume-link';
  protected readonly countedAs = RESUME_MAILS;

  constructor(
    database: Database,
    clock: Clock,
    private readonly payments: PaymentReader,
    private readonly mailer: ResumeMailer,
    metrics: Metrics,
    @Optional() @Inject(MARK_PAUSE) pause: Pause = systemPause,
  ) {
    super({ database, clock, metrics, pause });
  }

  protected override async send(claimed: ClaimedDelivery): Promise<boolean> {
    const payment = await this.payments.findResumable(claimed.paymentId);
    if (payment === null || !isWanted(claimed, payment)) return this.drop(claimed, 'nothing-to-resume');
    if (payment.payer === null) return this.drop(claimed, 'payer-forgotten');
    await this.mailer.send({ payment, payer: payment.payer, messageId: claimed.messageId });
    return true;
  }

  private async drop(claimed: ClaimedDelivery, why: string): Promise<false> {
    await markDropped(this.database, claimed, why);
    return false;
  }
}

/** Nobody is reminded of a payment that they have taken up again meanwhile, or whose end they have seen. */
function isWanted({ reason }: ClaimedDelivery, { status }: ResumablePayment): boolean {
  return reason !== 'automatic' || status === 'expired';
}
