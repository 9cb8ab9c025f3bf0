import { Injectable } from '@nestjs/common';
import { Database, type Executor } from '../../shared/database.js';
import { PaymentFinder, type PaymentStory } from '../payment-finder.js';
import { selectByReference, selectByTaxCode } from './payment-finder.statements.js';
import { PaymentStore } from './payment.store.js';

interface Found {
  readonly publicId: string;
}

/** {@link PaymentFinder} over the payments' own tables. */
@Injectable()
export class StoredPaymentFinder extends PaymentFinder {
  constructor(
    private readonly database: Database,
    private readonly store: PaymentStore,
  ) {
    super();
  }

  async findByTaxCode(executor: Executor, reference: number, taxCode: string): Promise<string | null> {
    const [found] = await executor.query<Found>(selectByTaxCode, [reference, taxCode]);
    return found?.publicId ?? null;
  }

  async findByReference(reference: number): Promise<string | null> {
    const [found] = await this.database.query<Found>(selectByReference, [reference]);
    return found?.publicId ?? null;
  }

  async tell(publicId: string): Promise<PaymentStory | null> {
    const [view, events] = await Promise.all([this.store.findView(publicId), this.store.findEvents(publicId)]);
    if (view === null || view.payer === null) return null;
    const { reference, status, serviceName, serviceSlug, totalCents, refundedCents, transactionCode } = view;
    return {
      publicId,
      reference,
      status,
      serviceName,
      serviceSlug,
      totalCents,
      refundedCents,
      transactionCode,
      office: { name: view.officeName, email: view.officeEmail, phone: view.officePhone },
      email: view.payer.email,
      events: events.map(({ type, at }) => ({ type, at })),
    };
  }
}
