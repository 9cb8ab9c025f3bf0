import { Injectable } from '@nestjs/common';
import { isCollected, type PaymentStatus } from '../../domain/payment-state.js';
import { PaymentReader, type PaidPayment } from '../payment-reader.js';
import type { PaymentView } from '../payment-view.js';
import { PaymentStore } from './payment.store.js';

/** {@link PaymentReader} over the payments' own tables. */
@Injectable()
export class StoredPaymentReader extends PaymentReader {
  constructor(private readonly store: PaymentStore) {
    super();
  }

  async findPaid(publicId: string): Promise<PaidPayment | null> {
    const view = await this.store.findView(publicId);
    return view === null ? null : toPaid(view);
  }
}

function toPaid(view: PaymentView): PaidPayment | null {
  const { status, transactionCode, paidAt } = view;
  if (!isPaidStatus(status) || transactionCode === null || paidAt === null) return null;
  const { publicId, reference, language, serviceName, payer, description, extraFields } = view;
  const { amountCents, rateMillionths, commissionCents, totalCents } = view;
  return {
    ...{ publicId, reference, status, language, serviceName, payer, description, extraFields },
    ...{ amountCents, rateMillionths, commissionCents, totalCents, transactionCode, paidAt },
    office: { name: view.officeName, email: view.officeEmail, phone: view.officePhone },
  };
}

function isPaidStatus(status: PaymentStatus): status is PaidPayment['status'] {
  return isCollected(status);
}
