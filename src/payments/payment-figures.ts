import { Injectable } from '@nestjs/common';
import { Clock } from '../shared/clock.js';
import { ReadingDatabase } from '../shared/reading-database.js';
import type { Sums } from './payment-totals.js';
import {
  selectCollectedDays,
  selectCollectedServices,
  selectOpenAlerts,
  selectStanding,
  selectToday,
} from './persistence/payment-figures.queries.js';

/** The dashboard's numbers, of one moment. Collected means that the money arrived, also if it was given back since. */
export interface PaymentFigures {
  readonly at: Date;
  readonly today: Sums;
  readonly month: Sums;
  readonly year: Sums;
  /** Since the first of January, the one that collected most first. */
  readonly byService: readonly (Sums & { readonly slug: string; readonly name: string })[];
  /** The last 30 days with today, oldest first; days without payments are there, with zeros. */
  readonly byDay: readonly (Sums & { readonly day: string })[];
  /** The last 12 months with this one, `YYYY-MM`, oldest first. */
  readonly byMonth: readonly (Sums & { readonly month: string })[];
  /** Whose outcome the bank has not told yet. */
  readonly waiting: Standing;
  /** About which the bank has said something that does not match. */
  readonly underReview: Standing;
  readonly openAlerts: { readonly alerts: number; readonly oldestAt: Date | null };
}

/** Payments in a state that is not meant to last. */
export interface Standing {
  readonly payments: number;
  readonly oldestAt: Date | null;
}

type DayRow = Sums & { readonly day: string };

const CHART_DAYS = 30;
const CHART_MONTHS = 12;
const DAY_MS = 86_400_000;
const NOTHING: Sums = { payments: 0, amountCents: 0, commissionCents: 0, totalCents: 0 };

/** Reads the dashboard's numbers from the kept totals: as quick with ten million payments as with none. */
@Injectable()
export class PaymentFiguresReader {
  constructor(
    private readonly database: ReadingDatabase,
    private readonly clock: Clock,
  ) {}

  async read(): Promise<PaymentFigures> {
    const at = this.clock.now();
    return this.database.snapshot(async ({ read }) => {
      const [row] = await read<{ today: string }>(selectToday(at));
      const days = await read<DayRow>(selectCollectedDays(at));
      const byService = await read<Sums & { slug: string; name: string }>(selectCollectedServices(at));
      const [waiting] = await read<Standing>(selectStanding('pending'));
      const [underReview] = await read<Standing>(selectStanding('under_review'));
      const [openAlerts] = await read<PaymentFigures['openAlerts']>(selectOpenAlerts());
      const today = row?.today ?? '';
      return {
        at,
        ...collected(days, today),
        byService: byService.map(({ slug, name, ...sums }) => ({ slug, name, ...pickSums(sums) })),
        waiting: waiting ?? { payments: 0, oldestAt: null },
        underReview: underReview ?? { payments: 0, oldestAt: null },
        openAlerts: openAlerts ?? { alerts: 0, oldestAt: null },
      };
    });
  }
}

type Collected = Pick<PaymentFigures, 'today' | 'month' | 'year' | 'byDay' | 'byMonth'>;

function collected(days: readonly DayRow[], today: string): Collected {
  const since = (prefix: string): Sums => addUp(days.filter(({ day }) => day.startsWith(prefix)));
  return {
    today: since(today),
    month: since(today.slice(0, 7)),
    year: since(today.slice(0, 4)),
    byDay: lastDays(today).map((day) => ({ day, ...since(day) })),
    byMonth: lastMonths(today).map((month) => ({ month, ...since(month) })),
  };
}

function addUp(rows: readonly Sums[]): Sums {
  return rows.reduce(
    (sum, row) => ({
      payments: sum.payments + row.payments,
      amountCents: sum.amountCents + row.amountCents,
      commissionCents: sum.commissionCents + row.commissionCents,
      totalCents: sum.totalCents + row.totalCents,
    }),
    NOTHING,
  );
}

function pickSums({ payments, amountCents, commissionCents, totalCents }: Sums): Sums {
  return { payments, amountCents, commissionCents, totalCents };
}

/** Calendar days, counted at UTC's noon, which no change of the clocks moves to another day. */
function lastDays(today: string): string[] {
  const noon = Date.parse(`${today}T12:00:00Z`);
  return Array.from({ length: CHART_DAYS }, (_, index) =>
    new Date(noon - (CHART_DAYS - 1 - index) * DAY_MS).toISOString().slice(0, 10),
  );
}

function lastMonths(today: string): string[] {
  const [year = 0, month = 0] = today.split('-').map(Number);
  return Array.from({ length: CHART_MONTHS }, (_, index) =>
    new Date(Date.UTC(year, month - CHART_MONTHS + index, 1)).toISOString().slice(0, 7),
  );
}
