import { formatEuro } from '../../domain/money.js';
import type { PaidPayment } from '../../payments/payment-reader.js';
import { timeText } from '../../shared/http/pages/time-text.js';
import type { Texts } from '../../shared/i18n/texts.js';
import { paths } from '../../shared/http/paths.js';
import { qrFigure, qrPath } from '../qr-code.js';
import type { Delivery } from '../persistence/delivery-table.js';
import { refuseResend, type ResendRefusal } from '../resend-rule.js';
import type { ConcludedPage, ReceiptDelivery } from './pages/concluded.page.js';
import { shortenEmail } from '../../domain/masked.js';

/** A paid payment at `now`, with every sending of its receipt, first to last. */
export interface ConcludedPayment {
  readonly payment: PaidPayment;
  readonly deliveries: readonly Delivery[];
  readonly now: Date;
  /** Absolute: the QR code is read by another device. */
  readonly verificationUrl: string;
}

/** Phase 8: where the receipt is, how to have it now, whether it may be sent again. */
export function presentConcluded(concluded: ConcludedPayment, texts: Texts): ConcludedPage {
  const { payment, deliveries } = concluded;
  const { title, crumb } = texts.receipts.concluded;
  return {
    title,
    titleContext: texts.payments.of({ service: payment.serviceName }),
    step: 'receipt',
    breadcrumb: [{ label: payment.serviceName }, { label: crumb }],
    isPrivate: true,
    serviceName: payment.serviceName,
    reference: String(payment.reference),
    transactionCode: payment.transactionCode,
    total: formatEuro(payment.totalCents),
    email: payment.payer === null ? null : shortenEmail(deliveries.at(-1)?.address ?? payment.payer.email),
    delivery: presentDelivery(deliveries.at(-1), texts),
    receiptPdfHref: paths.receiptPdf(payment.publicId),
    verification: presentVerification(concluded.verificationUrl),
    outcomeHref: paths.outcome(payment.publicId),
    resend: { action: paths.receiptResend(payment.publicId), ...presentResend(concluded, texts) },
    office: payment.office,
  };
}

function presentVerification(url: string): ConcludedPage['verification'] {
  const figure = qrFigure(url);
  return { url, qr: { size: figure.size, path: qrPath(figure) } };
}

function presentDelivery(last: Delivery | undefined, { language }: Texts): ReceiptDelivery {
  if (last?.sentAt) return { state: 'sent', at: timeText(last.sentAt, language) };
  return { state: last?.state === 'failed' ? 'failed' : 'queued' };
}

function presentResend(
  { payment, deliveries, now }: ConcludedPayment,
  texts: Texts,
): { isAllowed: boolean; message: string | null } {
  if (payment.payer === null) return { isAllowed: false, message: texts.receipts.resend.addressForgotten };
  const refusal = refuseResend(deliveries, now);
  return refusal === undefined
    ? { isAllowed: true, message: null }
    : { isAllowed: false, message: refusalText(refusal, texts) };
}

function refusalText(refusal: ResendRefusal, { receipts: { resend } }: Texts): string {
  switch (refusal.kind) {
    case 'on-its-way':
      return resend.onItsWay;
    case 'too-soon':
      return resend.tooSoon;
    case 'daily-limit':
      return resend.dailyLimit;
  }
}
