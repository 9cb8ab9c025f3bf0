import { formatEuro } from '../../domain/money.js';
import type { PaidPayment } from '../../payments/payment-reader.js';
import { timeText } from '../../shared/http/pages/time-text.js';
import type { Texts } from '../../shared/i18n/texts.js';
import type { IssuedReceipt } from '../issue-receipt.js';
import { printedNumber } from '../receipt.js';
import type { VerifiedReceipt, VerifyPage } from './pages/verify.page.js';

const REFUNDS: Readonly<Record<PaidPayment['status'], VerifiedReceipt['refund']>> = {
  paid: 'none',
  partially_refunded: 'partial',
  refunded: 'whole',
};

/** The page of a code that belongs to a receipt. The amounts are the receipt's, as they were when it was issued. */
export function presentVerified({ receipt, payment }: IssuedReceipt, texts: Texts): VerifyPage {
  const { verify } = texts.receipts;
  return {
    title: verify.validTitle,
    breadcrumb: [{ label: verify.crumb }],
    isPrivate: true,
    receipt: {
      number: printedNumber(receipt),
      reference: String(receipt.reference),
      serviceName: payment.serviceName,
      total: formatEuro(receipt.totalCents),
      paidAt: timeText(receipt.paidAt, texts.language),
      refund: REFUNDS[payment.status],
      refunded: formatEuro(payment.refundedCents),
    },
  };
}

/** The page of a code that belongs to none. */
export function presentUnknownReceipt({ receipts: { verify } }: Texts): VerifyPage {
  return { title: verify.invalidTitle, breadcrumb: [{ label: verify.crumb }], isPrivate: true, receipt: null };
}
