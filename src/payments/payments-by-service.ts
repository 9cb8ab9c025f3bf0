import { Injectable } from '@nestjs/common';
import { ReadingDatabase } from '../shared/reading-database.js';
import { selectSumsByService, type ServiceSumsRow } from './persistence/payment-totals.queries.js';

/** The payments of one service so far. */
export interface ServiceSums {
  /** Whatever became of them. */
  readonly payments: number;
  /** Those whose money arrived, also if it was given back since. */
  readonly collectedPayments: number;
  /** Of these, without commission, in cents. */
  readonly collectedAmountCents: number;
}

export const NO_PAYMENTS: ServiceSums = { payments: 0, collectedPayments: 0, collectedAmountCents: 0 };

/** What each service has brought, for whoever runs the services. Kept sums: quick however many payments there are. */
@Injectable()
export class PaymentsByService {
  constructor(private readonly database: ReadingDatabase) {}

  /** By the service's id; none for services that nobody ever began to pay. */
  async read(): Promise<ReadonlyMap<number, ServiceSums>> {
    const rows = await this.database.read<ServiceSumsRow>(selectSumsByService());
    return new Map(rows.map(({ serviceId, ...sums }) => [serviceId, sums]));
  }
}
