import { Injectable, Logger } from '@nestjs/common';
import { Clock } from '../../shared/clock.js';
import { Metrics, NO_LABELS } from '../../shared/metrics/metrics.js';
import { type DueAttempt, DueAttemptsStore } from '../persistence/due-attempts.store.js';
import { AskBank } from './ask-bank.js';
import { BANK_QUESTIONS, LAST_SWEEP, SWEEP_DURATION } from './payment-metrics.js';
import { nextQueryAt } from './query-schedule.js';

/** Asked about at the same time; few, so that workers share a backlog and a worker that is told to stop soon can. */
export const SWEEP_BATCH_SIZE = 4;
const QUESTION_TIMEOUT_MS = 10_000;
/** Longer than a question and what is stored of its answer can take, so that nobody asks at the same time. */
const LEASE_MS = 40_000;

/**
 * Asks the bank about orders whose time has come, so that an outcome is found even when neither the notification
 * nor the browser ever came back. It expires nothing by itself: the bank's answer does.
 */
@Injectable()
export class SweepOpenAttempts {
  private readonly logger = new Logger(SweepOpenAttempts.name);

  constructor(
    private readonly dueAttempts: DueAttemptsStore,
    private readonly askBank: AskBank,
    private readonly clock: Clock,
    private readonly metrics: Metrics,
  ) {}

  /** Asks about one batch; returns how many orders it had. A full one may not be the last. */
  async execute(): Promise<number> {
    const startedAtMs = performance.now();
    const now = this.clock.now();
    const batch = await this.dueAttempts.claim(now, new Date(now.getTime() + LEASE_MS), SWEEP_BATCH_SIZE);
    await Promise.all(batch.map((attempt) => this.ask(attempt)));
    this.metrics.observe(SWEEP_DURATION, NO_LABELS, (performance.now() - startedAtMs) / 1_000);
    this.metrics.set(LAST_SWEEP, NO_LABELS, this.clock.now().getTime() / 1_000);
    return batch.length;
  }

  /**
   * One order that cannot be settled, by a defect of ours, must not keep the bank from being asked about the others.
   */
  private async ask(attempt: DueAttempt): Promise<void> {
    try {
      const answer = await this.askBank.execute(attempt.orderCode, QUESTION_TIMEOUT_MS);
      this.metrics.increment(BANK_QUESTIONS, { answer });
      await this.dueAttempts.reschedule(attempt, nextQueryAt(attempt, this.clock.now(), answer === 'answered'));
    } catch (error) {
      this.metrics.increment(BANK_QUESTIONS, { answer: 'failed' });
      this.logger.error({ err: error, attempt: attempt.attemptId }, 'an order could not be asked about');
    }
  }
}
