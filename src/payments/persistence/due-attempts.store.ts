import { Injectable } from '@nestjs/common';
import type { AttemptStatus } from '../../domain/payment-state.js';
import { Database } from '../../shared/database.js';
import * as statements from './due-attempts.statements.js';

/** An order that this process has taken to ask the bank about. */
export interface DueAttempt {
  readonly attemptId: number;
  readonly orderCode: string;
  readonly openedAt: Date;
  readonly expiresAt: Date;
  readonly status: AttemptStatus;
  /** Until then nobody else takes it. */
  readonly leaseUntil: Date;
}

/** The sweeper's worklist: which orders to ask the bank about, and when again. */
@Injectable()
export class DueAttemptsStore {
  constructor(private readonly database: Database) {}

  /** Takes up to `limit` due orders; two sweepers never take the same one. */
  async claim(now: Date, leaseUntil: Date, limit: number): Promise<DueAttempt[]> {
    const rows = await this.database.query<Omit<DueAttempt, 'leaseUntil'>>(statements.claimDueAttempts, [
      now,
      leaseUntil,
      limit,
    ]);
    return rows.map((row) => ({ ...row, leaseUntil }));
  }

  /** Sets the next question (null: none), unless the order was settled or brought forward since it was taken. */
  async reschedule(attempt: DueAttempt, nextQueryAt: Date | null): Promise<void> {
    await this.database.query(statements.rescheduleAttempt, [attempt.orderCode, nextQueryAt, attempt.leaseUntil]);
  }

  /**
   * Whether the bank may be asked now for somebody who waits: not about paid orders, and at most once since
   * `notAskedSince`.
   */
  async takeQuestion(orderCode: string, now: Date, notAskedSince: Date): Promise<boolean> {
    return (await this.database.query(statements.takeQuestion, [orderCode, now, notAskedSince])).length === 1;
  }

  /** Brings the next question forward to `at`, at most once since `notAskedSince`. */
  async askSooner(orderCode: string, at: Date, notAskedSince: Date): Promise<void> {
    await this.database.query(statements.askSooner, [orderCode, at, notAskedSince]);
  }
}
