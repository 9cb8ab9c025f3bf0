import { Inject, Injectable } from '@nestjs/common';
import type { CalendarDay } from '../domain/calendar-day.js';
import { rememberedSince, type RetentionKind } from '../domain/retention.js';
import type { Environment } from '../env.js';
import { SYSTEM_ACTOR } from '../shared/audit-trail/audit-entry.js';
import { AuditTrail } from '../shared/audit-trail/audit-trail.js';
import { Clock } from '../shared/clock.js';
import { ENVIRONMENT } from '../shared/core.module.js';
import { Database, type Transaction } from '../shared/database.js';
import { romeDay } from '../shared/rome-day.js';
import { forgetPayments } from './persistence/forget-payments.js';
import { lockDue } from './persistence/forget.statements.js';
import { deleteOverSearches, emptyOldAnswers } from './persistence/leftovers.statements.js';

/** So few that a citizen who comes back to one of them waits for milliseconds. */
export const FORGET_BATCH_SIZE = 200;

interface DuePayment {
  readonly id: number;
  readonly reference: number;
}

/**
 * Forgets the people of payments whose time is over. The payment stays, with its amounts, states and history: what goes
 * is everything that tells whose it was. Each batch is one transaction with its entry in the audit trail, so that a
 * worker that dies has either forgotten a batch, or not begun it; several workers take different payments.
 */
@Injectable()
export class ForgetPeople {
  constructor(
    private readonly database: Database,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
  ) {}

  /** One batch; returns how many payments it had. What is open, doubtful, or waits for somebody is never among them. */
  async execute(kind: RetentionKind): Promise<number> {
    const at = this.clock.now();
    const before = rememberedSince(kind, this.environment.retention, romeDay(at));
    return this.database.transaction(async (tx) => {
      const due = await tx.query<DuePayment>(lockDue(kind), [before, FORGET_BATCH_SIZE]);
      if (due.length > 0) await this.forget(tx, due, { kind, at, before });
      return due.length;
    });
  }

  /** What remembers people beside payments, and is over; true when there may be more. */
  async clearLeftovers(): Promise<boolean> {
    const now = this.clock.now();
    const before = rememberedSince('unpaid', this.environment.retention, romeDay(now));
    const searches = await this.database.query(deleteOverSearches, [now, FORGET_BATCH_SIZE]);
    const answers = await this.database.query(emptyOldAnswers, [before, FORGET_BATCH_SIZE]);
    return searches.length === FORGET_BATCH_SIZE || answers.length === FORGET_BATCH_SIZE;
  }

  private async forget(
    tx: Transaction,
    due: readonly DuePayment[],
    { kind, at, before }: { kind: RetentionKind; at: Date; before: CalendarDay },
  ): Promise<void> {
    const ids = due.map(({ id }) => id);
    const batch = await forgetPayments(tx, ids, { kind, at, before });
    await this.trail.record(tx, {
      actor: SYSTEM_ACTOR,
      action: 'people-forgotten',
      subject: { kind: 'retention-batch', id: String(batch) },
      data: { kind, payments: due.length, before, references: due.map(({ reference }) => String(reference)) },
    });
  }
}
