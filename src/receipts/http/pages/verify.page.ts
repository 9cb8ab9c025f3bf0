import type { Page, TimeText } from '../../../shared/http/pages/page.js';
import { defineView } from '../../../shared/http/pages/view.js';

/** What the QR code of a receipt opens: for a desk that wants to know whether the paper is true. No personal data. */
export interface VerifyPage extends Page {
  /** Null when no receipt has this code. */
  readonly receipt: VerifiedReceipt | null;
}

export interface VerifiedReceipt {
  /** "2026/000123" */
  readonly number: string;
  readonly reference: string;
  readonly serviceName: string;
  readonly total: string;
  readonly paidAt: TimeText;
  /** Money that went back after the receipt was issued. */
  readonly refund: 'none' | 'partial' | 'whole';
  /** How much. */
  readonly refunded: string;
}

export const verifyView = defineView<VerifyPage>('receipts/verify');
