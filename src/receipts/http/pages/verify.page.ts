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
}

/** The h1 of a code that belongs to a receipt, and of one that does not. */
export const verifyTitles = { valid: 'Ricevuta valida', invalid: 'Ricevuta non trovata' } as const;

export const verifyView = defineView<VerifyPage>('receipts/verify');
