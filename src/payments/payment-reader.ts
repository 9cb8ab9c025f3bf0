import type { Payer as CheckedPayer } from '../domain/payer.js';
import type { Language } from '../shared/i18n/language.js';

/** A payment whose money arrived, as a receipt needs it. Later refunds show in `status`; the facts stay. */
export interface PaidPayment {
  readonly publicId: string;
  /** The human "Riferimento N." */
  readonly reference: number;
  readonly status: 'paid' | 'partially_refunded' | 'refunded';
  /** The citizen's, in which e-mails about it are written. */
  readonly language: Language;
  readonly serviceName: string;
  readonly office: { readonly name: string; readonly email: string | null; readonly phone: string | null };
  /** Under which the accounts book it, as it was when the citizen paid; null when the office has none. */
  readonly accountingCode: string | null;
  /** When retention forgot the person; null while the person is remembered. */
  readonly forgottenAt: Date | null;
  /** Null once forgotten. */
  readonly payer: Payer | null;
  /** The causale; null once forgotten. */
  readonly description: string | null;
  readonly extraFields: readonly ExtraFieldValue[];
  readonly amountCents: number;
  /** Percentage with six decimals as an integer: 1.522843 % is 1522843. */
  readonly rateMillionths: number;
  readonly commissionCents: number;
  readonly totalCents: number;
  /** What went back of it so far; 0 unless `status` says so. */
  readonly refundedCents: number;
  /** The bank's identifier of the transaction. */
  readonly transactionCode: string;
  /** The bank's verified time, else when we received its word (UTC instant). */
  readonly paidAt: Date;
}

/** A payment whose money has not arrived and whose way to the bank is still open. */
export interface ResumablePayment {
  readonly publicId: string;
  readonly reference: number;
  readonly status: 'pending' | 'refused' | 'cancelled' | 'expired';
  /** The citizen's, in which e-mails about it are written. */
  readonly language: Language;
  readonly serviceName: string;
  readonly office: PaidPayment['office'];
  /** Null once retention has forgotten the person. */
  readonly payer: Payer | null;
  readonly totalCents: number;
}

/** Who is charged: the person or business typed in the form, whoever owns the card. */
export type Payer = Omit<CheckedPayer, 'kind'>;

/** A service's own field as the citizen filled it, with the label that the form showed. */
export interface ExtraFieldValue {
  readonly label: string;
  readonly value: string;
}

/** What other modules may read of payments. */
export abstract class PaymentReader {
  /** The payment with this public id when its money arrived (also if refunded since), else null. */
  abstract findPaid(publicId: string): Promise<PaidPayment | null>;

  /** The payment with this public id while it can still be paid, else null: paid, refunded, under review, unknown. */
  abstract findResumable(publicId: string): Promise<ResumablePayment | null>;
}
