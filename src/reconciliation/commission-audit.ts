import { Injectable } from '@nestjs/common';
import { ReadingDatabase } from '../shared/reading-database.js';
import { selectCommissionCredits, selectCommissionMonths } from './persistence/commission.queries.js';

/** What citizens paid as commission and what the bank kept, in cents; the drift is the first less the second. */
export interface CommissionSums {
  readonly payments: number;
  readonly grossCents: number;
  readonly paidCents: number;
  readonly keptCents: number;
}

export interface CommissionMonth extends CommissionSums {
  /** `YYYY-MM` of the booking day. */
  readonly month: string;
}

export interface CommissionCredit extends CommissionSums {
  readonly publicId: string;
  readonly bookingDay: string;
}

const MAX_CREDITS = 200;

/** Compares the commission that citizens pay with the fees that the bank keeps, credit by credit. */
@Injectable()
export class CommissionAudit {
  constructor(private readonly database: ReadingDatabase) {}

  /**
   * The months up to `month`, twelve in all, and the credits of that month with the greatest drift first. @throws
   * TooSlow
   */
  async of(month: string): Promise<{ months: readonly CommissionMonth[]; credits: readonly CommissionCredit[] }> {
    return this.database.snapshot(async ({ read }) => ({
      months: await read<CommissionMonth>(selectCommissionMonths(month)),
      credits: await read<CommissionCredit>(selectCommissionCredits(month, MAX_CREDITS)),
    }));
  }
}
