import { Injectable, Logger } from '@nestjs/common';
import { Clock } from '../../shared/clock.js';
import { type DueAttempt, DueAttemptsStore } from '../persistence/due-attempts.store.js';
import { AskBank } from './ask-bank.js';
import { nextQueryAt } from './query-schedule.js';

/** Orders taken at a time: few, so that two workers share a backlog, and a lease never outlives its questions. */
const BATCH_SIZE = 20;
const CONCURRENT_QUESTIONS = 4;
const QUESTION_TIMEOUT_MS = 10_000;
/** Longer than a batch can take, so that an order is not taken again while it is being asked about. */
const LEASE_MS = (BATCH_SIZE / CONCURRENT_QUESTIONS + 1) * QUESTION_TIMEOUT_MS;

/**
 * Asks the bank about every order whose time has come, so that an outcome is found even when neither the
 * notification nor the browser ever came back. It expires nothing by itself: the bank's answer does.
 */
@Injectable()
export class SweepOpenAttempts {
  private readonly logger = new Logger(SweepOpenAttempts.name);

  constructor(
    private readonly dueAttempts: DueAttemptsStore,
    private readonly askBank: AskBank,
    private readonly clock: Clock,
  ) {}

  /** Works until nothing is due; returns how many orders were asked about. */
  async execute(): Promise<number> {
    let asked = 0;
    for (;;) {
      const now = this.clock.now();
      const batch = await this.dueAttempts.claim(now, new Date(now.getTime() + LEASE_MS), BATCH_SIZE);
      await this.askAll(batch);
      asked += batch.length;
      if (batch.length < BATCH_SIZE) return asked;
    }
  }

  private async askAll(batch: readonly DueAttempt[]): Promise<void> {
    const waiting = [...batch];
    const askInTurn = async (): Promise<void> => {
      for (let attempt = waiting.shift(); attempt !== undefined; attempt = waiting.shift()) await this.ask(attempt);
    };
    await Promise.all(Array.from({ length: CONCURRENT_QUESTIONS }, askInTurn));
  }

  /** One order that cannot be settled, by a defect of ours, must not keep the bank from being asked about the others. */
  private async ask(attempt: DueAttempt): Promise<void> {
    try {
      await this.askBank.execute(attempt.orderCode, QUESTION_TIMEOUT_MS);
      await this.dueAttempts.reschedule(attempt, nextQueryAt(attempt, this.clock.now()));
    } catch (error) {
      this.logger.error({ err: error, order: attempt.orderCode }, 'an order could not be asked about');
    }
  }
}
