import type { AttemptStatus, PaymentStatus } from '../domain/payment-state.js';

/** An order that took money, under its payment's lock, as refunds need it. Money in cents. */
export interface RefundableOrder {
  readonly paymentId: number;
  readonly publicId: string;
  readonly paymentStatus: PaymentStatus;
  /** Of the payment; an order takes the total of amount and commission. */
  readonly amountCents: number;
  readonly commissionCents: number;
  readonly totalCents: number;
  /** What has gone back of the payment; what was paid in excess does not count. */
  readonly refundedCents: number;
  readonly attemptId: number;
  readonly number: number;
  readonly orderCode: string;
  readonly gateway: string;
  readonly shopId: string;
  readonly keyVersion: string;
  readonly openedAt: Date;
  /** `excess_paid`: the citizen had paid already, and all of it is to go back. */
  readonly attemptStatus: AttemptStatus;
  /** The bank's; null until money arrived. */
  readonly transactionCode: string | null;
  /** Where the payment's history stands. */
  readonly eventCount: number;
  readonly lastHash: Buffer;
}
