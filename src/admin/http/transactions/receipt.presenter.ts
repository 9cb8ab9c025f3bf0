import { RESEND_REASONS, type ResendReason } from '../../../domain/resend-form.js';
import { isAllowed } from '../../../domain/staff-permissions.js';
import type { PaymentDetail } from '../../../payments/payment-detail.js';
import type { DeliveryDetail, ReceiptDetail } from '../../../receipts/receipt-details.js';
import { printedNumber } from '../../../receipts/receipt.js';
import { paths } from '../../../shared/http/paths.js';
import { adminPaths } from '../../admin-paths.js';
import type { SignedIn } from '../../staff.js';
import type { DeliveryPart, ReceiptPart, ResendForm } from './transaction.page.js';
import { shortTime } from '../words/short-time.js';

/** What was typed in the form that sends again, and what was wrong with it. */
export interface TypedResendForm {
  readonly values: { readonly email: string; readonly reason: string; readonly text: string };
  readonly errorOf: Readonly<Record<string, string>>;
}

const REASONS: Readonly<Record<ResendReason, string>> = {
  'not-received': 'Il cittadino non la trova',
  'wrong-address': "L'indirizzo era sbagliato",
  other: 'Altro, descritto sotto',
};
const DELIVERY_LABELS: Readonly<Record<string, string>> = {
  automatic: 'Invio automatico',
  resend_by_citizen: 'Chiesta dal cittadino',
  resend_by_staff: "Rimandata dall'ufficio",
};
const STATES: Readonly<Record<DeliveryDetail['state'], string>> = {
  queued: 'In attesa di invio',
  sending: 'In invio',
  sent: 'Inviata',
  failed: 'Non consegnata',
};
const ERRORS: Readonly<Record<string, string>> = {
  superseded: 'sostituita da un invio successivo',
  'payer-forgotten': "i dati del cittadino, e l'indirizzo, sono stati cancellati",
  'smtp-550': 'la casella non esiste o rifiuta il messaggio (550)',
  EENVELOPE: "l'indirizzo non è utilizzabile",
};
const NOTHING_TYPED: TypedResendForm = { values: { email: '', reason: '', text: '' }, errorOf: {} };

export function presentReceipt(
  detail: PaymentDetail,
  found: ReceiptDetail | null,
  { account }: SignedIn,
  typed = NOTHING_TYPED,
): ReceiptPart | null {
  if (found === null) return null;
  const mayResend = isAllowed(account.role, 'resend-receipt') && detail.payer !== null;
  return {
    number: printedNumber(found.receipt),
    issuedAt: shortTime(found.receipt.issuedAt),
    pdfHref: paths.receiptPdf(detail.publicId),
    deliveries: found.deliveries.map((delivery) => presentDelivery(delivery, detail.payer?.email ?? null)),
    form: mayResend ? presentForm(detail.publicId, typed) : null,
  };
}

function presentForm(publicId: string, { values, errorOf }: TypedResendForm): ResendForm {
  return {
    action: adminPaths.transactionReceipt(publicId),
    reasons: RESEND_REASONS.map((value) => ({ value, label: REASONS[value], isChosen: value === values.reason })),
    values,
    isOpen: Object.keys(errorOf).length > 0,
    errorOf,
  };
}

function presentDelivery(delivery: DeliveryDetail, payerEmail: string | null): DeliveryPart {
  const { reason, state, failures, lastErrorCode, queuedAt, nextAttemptAt, sentAt, address } = delivery;
  return {
    label: DELIVERY_LABELS[reason] ?? reason,
    state: { code: state, label: STATES[state] },
    address: address ?? payerEmail,
    queuedAt: shortTime(queuedAt),
    details: [
      ...(sentAt === null ? [] : [`inviata ${shortTime(sentAt).text}`]),
      ...(failures === 0 ? [] : [failures === 1 ? '1 tentativo fallito' : `${failures} tentativi falliti`]),
      ...(lastErrorCode === null ? [] : [ERRORS[lastErrorCode] ?? `errore ${lastErrorCode}`]),
      ...(nextAttemptAt === null || failures === 0 ? [] : [`nuovo tentativo ${shortTime(nextAttemptAt).text}`]),
    ],
  };
}
