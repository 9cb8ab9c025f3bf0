import type { AttemptStatus, PaymentStatus } from '../domain/payment-state.js';
import type { RefundReason } from '../domain/refund-form.js';
import type { Payer } from '../payments/payment-reader.js';
import type { ChainedEvent } from '../payments/payment-history.js';
import type { OfferedService } from './services-offered.js';

/** One invented payment with all that belongs to it, as rows. Ids were reserved before. */
export interface DemoPayment {
  readonly payment: DemoPaymentRow;
  readonly payer: Payer & { readonly description: string };
  readonly attempts: readonly DemoAttemptRow[];
  readonly events: readonly ChainedEvent[];
  readonly signals: readonly DemoSignalRow[];
  readonly alerts: readonly DemoAlertRow[];
  readonly receipt: DemoReceiptRow | null;
  readonly refund: DemoRefundRow | null;
}

export interface DemoPaymentRow {
  readonly id: number;
  readonly reference: number;
  readonly publicId: string;
  readonly service: OfferedService;
  readonly amountCents: number;
  readonly rateMillionths: number;
  readonly commissionCents: number;
  readonly totalCents: number;
  readonly refundedCents: number;
  readonly status: PaymentStatus;
  readonly isLate: boolean;
  readonly transactionCode: string | null;
  readonly paidAt: Date | null;
  readonly idempotencyKey: string;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

export interface DemoAttemptRow {
  readonly id: number;
  readonly number: number;
  readonly orderCode: string;
  readonly status: AttemptStatus;
  readonly openedAt: Date;
  readonly expiresAt: Date;
  readonly closedAt: Date | null;
  readonly transactionCode: string | null;
  readonly authorizationCode: string | null;
  readonly nextQueryAt: Date | null;
}

export interface DemoSignalRow {
  readonly attemptId: number;
  readonly source: 'return' | 'notification' | 'query';
  readonly outcome: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly receivedAt: Date;
}

export interface DemoAlertRow {
  readonly attemptId: number;
  readonly kind: string;
  readonly data: object;
  readonly raisedAt: Date;
  readonly resolvedAt: Date | null;
}

export interface DemoReceiptRow {
  readonly id: number;
  readonly verificationCode: string;
  readonly issuedAt: Date;
  readonly deliveries: readonly DemoDeliveryRow[];
}

export interface DemoDeliveryRow {
  readonly version: number;
  readonly state: 'queued' | 'sent' | 'failed';
  readonly failures: number;
  readonly nextAttemptAt: Date;
  readonly messageId: string;
  readonly lastErrorCode: string | null;
  readonly queuedAt: Date;
  readonly sentAt: Date | null;
}

/** Money of the paid order that went back, or may. Staff by the ids of their accounts. */
export interface DemoRefundRow {
  readonly publicId: string;
  readonly attemptId: number;
  readonly source: 'staff' | 'bank';
  readonly amountCents: number;
  readonly commissionCents: number;
  readonly reason: RefundReason | 'bank-reversal';
  readonly state: 'requested' | 'rejected' | 'done';
  readonly requestedBy: number | null;
  readonly approvedBy: number | null;
  readonly closedBy: number | null;
  readonly requestId: string | null;
  readonly operationCode: string | null;
  readonly requestedAt: Date;
  readonly approvedAt: Date | null;
  readonly settledAt: Date | null;
  /** Of the e-mail that told the citizen; null when there was nothing to tell. */
  readonly messageId: string | null;
}
