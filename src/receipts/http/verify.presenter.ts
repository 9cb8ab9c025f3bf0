import { formatEuro } from '../../domain/money.js';
import type { PaidPayment } from '../../payments/payment-reader.js';
import { timeText } from '../../shared/http/pages/time-text.js';
import type { IssuedReceipt } from '../issue-receipt.js';
import { printedNumber } from '../receipt.js';
import { type VerifiedReceipt, verifyTitles, type VerifyPage } from './pages/verify.page.js';

const BREADCRUMB = [{ label: 'Verifica di una ricevuta' }];

const REFUNDS: Readonly<Record<PaidPayment['status'], VerifiedReceipt['refund']>> = {
  paid: 'none',
  partially_refunded: 'partial',
  refunded: 'whole',
};

/** The page of a code that belongs to a receipt. The amounts are the receipt's, as they were when it was issued. */
export function presentVerified({ receipt, payment }: IssuedReceipt): VerifyPage {
  return {
    title: verifyTitles.valid,
    breadcrumb: BREADCRUMB,
    isPrivate: true,
    receipt: {
      number: printedNumber(receipt),
      reference: String(receipt.reference),
      serviceName: payment.serviceName,
      total: formatEuro(receipt.totalCents),
      paidAt: timeText(receipt.paidAt),
      refund: REFUNDS[payment.status],
    },
  };
}

/** The page of a code that belongs to none. */
export function presentUnknownReceipt(): VerifyPage {
  return { title: verifyTitles.invalid, breadcrumb: BREADCRUMB, isPrivate: true, receipt: null };
}
