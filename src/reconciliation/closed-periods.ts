import { Injectable } from '@nestjs/common';
import { ReadingDatabase } from '../shared/reading-database.js';
import {
  type PeriodRow,
  selectMinutes,
  selectOpenDays,
  selectPeriod,
  selectPeriods,
} from './persistence/period.queries.js';

export type ClosedPeriod = PeriodRow;

/** A day of the account that nobody has closed. */
export interface OpenDay {
  readonly day: string;
  readonly lines: number;
  readonly residualCents: number;
}

const SHOWN_PERIODS = 100;
const SHOWN_DAYS = 31;

/** Reads what is closed, and what waits to be. */
@Injectable()
export class ClosedPeriods {
  constructor(private readonly database: ReadingDatabase) {}

  /** @param today `YYYY-MM-DD` in Europe/Rome */
  async list(today: string): Promise<{ periods: readonly ClosedPeriod[]; openDays: readonly OpenDay[] }> {
    return this.database.snapshot(async ({ read }) => ({
      periods: await read<ClosedPeriod>(selectPeriods(SHOWN_PERIODS)),
      openDays: await read<OpenDay>(selectOpenDays(today, SHOWN_DAYS)),
    }));
  }

  async find(id: number): Promise<ClosedPeriod | null> {
    return (await this.database.read<ClosedPeriod>(selectPeriod(id)))[0] ?? null;
  }

  /** The bytes that were kept when it was closed. */
  async minutes(id: number, format: 'csv' | 'pdf'): Promise<Buffer | null> {
    return (await this.database.read<{ bytes: Buffer }>(selectMinutes(id, format)))[0]?.bytes ?? null;
  }
}
