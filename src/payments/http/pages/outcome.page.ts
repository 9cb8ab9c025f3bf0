import type { OfficeContacts, Page, SummaryRow, TimeText } from '../../../shared/http/pages/page.js';
import { defineView } from '../../../shared/http/pages/view.js';

/** Phase 7: what happened to a payment. Each state says whether money was taken and what to do next. */
export type OutcomePage = PendingPage | UnderReviewPage | PaidPage | UnpaidPage | RefundedPage;

/** What the outcome of every state shows. */
export interface OutcomeFacts extends Page {
  /** The state in a word. */
  readonly statusLabel: string;
  readonly serviceName: string;
  /** The human "Riferimento N." */
  readonly reference: string;
  /** The bank's identifier; null until it gave one. */
  readonly transactionCode: string | null;
  readonly amount: string;
  readonly commission: { readonly rate: string; readonly amount: string } | null;
  readonly total: string;
  readonly createdAt: TimeText;
  /** That the person's data are forgotten, and since when; null while they are there. */
  readonly forgotten: string | null;
  /** What is left to show of the person: masked tax code, shortened e-mail, causale. Empty once forgotten. */
  readonly personRows: readonly SummaryRow[];
  readonly office: OfficeContacts;
}

/** The bank has not said yet. `refresh` is absent once the page has waited long enough. */
export interface PendingPage extends OutcomeFacts {
  readonly status: 'pending';
  /** Goes on with the open attempt at the bank; null when its time is over. */
  readonly resumeHref: string | null;
  /** Until when the bank waits for the citizen. */
  readonly deadline: TimeText;
}

/** The bank's message does not match ours: people look at it. */
export interface UnderReviewPage extends OutcomeFacts {
  readonly status: 'under_review';
}

export interface PaidPage extends OutcomeFacts {
  readonly status: 'paid';
  readonly paidAt: TimeText;
  /** POST: shows the end of the procedure; the receipt leaves without it as well. */
  readonly receiptAction: string;
  readonly receiptPdfHref: string;
}

/** No money was taken. */
export interface UnpaidPage extends OutcomeFacts {
  readonly status: 'refused' | 'cancelled' | 'expired';
  /** POST: opens a new attempt with the same data; null once they are forgotten. */
  readonly retryAction: string | null;
  /** An empty form of the same service. */
  readonly newPaymentHref: string;
}

export interface RefundedPage extends OutcomeFacts {
  readonly status: 'refunded' | 'partially_refunded';
  readonly paidAt: TimeText;
  /** How much went back. */
  readonly refundedAmount: string;
  readonly receiptPdfHref: string;
}

export const outcomeView = defineView<OutcomePage>('payments/outcome');
