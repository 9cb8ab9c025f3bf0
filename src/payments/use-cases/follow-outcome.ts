import { Injectable } from '@nestjs/common';
import { Clock } from '../../shared/clock.js';
import type { PaymentView } from '../payment-view.js';
import { DueAttemptsStore } from '../persistence/due-attempts.store.js';
import { PaymentStore } from '../persistence/payment.store.js';

/** Somebody is waiting: the worker asks the bank this soon, but not more often than the pause. */
const ASK_WITHIN_MS = 5_000;
const PAUSE_BETWEEN_QUESTIONS_MS = 30_000;

/** Reads a payment for the citizen who waits for its outcome, and has the bank asked sooner while it is not known. */
@Injectable()
export class FollowOutcome {
  constructor(
    private readonly store: PaymentStore,
    private readonly dueAttempts: DueAttemptsStore,
    private readonly clock: Clock,
  ) {}

  async execute(publicId: string): Promise<PaymentView | null> {
    const payment = await this.store.findView(publicId);
    if (payment?.status === 'pending' && payment.attempt.status === 'open') await this.haveTheBankAsked(payment);
    return payment;
  }

  private async haveTheBankAsked({ attempt }: PaymentView): Promise<void> {
    const nowMs = this.clock.now().getTime();
    const notAskedSince = new Date(nowMs - PAUSE_BETWEEN_QUESTIONS_MS);
    await this.dueAttempts.askSooner(attempt.orderCode, new Date(nowMs + ASK_WITHIN_MS), notAskedSince);
  }
}
