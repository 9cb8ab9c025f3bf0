import type { PaymentStatus } from '../../../domain/payment-state.js';
import type { OfficeContacts, Page, TimeText } from '../../../shared/http/pages/page.js';
import { defineView } from '../../../shared/http/pages/view.js';

/**
 * What became of a payment. Reference and tax code can be guessed, so nothing here leads further: neither the
 * payment's own address nor more of the person than a shortened e-mail.
 */
export interface FoundPage extends Page {
  readonly status: PaymentStatus;
  readonly statusLabel: string;
  readonly tone: 'success' | 'wait' | 'neutral' | 'failure';
  /** Whether money was taken. */
  readonly money: string;
  readonly advice: string;
  readonly reference: string;
  readonly serviceName: string;
  readonly total: string;
  readonly transactionCode: string | null;
  readonly timeline: readonly TimelineEntry[];
  /** What the reader may have mailed to the payer's address; null when nothing would help. */
  readonly mail: MailRequest | null;
  /** What came of the last request; null before one. */
  readonly answer: string | null;
  readonly searchHref: string;
  readonly office: OfficeContacts;
}

export interface TimelineEntry {
  readonly at: TimeText;
  readonly text: string;
}

export interface MailRequest {
  readonly action: string;
  /** Proof that this page was shown, for a short while. */
  readonly token: string;
  readonly button: string;
  readonly note: string;
}

export const foundView = defineView<FoundPage>('lookup/found');
