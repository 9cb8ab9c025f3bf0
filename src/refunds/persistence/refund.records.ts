import type { RefundReason } from '../../domain/refund-form.js';
import type { RefundState } from '../../domain/refund-state.js';

/** A refund under its payment's lock. Money in cents. */
export interface StoredRefund {
  readonly id: number;
  readonly publicId: string;
  readonly attemptId: number;
  readonly source: 'staff' | 'bank';
  /** All that goes back, commission included. */
  readonly amountCents: number;
  readonly commissionCents: number;
  readonly state: RefundState;
  readonly requestedBy: number | null;
  readonly approvedBy: number | null;
  /** Null until approved. */
  readonly requestId: string | null;
  readonly turn: number;
  readonly failures: number;
}

/** Something that staff ask for. */
export interface NewRefund {
  readonly publicId: string;
  readonly paymentId: number;
  readonly attemptId: number;
  readonly amountCents: number;
  readonly commissionCents: number;
  readonly reason: RefundReason;
  /** Of the form that was sent: the same one asks once. */
  readonly formKey: string;
  readonly requestedBy: number;
  readonly at: Date;
}

/** What refunds of an order have taken up, in cents: of the amount and of the commission; and what is done of them. */
export interface TakenMoney {
  readonly takenAmountCents: number;
  readonly takenCommissionCents: number;
  /** Amount and commission together. */
  readonly doneCents: number;
  readonly isUnderWay: boolean;
}

/** What a call to the bank leaves behind. */
export interface CallResult {
  readonly state: RefundState;
  readonly operationCode: string | null;
  readonly errorCode: string | null;
  /** Null at the refund's end. */
  readonly nextTryAt: Date | null;
  readonly at: Date;
}
