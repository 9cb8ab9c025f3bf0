import type { EnteEnvironment } from '../env.js';
import { formatRate } from '../domain/commission.js';
import { formatEuro } from '../domain/money.js';
import type { PaidPayment, Payer } from '../payments/payment-reader.js';
import { timeText } from '../shared/http/pages/time-text.js';
import { absoluteUrl, paths } from '../shared/http/paths.js';
import type { IssuedReceipt } from './issue-receipt.js';
import type { ReceiptSettings } from './receipt-settings.js';
import { printedNumber } from './receipt.js';
import { romeDateText } from './rome-time.js';

/** A label and what is printed beside it. */
export interface DocumentRow {
  readonly label: string;
  readonly value: string;
}

/** Everything that the PDF and the e-mail of a receipt say, in words and figures ready to print. */
export interface ReceiptDocument {
  /** "2026/000123" */
  readonly number: string;
  readonly issuedOn: string;
  readonly reference: string;
  readonly serviceName: string;
  /** Empty when retention has forgotten the person. */
  readonly payerRows: readonly DocumentRow[];
  readonly paymentRows: readonly DocumentRow[];
  readonly amountRows: readonly DocumentRow[];
  readonly total: string;
  readonly paidAt: string;
  readonly transactionCode: string;
  readonly verificationUrl: string;
  /** What has to be known besides the facts: a refund, a person forgotten. */
  readonly notices: readonly string[];
  readonly office: PaidPayment['office'];
  readonly ente: EnteEnvironment;
}

/** Puts a receipt into words. Pure: the same receipt gives the same document, but for refunds and forgotten persons. */
export function receiptDocument({ receipt, payment }: IssuedReceipt, settings: ReceiptSettings): ReceiptDocument {
  return {
    number: printedNumber(receipt),
    issuedOn: romeDateText(receipt.issuedAt),
    reference: String(receipt.reference),
    serviceName: payment.serviceName,
    payerRows: payment.payer === null ? [] : payerRows(payment.payer),
    paymentRows: paymentRows(payment),
    amountRows: amountRows(payment),
    total: formatEuro(receipt.totalCents),
    paidAt: timeText(receipt.paidAt).text,
    transactionCode: payment.transactionCode,
    verificationUrl: absoluteUrl(settings.publicUrl, paths.verify(receipt.verificationCode)).href,
    notices: notices(payment),
    office: payment.office,
    ente: settings.ente,
  };
}

/** First name and surname; a business has only the latter. */
export function payerName(payer: Payer): string {
  return [payer.firstName, payer.lastName].filter((part) => part !== '').join(' ');
}

function payerRows(payer: Payer): DocumentRow[] {
  const isAbroad = payer.province === 'EE';
  const town = `${payer.postalCode} ${payer.city} (${isAbroad ? 'estero' : payer.province})`;
  return [
    { label: payer.firstName === '' ? 'Denominazione' : 'Nome e cognome', value: payerName(payer) },
    { label: /^\d+$/.test(payer.taxCode) ? 'Codice fiscale / P. IVA' : 'Codice fiscale', value: payer.taxCode },
    { label: 'Indirizzo', value: `${payer.address}, ${town}` },
  ];
}

function paymentRows(payment: PaidPayment): DocumentRow[] {
  return [
    { label: 'Servizio', value: payment.serviceName },
    ...payment.extraFields.filter(({ value }) => value !== ''),
    ...(payment.description === null ? [] : [{ label: 'Causale', value: payment.description }]),
    { label: 'Riferimento N.', value: String(payment.reference) },
    { label: 'Codice transazione', value: payment.transactionCode },
    { label: 'Data e ora del pagamento', value: timeText(payment.paidAt).text },
  ];
}

function amountRows(payment: PaidPayment): DocumentRow[] {
  const amount = { label: 'Importo', value: formatEuro(payment.amountCents) };
  if (payment.commissionCents === 0) return [amount];
  const commission = {
    label: `Commissione (${formatRate(payment.rateMillionths)})`,
    value: formatEuro(payment.commissionCents),
  };
  return [amount, commission];
}

function notices(payment: PaidPayment): string[] {
  return [
    ...(payment.status === 'refunded' ? ['Questo pagamento è stato rimborsato.'] : []),
    ...(payment.status === 'partially_refunded' ? ['Questo pagamento è stato rimborsato in parte.'] : []),
    ...(payment.payer === null
      ? ['I dati di chi ha pagato sono stati cancellati, perché è trascorso il tempo di conservazione previsto.']
      : []),
  ];
}
