import type { PaymentStatus } from '../domain/payment-state.js';

/**
 * A payment that another program has prepared, as that program may know it. Cents, UTC instants, nothing of a person.
 */
export interface PreparedPayment {
  /** What stands in the citizen's link. */
  readonly publicId: string;
  /** The other program's own name for it. */
  readonly externalId: string;
  readonly serviceSlug: string;
  readonly amountCents: number;
  readonly createdAt: Date;
  /** Until when the link can be used. */
  readonly expiresAt: Date;
  /** Null until the citizen has gone to pay. */
  readonly payment: MadePayment | null;
}

/** The one payment that was made of it. */
export interface MadePayment {
  readonly publicId: string;
  /** The human "Riferimento N." */
  readonly reference: number;
  readonly status: PaymentStatus;
  readonly commissionCents: number;
  readonly totalCents: number;
  readonly paidAt: Date | null;
  readonly transactionCode: string | null;
}
