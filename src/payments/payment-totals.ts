import { Injectable } from '@nestjs/common';
import { isSummaryFilter, type PaymentFilter } from '../domain/payment-filter.js';
import { canonicalJson } from '../shared/canonical-json.js';
import { Clock } from '../shared/clock.js';
import { ReadingDatabase, TooSlow } from '../shared/reading-database.js';
import { selectTotals, type TotalsRow } from './persistence/payment-totals.queries.js';

/** A number of payments and their money, in cents. */
export interface Sums {
  readonly payments: number;
  readonly amountCents: number;
  readonly commissionCents: number;
  readonly totalCents: number;
}

/** Totals of a filtered list. `pending`: being counted, ask again; `too-slow`: given up, narrow the filter. */
export type PaymentTotalsResult =
  | {
      readonly kind: 'exact';
      /** Every payment of the filter, whatever became of it. */
      readonly all: Sums;
      /** Those whose money arrived, also if it was given back since. */
      readonly collected: Sums;
      /** The moment that they are true of. */
      readonly at: Date;
    }
  | { readonly kind: 'pending' | 'too-slow' };

/** How long a page waits for a count before it shows the list without it. */
const PATIENCE_MS = 1_500;
/** How long a count may run in all. */
const COUNT_LIMIT_MS = 60_000;
/** How long a count that came too late for its page is kept for the next. */
const KEEP_MS = 60_000;
/** At the same time, in this process: the other connections are for pages. */
const MAX_COUNTS = 2;

interface Count {
  readonly result: Promise<PaymentTotalsResult>;
  /** Undefined while it runs. */
  endedAt?: Date;
}

/**
 * Totals of the staff's list. By day, service and state they are kept, and come at once however many payments there
 * are. Any other filter is counted, exactly: the page that asks waits a moment, then shows the list and asks again, and
 * finds the count that went on meanwhile.
 */
@Injectable()
export class PaymentTotals {
  private readonly counts = new Map<string, Count>();

  constructor(
    private readonly database: ReadingDatabase,
    private readonly clock: Clock,
  ) {}

  /** The totals, if they can be had within `patienceMs`. */
  async of(filter: PaymentFilter, patienceMs = PATIENCE_MS): Promise<PaymentTotalsResult> {
    if (isSummaryFilter(filter)) return this.read(filter);
    const key = canonicalJson(filter);
    this.forgetOld();
    const count = this.counts.get(key) ?? this.startCount(key, filter);
    return count === undefined ? { kind: 'pending' } : withinPatience(count, patienceMs, () => this.counts.delete(key));
  }

  private startCount(key: string, filter: PaymentFilter): Count | undefined {
    const running = Array.from(this.counts.values()).filter(({ endedAt }) => endedAt === undefined);
    if (running.length >= MAX_COUNTS) return undefined;
    const count: Count = {
      result: this.read(filter).finally(() => {
        count.endedAt = this.clock.now();
      }),
    };
    // Who waits for it is told of a failure; when nobody does, the next who asks is.
    count.result.catch(() => undefined);
    this.counts.set(key, count);
    return count;
  }

  private async read(filter: PaymentFilter): Promise<PaymentTotalsResult> {
    const at = this.clock.now();
    try {
      const [row] = await this.database.read<TotalsRow>(selectTotals(filter), COUNT_LIMIT_MS);
      if (row === undefined) throw new Error('a sum without a row');
      return toTotals(row, at);
    } catch (error) {
      if (error instanceof TooSlow) return { kind: 'too-slow' };
      throw error;
    }
  }

  private forgetOld(): void {
    const before = this.clock.now().getTime() - KEEP_MS;
    for (const [key, { endedAt }] of this.counts) {
      if (endedAt !== undefined && endedAt.getTime() < before) this.counts.delete(key);
    }
  }
}

/**
 * A count serves the page that takes it: the next one counts again. One that was given up is not tried again for a
 * while.
 */
async function withinPatience(count: Count, patienceMs: number, onTaken: () => void): Promise<PaymentTotalsResult> {
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<PaymentTotalsResult>((resolve) => {
    timer = setTimeout(() => {
      resolve({ kind: 'pending' });
    }, patienceMs);
  });
  try {
    const result = await Promise.race([count.result, patience]);
    if (result.kind === 'exact') onTaken();
    return result;
  } catch (error) {
    onTaken();
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

function toTotals(row: TotalsRow, at: Date): PaymentTotalsResult {
  const { payments, amountCents, commissionCents, totalCents } = row;
  return {
    kind: 'exact',
    all: { payments, amountCents, commissionCents, totalCents },
    collected: {
      payments: row.collectedPayments,
      amountCents: row.collectedAmountCents,
      commissionCents: row.collectedCommissionCents,
      totalCents: row.collectedTotalCents,
    },
    at,
  };
}
