import type { AttemptStatus, PaymentStatus } from '../domain/payment-state.js';
import type { Language } from '../shared/i18n/language.js';
import type { ExtraFieldValue, Payer } from './payment-reader.js';

/** A payment with its latest attempt, as pages show it. Money in cents, instants in UTC. */
export interface PaymentView {
  readonly id: number;
  readonly publicId: string;
  readonly reference: number;
  readonly language: Language;
  readonly serviceSlug: string;
  readonly serviceName: string;
  readonly officeName: string;
  readonly officeEmail: string | null;
  readonly officePhone: string | null;
  /** Of the service, when the citizen paid it. */
  readonly accountingCode: string | null;
  readonly amountCents: number;
  readonly rateMillionths: number;
  readonly commissionCents: number;
  readonly totalCents: number;
  /** What went back of it so far. */
  readonly refundedCents: number;
  readonly status: PaymentStatus;
  readonly isLate: boolean;
  readonly transactionCode: string | null;
  readonly paidAt: Date | null;
  readonly createdAt: Date;
  /** When retention forgot the person; null while the person is remembered. */
  readonly forgottenAt: Date | null;
  /** Null once forgotten. */
  readonly payer: Payer | null;
  readonly description: string | null;
  readonly extraFields: readonly ExtraFieldValue[];
  readonly attempt: AttemptView;
}

/** One order at the bank. */
export interface AttemptView {
  readonly id: number;
  readonly number: number;
  readonly orderCode: string;
  readonly status: AttemptStatus;
  readonly gateway: string;
  readonly openedAt: Date;
  /** When the bank's time for the citizen is over. */
  readonly expiresAt: Date;
}
