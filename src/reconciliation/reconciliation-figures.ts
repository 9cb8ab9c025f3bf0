import { Injectable } from '@nestjs/common';
import type { FindingLabel } from '../domain/finding-label.js';
import { ReadingDatabase } from '../shared/reading-database.js';
import { selectReach } from './persistence/inbox.queries.js';
import { selectFindingTotals } from './persistence/worklist.queries.js';

/** What is open under one label. */
export interface FindingTotal {
  readonly label: FindingLabel;
  readonly findings: number;
  /** Sum of the amounts, each as a positive number. */
  readonly cents: number;
  /** `YYYY-MM-DD`. */
  readonly oldestDay: string;
}

/** How far reconciliation has come. */
export interface ReconciliationFigures {
  /** Nothing is left of a label that is not here. */
  readonly open: readonly FindingTotal[];
  /** `YYYY-MM-DD` of the latest line of the account, and of the gateway's lists; null before the first file. */
  readonly lastBookingDay: string | null;
  readonly lastListedDay: string | null;
}

/** Adds up what somebody has to look at. */
@Injectable()
export class FindingTotals {
  constructor(private readonly database: ReadingDatabase) {}

  /** @throws TooSlow */
  async read(): Promise<ReconciliationFigures> {
    return this.database.snapshot(async ({ read }) => {
      const open = await read<FindingTotal>(selectFindingTotals);
      const [reach] = await read<Pick<ReconciliationFigures, 'lastBookingDay' | 'lastListedDay'>>(selectReach);
      return { open, lastBookingDay: reach?.lastBookingDay ?? null, lastListedDay: reach?.lastListedDay ?? null };
    });
  }
}
