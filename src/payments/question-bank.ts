import { Injectable } from '@nestjs/common';
import { hasTakenMoney } from '../domain/payment-state.js';
import { AuditTrail } from '../shared/audit-trail/audit-trail.js';
import { Clock } from '../shared/clock.js';
import { Database } from '../shared/database.js';
import { DueAttemptsStore } from './persistence/due-attempts.store.js';
import type { LockedOrder } from './persistence/payment.records.js';
import { PaymentStore } from './persistence/payment.store.js';
import type { StaffMember } from './staff-member.js';
import { AskBank, type BankWord } from './use-cases/ask-bank.js';

/** What the bank answered; `settled`: there is nothing to ask; `too-soon`: it was asked seconds ago. */
export type BankQuestion = BankWord | 'settled' | 'too-soon' | 'no-order';

/** Somebody looks at the page meanwhile. */
const STAFF_WAIT_MS = 8_000;
const PAUSE_BETWEEN_QUESTIONS_MS = 3_000;

/** Asks the bank about an order because somebody of the staff wants to know now; its answer is applied as always. */
@Injectable()
export class QuestionBank {
  constructor(
    private readonly database: Database,
    private readonly store: PaymentStore,
    private readonly dueAttempts: DueAttemptsStore,
    private readonly askBank: AskBank,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** @param attempt number of the order. */
  async execute(by: StaffMember, publicId: string, attempt: number): Promise<BankQuestion> {
    const order = await this.recordQuestion(by, publicId, attempt);
    if (order === null) return 'no-order';
    if (hasTakenMoney(order.attemptStatus)) return 'settled';
    const now = this.clock.now();
    const notAskedSince = new Date(now.getTime() - PAUSE_BETWEEN_QUESTIONS_MS);
    const mayAsk = await this.dueAttempts.takeQuestion(order.orderCode, now, notAskedSince);
    return mayAsk ? this.askBank.ask(order.orderCode, STAFF_WAIT_MS) : 'too-soon';
  }

  /** Before the question: whatever becomes of it, it is recorded who wanted it. Null: there is no such order. */
  private async recordQuestion(by: StaffMember, publicId: string, attempt: number): Promise<LockedOrder | null> {
    return this.database.transaction(async (tx) => {
      const order = await this.store.lockAttempt(tx, publicId, attempt);
      if (order === null) return null;
      const subject = { kind: 'payment', id: publicId };
      await this.trail.record(tx, { actor: by, action: 'bank-asked', subject, data: { attempt } });
      return order;
    });
  }
}
