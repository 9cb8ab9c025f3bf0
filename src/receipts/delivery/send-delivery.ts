import { Logger } from '@nestjs/common';
import type { Clock } from '../../shared/clock.js';
import type { Database } from '../../shared/database.js';
import { errorCodeOf } from '../../shared/error-code.js';
import type { Metrics } from '../../shared/metrics/metrics.js';
import { systemRandomFraction } from '../../shared/outbox/random-fraction.js';
import type { DeliveryKind } from '../persistence/delivery-life.js';
import {
  claimDelivery,
  type ClaimedDelivery,
  markFailed,
  markForRetry,
  markSent,
} from '../persistence/delivery-table.js';
import type { MailMetric } from './delivery-metrics.js';
import { markFirmly, type Pause } from './firm-mark.js';
import { nextTryAt } from './retry-plan.js';
import { sendingFailure } from './smtp-failure.js';

/** Longer than the mailer's time limits and the tries to mark normally last; afterwards it counts as abandoned. */
const LEASE_MS = 5 * 60_000;

/** What sending needs whatever is sent. */
export interface SendingParts {
  readonly database: Database;
  readonly clock: Clock;
  readonly metrics: Metrics;
  readonly pause: Pause;
}

/**
 * Sends deliveries of one kind: claims one, hands its message to the mail server, marks it sent. At most once, but for
 * a worker that dies, or a database that stays away, between the server's acceptance and our mark: then the message
 * is sent again, when the lease is over, with the same Message-ID.
 */
export abstract class SendDelivery {
  protected abstract readonly kind: DeliveryKind;
  /** What the metrics count these messages as. */
  protected abstract readonly countedAs: MailMetric;
  protected readonly database: Database;
  private readonly clock: Clock;
  private readonly logger = new Logger(this.constructor.name);

  constructor(private readonly parts: SendingParts) {
    this.database = parts.database;
    this.clock = parts.clock;
  }

  /** Does nothing when the delivery is not waiting: a job may run twice, and may be older than its delivery's fate. */
  async execute(deliveryId: number): Promise<void> {
    const leaseUntil = new Date(this.clock.now().getTime() + LEASE_MS);
    const claimed = await claimDelivery(this.database, this.kind, deliveryId, leaseUntil);
    if (claimed === undefined) return;
    const isAccepted = await this.send(claimed).catch(async (error: unknown) => {
      await this.recordFailure(claimed, error);
      return false;
    });
    // Apart from what may fail before: an accepted message never counts as one that could not be sent.
    if (!isAccepted) return;
    this.parts.metrics.increment(this.countedAs, { result: 'sent' });
    await this.rememberAcceptance(claimed);
  }

  /** True when the mail server accepted the message; false when there is nothing to send, which it has then marked. */
  protected abstract send(claimed: ClaimedDelivery): Promise<boolean>;

  /** When nothing helps the delivery stays in its lease, so that it is at least not sent again at once. */
  private async rememberAcceptance(claimed: ClaimedDelivery): Promise<void> {
    const sentAt = this.clock.now();
    try {
      await markFirmly(() => markSent(this.database, claimed, sentAt), this.parts.pause);
    } catch (error) {
      this.logger.error(`delivery ${claimed.id} was accepted and could not be marked: ${errorCodeOf(error)}`);
    }
  }

  /**
   * A defect of ours is kept like a failure of the server, with its pauses, so that it cannot spin; and it is logged.
   */
  private async recordFailure(claimed: ClaimedDelivery, error: unknown): Promise<void> {
    const failure = sendingFailure(error);
    const errorCode = failure.errorCode === 'unknown' ? errorCodeOf(error) : failure.errorCode;
    const now = this.clock.now();
    const next = failure.isFinal ? undefined : nextTryAt({ ...claimed, now }, systemRandomFraction);
    this.parts.metrics.increment(this.countedAs, { result: next === undefined ? 'failed' : 'to-be-retried' });
    const fate = next === undefined ? 'failed for good' : 'will be tried again';
    this.logger.warn(`delivery ${claimed.id} ${fate}: ${errorCode}`);
    if (next === undefined) await markFailed(this.database, claimed, errorCode);
    else await markForRetry(this.database, claimed, next, errorCode);
  }
}
