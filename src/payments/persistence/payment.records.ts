import type { AttemptStatus, PaymentStatus } from '../../domain/payment-state.js';
import type { Language } from '../../shared/i18n/language.js';
import type { ExtraFieldValue, Payer } from '../payment-reader.js';
import type { NewEvent } from './event-chain.js';

/** Everything that one `POST /pagamenti` stores. Money in cents, rate in millionths of a percent. */
export interface NewPayment {
  readonly publicId: string;
  /** The citizen's. */
  readonly language: Language;
  readonly service: {
    readonly id: number;
    readonly slug: string;
    readonly name: string;
    readonly officeName: string;
    readonly officeEmail: string | null;
    readonly officePhone: string | null;
    readonly accountingCode: string | null;
  };
  readonly amountCents: number;
  readonly rateMillionths: number;
  readonly commissionCents: number;
  readonly totalCents: number;
  readonly idempotencyKey: string;
  readonly bodyHash: Buffer;
  readonly payer: Payer;
  readonly description: string;
  readonly extraFields: readonly ExtraFieldValue[];
  readonly attempt: NewAttempt;
  /** What another program had prepared, if one did: it becomes one payment at most. */
  readonly preparedId: number | null;
  readonly createdAt: Date;
}

export interface NewAttempt {
  readonly orderCode: string;
  readonly gateway: string;
  readonly shopId: string;
  readonly keyVersion: string;
  readonly expiresAt: Date;
  readonly nextQueryAt: Date;
}

/** A payment whose row lock this transaction holds. */
export interface LockedPayment {
  readonly paymentId: number;
  readonly publicId: string;
  readonly paymentStatus: PaymentStatus;
  readonly eventCount: number;
  readonly lastHash: Buffer;
}

/** A payment under its lock, for a further attempt. */
export interface RetriablePayment extends LockedPayment {
  readonly totalCents: number;
  /** When retention forgot the person; null while somebody is there who could pay. */
  readonly forgottenAt: Date | null;
}

/** An order under its payment's lock. */
export interface LockedOrder extends LockedPayment {
  readonly attemptId: number;
  readonly number: number;
  readonly orderCode: string;
  readonly gateway: string;
  readonly shopId: string;
  readonly amountCents: number;
  readonly currency: string;
  readonly attemptStatus: AttemptStatus;
  readonly transactionCode: string | null;
  readonly expiresAt: Date;
  readonly hasOtherOpenAttempt: boolean;
  readonly isDoubtful: boolean;
}

/** What a bank's message, or the staff's word, changes: states, history, the next question to the bank, an alert. */
export interface OutcomeRecord {
  /** The bank's message; null when staff have stated the outcome. */
  readonly signal: {
    readonly source: 'return' | 'notification' | 'query';
    readonly outcome: string;
    readonly dedupeKey: Buffer;
    readonly fields: Readonly<Record<string, string>>;
    /** True: a repeated message changes nothing. False for queries, which may say the same thing twice. */
    readonly isGate: boolean;
  } | null;
  readonly at: Date;
  readonly attemptStatus: AttemptStatus;
  readonly paymentStatus: PaymentStatus;
  readonly isLate: boolean;
  /** Of the attempt, whenever the bank gave one. */
  readonly attemptTransactionCode: string | null;
  readonly authorizationCode: string | null;
  /** Of the payment: set only by the transition to paid. */
  readonly paid: { readonly transactionCode: string; readonly at: Date } | null;
  readonly nextQueryAt: Date | null;
  readonly events: readonly NewEvent[];
  readonly alert: { readonly kind: string; readonly data: object } | null;
}

/** A payment that looks like the one about to be made. */
export interface PossibleDuplicate {
  readonly reference: number;
  readonly status: PaymentStatus;
  readonly createdAt: Date;
}
