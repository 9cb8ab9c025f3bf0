import { Injectable } from '@nestjs/common';
import { ReadingDatabase } from '../shared/reading-database.js';
import {
  type CreditSearch,
  selectCredit,
  selectCredits,
  selectDays,
  selectParts,
} from './persistence/credit.queries.js';

/** A line of the account and how much of it is explained, in cents; a debit is negative. */
export interface BankCredit {
  readonly id: number;
  readonly publicId: string;
  readonly account: string;
  readonly amountCents: number;
  readonly explainedCents: number;
  /** What nobody has explained yet; 0 when every cent is. */
  readonly residualCents: number;
  /** `YYYY-MM-DD`. */
  readonly bookingDay: string;
  readonly valueDay: string | null;
  readonly bankReference: string | null;
  readonly customerReference: string | null;
  readonly transactionType: string | null;
  /** Null once retention has emptied it. */
  readonly description: string | null;
  /** How many payments and refunds it consists of. */
  readonly parts: number;
}

/** How a part was found; the last two by staff. */
export type PartOrigin = 'batch' | 'reference' | 'proposal' | 'hand';

/** A payment or refund within a line of the account. */
export interface CreditPart {
  readonly grossCents: number;
  /** What the bank kept of it from this credit. */
  readonly feeCents: number;
  readonly cents: number;
  readonly how: PartOrigin;
  /** Full name; null when it was found by itself. */
  readonly madeBy: string | null;
  readonly orderCode: string;
  readonly listedDay: string | null;
  readonly isRefund: boolean;
  /** Null when the order is none of ours. */
  readonly paymentId: string | null;
  readonly reference: number | null;
  readonly serviceName: string | null;
  readonly verdict: 'matched' | 'amount-differs' | 'not-paid' | 'twice' | null;
}

/** A line of the account with its parts; of very many the first. */
export interface BankCreditDetail extends BankCredit {
  readonly filePublicId: string;
  readonly fileName: string;
  readonly lineNumber: number;
  readonly shown: readonly CreditPart[];
}

/** What came and went on one day of the account. */
export interface AccountDay {
  readonly day: string;
  readonly lines: number;
  readonly amountCents: number;
  readonly residualCents: number;
  /** Lines with something unexplained. */
  readonly open: number;
}

const MAX_PARTS = 2_000;

/** Reads the lines of the account and what they consist of. */
@Injectable()
export class BankCredits {
  constructor(private readonly database: ReadingDatabase) {}

  /** The newest first. */
  async list(search: CreditSearch): Promise<BankCredit[]> {
    return this.database.read<BankCredit>(selectCredits(search));
  }

  /** Null when there is no such line. */
  async find(publicId: string): Promise<BankCreditDetail | null> {
    return this.database.snapshot(async ({ read }) => {
      const [line] = await read<Omit<BankCreditDetail, 'shown'>>(selectCredit(publicId));
      if (line === undefined) return null;
      return { ...line, shown: await read<CreditPart>(selectParts(line.id, MAX_PARTS)) };
    });
  }

  /** The last days that the account moved, the newest first. */
  async latestDays(): Promise<AccountDay[]> {
    return this.database.read<AccountDay>(selectDays);
  }
}
