import { Injectable } from '@nestjs/common';
import { ReadingDatabase } from '../shared/reading-database.js';
import {
  selectReferences,
  selectTraceByReference,
  selectTracesByTaxCode,
} from './persistence/payment-traces.queries.js';

/** Everything that a payment may have been looked for by. The person's part is null once retention has forgotten it. */
export interface PaymentTrace {
  readonly publicId: string;
  readonly reference: number;
  readonly transactionCodes: readonly string[];
  readonly taxCode: string | null;
  readonly email: string | null;
  /** Surname and first name, as the search of names compares them. */
  readonly name: string | null;
}

/** Tells by which ids and codes payments can appear in the audit trail. */
@Injectable()
export class PaymentTraces {
  constructor(private readonly database: ReadingDatabase) {}

  /** Of every payment that this person owes or owed, first to last. */
  async ofTaxCode(taxCode: string): Promise<PaymentTrace[]> {
    return this.database.read<PaymentTrace>(selectTracesByTaxCode(taxCode));
  }

  async ofReference(reference: number): Promise<PaymentTrace | undefined> {
    return (await this.database.read<PaymentTrace>(selectTraceByReference(reference)))[0];
  }

  /** The human numbers of payments, by public id. */
  async references(publicIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
    const rows = await this.database.read<{ publicId: string; reference: number }>(selectReferences(publicIds));
    return new Map(rows.map(({ publicId, reference }) => [publicId, reference]));
  }
}
