import { Injectable } from '@nestjs/common';
import { canResume, isCollected, type PaymentStatus } from '../../domain/payment-state.js';
import { PaymentReader, type PaidPayment, type ResumablePayment } from '../payment-reader.js';
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

  async findResumable(publicId: string): Promise<ResumablePayment | null> {
    const view = await this.store.findView(publicId);
    return view === null ? null : toResumable(view);
  }
}

function toPaid(view: PaymentView): PaidPayment | null {
  const { status, transactionCode, paidAt } = view;
  if (!isPaidStatus(status) || transactionCode === null || paidAt === null) return null;
  const { publicId, reference, language, serviceName, payer, description, extraFields } = view;
  const { accountingCode, forgottenAt } = view;
  const { amountCents, rateMillionths, commissionCents, totalCents, refundedCents } = view;
  return {
    publicId,
    reference,
    status,
    language,
    serviceName,
    payer,
    description,
    extraFields,
    accountingCode,
    forgottenAt,
    amountCents,
    rateMillionths,
    commissionCents,
    totalCents,
    refundedCents,
    transactionCode,
    paidAt,
    office: { name: view.officeName, email: view.officeEmail, phone: view.officePhone },
  };
}

function toResumable(view: PaymentView): ResumablePayment | null {
  const { publicId, reference, status, language, serviceName, payer, totalCents } = view;
  if (!canResume(status)) return null;
  const office = { name: view.officeName, email: view.officeEmail, phone: view.officePhone };
  return { publicId, reference, status, language, serviceName, office, payer, totalCents };
}

function isPaidStatus(status: PaymentStatus): status is PaidPayment['status'] {
  return isCollected(status);
}
