import { Injectable } from '@nestjs/common';
import { stateOfRate } from '../domain/dated-rate.js';
import type { StaffActor } from '../shared/audit-trail/audit-entry.js';
import { AuditTrail } from '../shared/audit-trail/audit-trail.js';
import { Clock } from '../shared/clock.js';
import { Database, type Transaction } from '../shared/database.js';
import { KEPT_FOR_MS } from './catalog.service.js';
import { RateStore, type StoredRate } from './persistence/rate.store.js';

export type { StoredRate } from './persistence/rate.store.js';

/**
 * How long before it begins a rate is stored at least, in milliseconds: more than any process keeps the catalog, so
 * that all of them change over at the same moment, and no citizen is shown one rate and asked for another.
 */
export const RATE_NOTICE_MS = 5_000;
const SECOND_MS = 1_000;
const MAX_TRIES = 3;

/** A rate that somebody decided, and the one that it was decided to succeed. */
export interface WantedRate {
  /** Null: the general one. */
  readonly serviceId: number | null;
  /** Null: the service follows the general one again. */
  readonly rateMillionths: number | null;
  /** Null: as soon as every process can know of it. */
  readonly validFrom: Date | null;
  readonly reason: string;
  /** The last rate of this scope as it was when the decision was made; null when there was none. */
  readonly succeeds: number | null;
}

/** `overtaken`: the last rate is another one by now. `too-early`: it would begin before the last one, or at once. */
export type ScheduledRate =
  { readonly kind: 'scheduled'; readonly id: number } | { readonly kind: 'overtaken' | 'too-early' };
export type WithdrawnRate = 'withdrawn' | 'unknown' | 'in-force' | 'already-withdrawn';

/** Storing a rate took so long that processes could learn of it too late. Nothing was stored. */
class NoticeTooShort extends Error {
  override readonly name = 'NoticeTooShort';
}

/** PostgreSQL's exclusion_violation: two rates of one scope at the same time. */
const OVERLAP = '23P01';

/** The commission as the office decides it: every rate that was, is, will be, or was taken back. */
@Injectable()
export class CommissionRates {
  constructor(
    private readonly store: RateStore,
    private readonly database: Database,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** The latest beginning first. */
  async list(): Promise<StoredRate[]> {
    return this.store.list(this.database);
  }

  /** The next whole second that leaves every process the time to know. */
  soonestStart(): Date {
    return new Date(Math.ceil((this.clock.now().getTime() + RATE_NOTICE_MS) / SECOND_MS) * SECOND_MS);
  }

  /** Ends the last rate of the scope where the new one begins. Of two people at once, one is `overtaken`. */
  async schedule(by: StaffActor, wanted: WantedRate): Promise<ScheduledRate> {
    for (let tries = 1; ; tries += 1) {
      try {
        return await this.database.transaction((tx) => this.succeed(tx, by, wanted));
      } catch (error) {
        if ((error as { code?: unknown }).code === OVERLAP) return { kind: 'overtaken' };
        if (!(error instanceof NoticeTooShort) || tries === MAX_TRIES) throw error;
      }
    }
  }

  /** Takes back a rate that has not begun. The row stays, with who did it and why. */
  async withdraw(by: StaffActor, id: number, reason: string): Promise<WithdrawnRate> {
    return this.database.transaction(async (tx) => {
      const rate = await this.store.lock(tx, id);
      if (rate === undefined) return 'unknown';
      const now = this.clock.now();
      const state = stateOfRate(rate, now);
      if (state === 'withdrawn') return 'already-withdrawn';
      if (state !== 'future') return 'in-force';
      await this.store.withdraw(tx, rate, { by: by.id, reason, now });
      await this.record(tx, by, 'rate-withdrawn', { ...rate, id });
      return 'withdrawn';
    });
  }

  private async succeed(tx: Transaction, by: StaffActor, wanted: WantedRate): Promise<ScheduledRate> {
    const { serviceId, rateMillionths, reason, succeeds } = wanted;
    const last = await this.store.lockLast(tx, serviceId);
    if ((last?.id ?? null) !== succeeds) return { kind: 'overtaken' };
    const soonest = this.soonestStart();
    const validFrom = wanted.validFrom ?? soonest;
    if (validFrom < soonest || (last !== undefined && validFrom <= last.validFrom)) return { kind: 'too-early' };
    const now = this.clock.now();
    if (last !== undefined) await this.store.end(tx, last.id, validFrom, now);
    const rate = { serviceId, rateMillionths, validFrom, reason, createdBy: by.id, createdAt: now };
    const id = await this.store.insert(tx, rate);
    await this.record(tx, by, 'rate-scheduled', { ...rate, id });
    // Locks may have kept us waiting: what is committed must still reach every process before it counts.
    if (validFrom.getTime() - this.clock.now().getTime() < KEPT_FOR_MS) throw new NoticeTooShort();
    return { kind: 'scheduled', id };
  }

  private async record(
    tx: Transaction,
    by: StaffActor,
    action: 'rate-scheduled' | 'rate-withdrawn',
    rate: Pick<StoredRate, 'id' | 'serviceId' | 'rateMillionths' | 'validFrom'>,
  ): Promise<void> {
    const { id, serviceId, rateMillionths, validFrom } = rate;
    await this.trail.record(tx, {
      actor: by,
      action,
      subject: { kind: 'rate', id: String(id) },
      data: { serviceId, rateMillionths, validFrom: validFrom.toISOString() },
    });
  }
}
