import { setTimeout as systemPause } from 'node:timers/promises';
import { Inject, Injectable, Logger, Optional } from '@nestjs/common';
import { Clock } from '../../shared/clock.js';
import { Database } from '../../shared/database.js';
import { errorCodeOf } from '../../shared/error-code.js';
import { Metrics } from '../../shared/metrics/metrics.js';
import { systemRandomFraction } from '../../shared/outbox/random-fraction.js';
import { IssueReceipt } from '../issue-receipt.js';
import { ReceiptMailer } from '../mail/receipt-mailer.js';
import {
  claimDelivery,
  type ClaimedDelivery,
  markFailed,
  markForRetry,
  markSent,
} from '../persistence/delivery-table.js';
import { RECEIPT_MAILS } from './delivery-metrics.js';
import { MARK_PAUSE, markFirmly, type Pause } from './firm-mark.js';
import { nextTryAt } from './retry-plan.js';
import { sendingFailure } from './smtp-failure.js';

/** Longer than the mailer's time limits and the tries to mark normally last; afterwards it counts as abandoned. */
const LEASE_MS = 5 * 60_000;

/**
 * Sends one delivery: claims it, makes the PDF, hands the message to the mail server, marks it sent. At most once,
 * but for a worker that dies, or a database that stays away, between the server's acceptance and our mark: then the
 * message is sent again, when the lease is over, with the same Message-ID.
 */
@Injectable()
export class SendReceipt {
  private readonly logger = new Logger(SendReceipt.name);

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly issueReceipt: IssueReceipt,
    private readonly mailer: ReceiptMailer,
    private readonly metrics: Metrics,
    @Optional() @Inject(MARK_PAUSE) private readonly pause: Pause = systemPause,
  ) {}

  /** Does nothing when the delivery is not waiting: a job may run twice, and may be older than its delivery's fate. */
  async execute(deliveryId: number): Promise<void> {
    const leaseUntil = new Date(this.clock.now().getTime() + LEASE_MS);
    const claimed = await claimDelivery(this.database, deliveryId, leaseUntil);
    if (claimed === undefined) return;
    const isAccepted = await this.send(claimed).catch(async (error: unknown) => {
      await this.recordFailure(claimed, error);
      return false;
    });
    // Apart from what may fail before: an accepted message never counts as one that could not be sent.
    if (!isAccepted) return;
    this.metrics.increment(RECEIPT_MAILS, { result: 'sent' });
    await this.rememberAcceptance(claimed.id);
  }

  /** True when the mail server accepted the message; false when there is nobody to write to. */
  private async send(claimed: ClaimedDelivery): Promise<boolean> {
    const issued = await this.issueReceipt.execute(claimed.paymentId);
    if (issued === null) throw new Error(`delivery ${claimed.id} of a payment that is not paid`);
    const payer = issued.payment.payer;
    if (payer === null) {
      await markFailed(this.database, claimed, 'payer-forgotten');
      return false;
    }
    await this.mailer.send({ ...issued, payer, messageId: claimed.messageId });
    return true;
  }

  /** When nothing helps the delivery stays in its lease, so that it is at least not sent again at once. */
  private async rememberAcceptance(deliveryId: number): Promise<void> {
    const sentAt = this.clock.now();
    try {
      await markFirmly(() => markSent(this.database, deliveryId, sentAt), this.pause);
    } catch (error) {
      this.logger.error(`delivery ${deliveryId} was accepted and could not be marked: ${errorCodeOf(error)}`);
    }
  }

  /** A defect of ours is kept like a failure of the server, with its pauses, so that it cannot spin; and it is logged. */
  private async recordFailure(claimed: ClaimedDelivery, error: unknown): Promise<void> {
    const failure = sendingFailure(error);
    const errorCode = failure.errorCode === 'unknown' ? errorCodeOf(error) : failure.errorCode;
    const now = this.clock.now();
    const next = failure.isFinal ? undefined : nextTryAt({ ...claimed, now }, systemRandomFraction);
    this.metrics.increment(RECEIPT_MAILS, { result: next === undefined ? 'failed' : 'to-be-retried' });
    const fate = next === undefined ? 'failed for good' : 'will be tried again';
    this.logger.warn(`delivery ${claimed.id} ${fate}: ${errorCode}`);
    if (next === undefined) await markFailed(this.database, claimed, errorCode);
    else await markForRetry(this.database, claimed, next, errorCode);
  }
}
