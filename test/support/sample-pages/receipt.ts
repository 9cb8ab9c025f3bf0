import type { ConcludedPage } from '../../../src/receipts/http/pages/concluded.page.js';
import type { VerifyPage } from '../../../src/receipts/http/pages/verify.page.js';
import { qrFigure, qrPath } from '../../../src/receipts/qr-code.js';
import { timeText } from '../../../src/shared/http/pages/time-text.js';
import { paths } from '../../../src/shared/http/paths.js';
import type { Texts } from '../../../src/shared/i18n/texts.js';
import { AT, ID, MASKED_EMAIL, office, SERVICE, serviceCrumb } from './seed-payment.js';

const VERIFICATION_URL = `https://pagamenti.comune.monopoli.example${paths.verify('vErIfIcAtIoNcOdE_-1234')}`;
const qr = qrFigure(VERIFICATION_URL);

/** Phase 8, the receipt on its way. */
export const concludedPage = ({ payments, receipts }: Texts): ConcludedPage => ({
  title: receipts.concluded.title,
  titleContext: payments.of({ service: SERVICE }),
  step: 'receipt',
  isPrivate: true,
  breadcrumb: [serviceCrumb, { label: receipts.concluded.crumb }],
  serviceName: SERVICE,
  reference: '29',
  transactionCode: 'E802E2ACBBC01046895E444EBC',
  total: '156,96 €',
  email: MASKED_EMAIL,
  delivery: { state: 'queued' },
  receiptPdfHref: paths.receiptPdf(ID),
  verification: { url: VERIFICATION_URL, qr: { size: qr.size, path: qrPath(qr) } },
  outcomeHref: paths.outcome(ID),
  resend: { action: paths.receiptResend(ID), isAllowed: true, message: null },
  office,
});

/** A receipt that the code belongs to. */
export const validReceipt = ({ language, receipts }: Texts): VerifyPage => ({
  title: receipts.verify.validTitle,
  isPrivate: true,
  breadcrumb: [{ label: receipts.verify.crumb }],
  receipt: {
    number: '2026/000123',
    reference: '29',
    serviceName: SERVICE,
    total: '156,96 €',
    paidAt: timeText(AT, language),
    refund: 'none',
    refunded: '0,00 €',
  },
});
