import type { Signal } from './signal.js';

/** The limits of one call to the bank. */
export interface CallContext {
  /** Ties log lines together; never sent to the bank. */
  readonly correlationId: string;
  /** Instant, on the application's clock, by which the answer is wanted; the gateway's own limit may come first. */
  readonly deadline: Date;
  readonly signal?: AbortSignal | undefined;
}

/** What the bank holds about an order, from an answer whose every used part was authenticated. */
export type QueryResult =
  | { readonly found: false }
  | {
      readonly found: true;
      /** Undefined: the bank knows the order and the citizen has not finished. */
      readonly signal: Signal | undefined;
      readonly refundedCents: number;
      /** Distinct transactions that took money on this order: more than one deserves an alert. */
      readonly paidTransactions: number;
    };

/** Gives back money of one transaction. */
export interface RefundInput {
  readonly ref: string;
  readonly gatewayTxnId: string;
  readonly amountCents: number;
  readonly currency: 'EUR';
  /** Made by `newRefundRequestId` and stored before the call; the same id never refunds twice. */
  readonly requestId: string;
}

/** `accepted`: the bank took the order and will carry it out later. */
export interface RefundResult {
  readonly kind: 'done' | 'accepted';
  readonly operationId: string;
}
