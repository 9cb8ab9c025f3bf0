import { Injectable } from '@nestjs/common';
import type { AccountingDays, AccountingView } from '../domain/accounting-view.js';
import { Clock } from '../shared/clock.js';
import { ReadingDatabase, TooSlow } from '../shared/reading-database.js';
import type { Sums } from './payment-totals.js';
import { selectCollected, selectGivenBack, selectServiceNames } from './persistence/payment-accounts.queries.js';

/** What was collected, and what of it has gone back since, in cents. */
export interface AccountSums extends Sums {
  readonly refundedCents: number;
}

/** One row of a view. */
export interface AccountRow extends AccountSums {
  /** A service's slug, a day (`YYYY-MM-DD`), a month (`YYYY-MM`), an accounting code (empty: none). */
  readonly key: string;
  /** Of a service; the key again of everything else. */
  readonly name: string;
}

export interface Accounts {
  readonly at: Date;
  /** Days and months in their order, the rest by what was collected, the most first. */
  readonly rows: readonly AccountRow[];
  readonly total: AccountSums;
}

type KeyedSums = Sums & { readonly key: string };

export const NO_ACCOUNT_SUMS: AccountSums = {
  payments: 0,
  amountCents: 0,
  commissionCents: 0,
  totalCents: 0,
  refundedCents: 0,
};

/** The accountant's sums of payments by their own day in Italy, of one moment, to the cent those of the list. */
@Injectable()
export class PaymentAccounts {
  constructor(
    private readonly database: ReadingDatabase,
    private readonly clock: Clock,
  ) {}

  /** Null: there is so much on these days that it takes longer than a page may; fewer days are added up sooner. */
  async read(by: AccountingView, days: AccountingDays): Promise<Accounts | null> {
    const at = this.clock.now();
    try {
      return await this.database.snapshot(async ({ read }) => {
        const collected = await read<KeyedSums>(selectCollected(by, days));
        const givenBack = await read<{ key: string; refundedCents: number }>(selectGivenBack(by, days));
        const services = await read<{ key: string; slug: string; name: string }>(selectServiceNames());
        const refunded = new Map(givenBack.map(({ key, refundedCents }) => [key, refundedCents]));
        const rows = collected.map((row) => {
          const service = by === 'service' ? services.find(({ key }) => key === row.key) : undefined;
          const refundedCents = refunded.get(row.key) ?? 0;
          return { ...row, key: service?.slug ?? row.key, name: service?.name ?? row.key, refundedCents };
        });
        return { at, rows: inOrder(by, rows), total: addUpAccounts(rows) };
      });
    } catch (error) {
      if (error instanceof TooSlow) return null;
      throw error;
    }
  }
}

/** The sum of the sums. */
export function addUpAccounts(rows: readonly AccountSums[]): AccountSums {
  return rows.reduce(
    (sum, row) => ({
      payments: sum.payments + row.payments,
      amountCents: sum.amountCents + row.amountCents,
      commissionCents: sum.commissionCents + row.commissionCents,
      totalCents: sum.totalCents + row.totalCents,
      refundedCents: sum.refundedCents + row.refundedCents,
    }),
    NO_ACCOUNT_SUMS,
  );
}

function inOrder(by: AccountingView, rows: readonly AccountRow[]): AccountRow[] {
  const isTime = by === 'day' || by === 'month';
  const byKey = (a: AccountRow, b: AccountRow): number => (a.key < b.key ? -1 : 1);
  return rows.toSorted((a, b) => (isTime || a.totalCents === b.totalCents ? byKey(a, b) : b.totalCents - a.totalCents));
}
