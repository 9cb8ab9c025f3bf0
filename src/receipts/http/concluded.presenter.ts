import { formatEuro } from '../../domain/money.js';
import type { PaidPayment } from '../../payments/payment-reader.js';
import { timeText } from '../../shared/http/pages/time-text.js';
import { paths } from '../../shared/http/paths.js';
import type { Delivery } from '../persistence/delivery-table.js';
import { refuseResend, type ResendRefusal } from '../resend-rule.js';
import { CONCLUDED_TITLE, type ConcludedPage, type ReceiptDelivery } from './pages/concluded.page.js';
import { shortenEmail } from '../../domain/masked.js';

/** Phase 8: where the receipt is, how to have it now, whether it may be sent again. */
export function presentConcluded(payment: PaidPayment, deliveries: readonly Delivery[], now: Date): ConcludedPage {
  return {
    title: CONCLUDED_TITLE,
    titleContext: `Pagamento ${payment.serviceName}`,
    step: 'receipt',
    breadcrumb: [{ label: payment.serviceName }, { label: 'Operazione conclusa' }],
    isPrivate: true,
    serviceName: payment.serviceName,
    reference: String(payment.reference),
    transactionCode: payment.transactionCode,
    total: formatEuro(payment.totalCents),
    email: payment.payer === null ? null : shortenEmail(payment.payer.email),
    delivery: presentDelivery(deliveries.at(-1)),
    receiptPdfHref: paths.receiptPdf(payment.publicId),
    outcomeHref: paths.outcome(payment.publicId),
    resend: { action: paths.receiptResend(payment.publicId), ...presentResend(payment, deliveries, now) },
    office: payment.office,
  };
}

function presentDelivery(last: Delivery | undefined): ReceiptDelivery {
  if (last?.sentAt) return { state: 'sent', at: timeText(last.sentAt) };
  return { state: last?.state === 'failed' ? 'failed' : 'queued' };
}

function presentResend(
  payment: PaidPayment,
  deliveries: readonly Delivery[],
  now: Date,
): { isAllowed: boolean; message: string | null } {
  if (payment.payer === null) {
    return {
      isAllowed: false,
      message: 'Il tuo indirizzo non è più conservato: puoi scaricare la ricevuta da questa pagina.',
    };
  }
  const refusal = refuseResend(deliveries, now);
  return refusal === undefined
    ? { isAllowed: true, message: null }
    : { isAllowed: false, message: refusalText(refusal) };
}

function refusalText(refusal: ResendRefusal): string {
  switch (refusal.kind) {
    case 'on-its-way':
      return 'La ricevuta sta partendo: di solito arriva in un minuto. Controlla anche la posta indesiderata.';
    case 'too-soon':
      return 'La ricevuta è appena stata inviata. Se non arriva, potrai chiederla di nuovo tra un minuto.';
    case 'daily-limit':
      return 'Hai già chiesto la ricevuta cinque volte: potrai chiederla di nuovo domani. Intanto puoi scaricarla da questa pagina.';
  }
}
