import type { PaymentStatus } from '../domain/payment-state.js';
import type { Executor } from '../shared/database.js';
import * as statements from './persistence/payment-backlog.statements.js';

/** How many payments of one service are in one state. */
export interface PaymentCount {
  readonly service: string;
  readonly status: PaymentStatus;
  readonly count: number;
}

/** Orders that should have been asked about by now. */
export interface OverdueQuestions {
  readonly count: number;
  readonly oldestDueAt: Date | null;
}

/** A payment whose order should have been asked about, and was not. */
export interface StuckPayment {
  readonly publicId: string;
  readonly reference: number;
  readonly status: PaymentStatus;
  readonly dueAt: Date;
  /** How often the bank was asked about this order. */
  readonly questions: number;
}

/**
 * What is open, new or waiting for somebody, for those who watch the portal. Cheap however many payments there are;
 * it may be given a connection of its own.
 */
export class PaymentBacklog {
  constructor(private readonly database: Executor) {}

  /** Payments whose latest order is open at the bank. */
  async open(): Promise<PaymentCount[]> {
    return this.database.query<PaymentCount>(statements.openPayments, []);
  }

  /** Payments created since that instant, in whatever state they are now. */
  async createdSince(since: Date): Promise<PaymentCount[]> {
    return this.database.query<PaymentCount>(statements.recentPayments, [since]);
  }

  /** Alerts that no member of the staff has resolved, by kind. */
  async unresolvedAlerts(): Promise<{ kind: string; count: number }[]> {
    return this.database.query(statements.unresolvedAlerts, []);
  }

  /** Orders whose next question to the bank was due before that instant. */
  async overdueQuestions(dueBefore: Date): Promise<OverdueQuestions> {
    const [row] = await this.database.query<OverdueQuestions>(statements.overdueQuestions, [dueBefore]);
    return row ?? { count: 0, oldestDueAt: null };
  }

  /** Payments with a question that has been due since before that instant, the longest overdue first. */
  async stuck(dueBefore: Date, limit: number): Promise<StuckPayment[]> {
    return this.database.query<StuckPayment>(statements.stuckPayments, [dueBefore, limit]);
  }

  /** When the bank's server last told us something that we could verify; null while it never has. */
  async lastNotificationAt(): Promise<Date | null> {
    const [row] = await this.database.query<{ at: Date }>(statements.lastNotification, []);
    return row?.at ?? null;
  }
}
