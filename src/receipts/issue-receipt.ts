import { Injectable } from '@nestjs/common';
import { type PaidPayment, PaymentReader } from '../payments/payment-reader.js';
import { Clock } from '../shared/clock.js';
import { Database } from '../shared/database.js';
import { Ids } from '../shared/ids.js';
import { newMessageId } from './message-id.js';
import { findReceipt, insertReceipt } from './persistence/receipt-table.js';
import { ReceiptSettings } from './receipt-settings.js';
import type { Receipt } from './receipt.js';
import { romeYear } from './rome-time.js';

/** A receipt together with the payment that it is about. */
export interface IssuedReceipt {
  readonly receipt: Receipt;
  readonly payment: PaidPayment;
}

/**
 * Gives a paid payment its receipt, numbered without gaps within the year of the day of issue in Italy, and its
 * first delivery. The year of issue and not of payment: a late word of the bank must not add a number to a year
 * that the accountants have closed. Any number of calls, also at the same time, make one receipt.
 */
@Injectable()
export class IssueReceipt {
  constructor(
    private readonly payments: PaymentReader,
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly settings: ReceiptSettings,
  ) {}

  /** The receipt, new or as it was issued before; null when no payment with this public id is paid. */
  async execute(paymentId: string): Promise<IssuedReceipt | null> {
    const [payment, existing] = await Promise.all([
      this.payments.findPaid(paymentId),
      findReceipt(this.database, paymentId),
    ]);
    if (payment === null) return null;
    return { payment, receipt: existing ?? (await this.issue(payment)) };
  }

  private async issue(payment: PaidPayment): Promise<Receipt> {
    const issuedAt = this.clock.now();
    const issued = await this.database.transaction((tx) =>
      insertReceipt(tx, {
        paymentId: payment.publicId,
        year: romeYear(issuedAt),
        verificationCode: this.ids.token(),
        reference: payment.reference,
        amountCents: payment.amountCents,
        commissionCents: payment.commissionCents,
        totalCents: payment.totalCents,
        paidAt: payment.paidAt,
        issuedAt,
        messageId: newMessageId(this.ids, this.settings.mailFrom),
      }),
    );
    const receipt = issued ?? (await findReceipt(this.database, payment.publicId));
    if (receipt === undefined) throw new Error(`no receipt after issuing it, reference ${payment.reference}`);
    return receipt;
  }
}
