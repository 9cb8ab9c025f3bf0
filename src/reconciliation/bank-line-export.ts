import { Injectable } from '@nestjs/common';
import { ReadingDatabase } from '../shared/reading-database.js';
import { countBankLines, selectExportedBankLines } from './persistence/bank-line-export.queries.js';

/** A line of the account as a file tells it. Money in cents, a debit is negative; days `YYYY-MM-DD`. */
export interface ExportedBankLine {
  readonly publicId: string;
  readonly account: string;
  readonly bookingDay: string;
  readonly valueDay: string | null;
  readonly amountCents: number;
  readonly explainedCents: number;
  readonly residualCents: number;
  readonly bankReference: string | null;
  readonly customerReference: string | null;
  readonly transactionType: string | null;
  /** Null once retention has emptied it. */
  readonly description: string | null;
  /** How many payments and refunds it consists of. */
  readonly parts: number;
  readonly fileName: string;
  readonly lineNumber: number;
}

/** The lines of the account, whole: the newest first, as on their page. */
@Injectable()
export class BankLineExport {
  constructor(private readonly database: ReadingDatabase) {}

  /** @param isOpenOnly those with something unexplained. Counted up to `limit`. */
  async countUpTo(isOpenOnly: boolean, limit: number): Promise<number> {
    const [row] = await this.database.read<{ rows: number }>(countBankLines(isOpenOnly, limit));
    return row?.rows ?? 0;
  }

  /** All of one moment, in memory a batch at a time. @param signal ends it early. */
  batches(isOpenOnly: boolean, signal?: AbortSignal): AsyncGenerator<ExportedBankLine[], void, undefined> {
    return this.database.batches<ExportedBankLine>(selectExportedBankLines(isOpenOnly), signal);
  }
}
