import { Inject, Injectable } from '@nestjs/common';
import type { CalendarDay } from '../domain/calendar-day.js';
import type { PaymentStatus } from '../domain/payment-state.js';
import { rememberedSince, RETENTION_KINDS, type RetentionKind, type RetentionPolicy } from '../domain/retention.js';
import type { Environment } from '../env.js';
import { Clock } from '../shared/clock.js';
import { ENVIRONMENT } from '../shared/core.module.js';
import { ReadingDatabase } from '../shared/reading-database.js';
import { romeDay } from '../shared/rome-day.js';
import { WorkerRounds } from '../shared/worker-rounds.js';
import { selectDue, selectForgotten, selectForgottenMonths } from './persistence/report.queries.js';

/** What was forgotten, and what is next. Numbers only. */
export interface RetentionFigures {
  readonly at: Date;
  readonly policy: RetentionPolicy;
  /** When a worker last looked for what is due; null: never. */
  readonly lastRoundAt: Date | null;
  readonly due: readonly DuePeople[];
  /** The latest month first. */
  readonly months: readonly ForgottenMonth[];
}

/** Payments of one kind whose person is to be forgotten. */
export interface DuePeople {
  readonly kind: RetentionKind;
  /** Payments last changed before this day of Italy are due. */
  readonly before: CalendarDay;
  /** Waiting for the next round. */
  readonly due: number;
  /** Due, but an alert is open, a refund is on its way, or the bank is still asked. */
  readonly held: number;
  /** Those that become due within {@link SOON_DAYS} days. */
  readonly soon: number;
}

/** Of one kind, in a month of Italy. */
export interface ForgottenMonth {
  /** `YYYY-MM` */
  readonly month: string;
  readonly kind: RetentionKind | 'request';
  readonly payments: number;
  readonly batches: number;
}

/** A payment whose person was forgotten. */
export interface ForgottenPayment {
  readonly reference: number;
  readonly serviceSlug: string;
  readonly status: PaymentStatus;
  readonly isPaid: boolean;
  /** The instant of the payment's day. */
  readonly at: Date;
  readonly forgottenAt: Date;
}

export const SOON_DAYS = 30;
const DAY_MS = 86_400_000;

/** Tells who looks after personal data what the portal has forgotten, without telling whose it was. */
@Injectable()
export class RetentionReport {
  constructor(
    private readonly database: ReadingDatabase,
    private readonly rounds: WorkerRounds,
    private readonly clock: Clock,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
  ) {}

  async read(): Promise<RetentionFigures> {
    const at = this.clock.now();
    const policy = this.environment.retention;
    const lastRoundAt = await this.rounds.last('retention');
    const soon = new Date(at.getTime() + SOON_DAYS * DAY_MS);
    return this.database.snapshot(async ({ read }) => {
      const due: DuePeople[] = [];
      for (const kind of RETENTION_KINDS) {
        const before = rememberedSince(kind, policy, romeDay(at));
        const next = rememberedSince(kind, policy, romeDay(soon));
        const [counts] = await read<Omit<DuePeople, 'kind' | 'before'>>(selectDue(kind, before, next));
        due.push({ kind, before, ...(counts ?? { due: 0, held: 0, soon: 0 }) });
      }
      return { at, policy, lastRoundAt, due, months: await read<ForgottenMonth>(selectForgottenMonths()) };
    });
  }

  /** Every payment forgotten in that month (`YYYY-MM`), or ever, in memory a batch at a time. */
  forgotten(month: string | undefined): AsyncGenerator<ForgottenPayment, void, undefined> {
    return this.database.stream<ForgottenPayment>(selectForgotten(month));
  }
}
