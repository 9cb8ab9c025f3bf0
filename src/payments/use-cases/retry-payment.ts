import { Injectable } from '@nestjs/common';
import { canRetry } from '../../domain/payment-state.js';
import { Clock } from '../../shared/clock.js';
import { Database } from '../../shared/database.js';
import { PaymentStore } from '../persistence/payment.store.js';
import { AttemptFactory } from './attempt-factory.js';

/** `opened`: a new order waits at the bank. `not-retryable`: paid, open, under review, or of somebody forgotten. */
export type RetriedPayment = 'opened' | 'not-retryable' | 'unknown';

/** Opens a new order for a payment that ended unpaid, with the same data and the same amounts. */
@Injectable()
export class RetryPayment {
  constructor(
    private readonly database: Database,
    private readonly store: PaymentStore,
    private readonly attempts: AttemptFactory,
    private readonly clock: Clock,
  ) {}

  async execute(publicId: string): Promise<RetriedPayment> {
    const openedAt = this.clock.now();
    return this.database.transaction(async (tx) => {
      const payment = await this.store.lockPayment(tx, publicId);
      if (payment === null) return 'unknown';
      if (payment.forgottenAt !== null || !canRetry(payment.paymentStatus)) return 'not-retryable';
      await this.store.openAttempt(tx, payment, this.attempts.create(openedAt), openedAt);
      return 'opened';
    });
  }
}
