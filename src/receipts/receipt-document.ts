import type { EnteEnvironment } from '../env.js';
import { formatRate } from '../domain/commission.js';
import { formatEuro } from '../domain/money.js';
import { ABROAD } from '../domain/provinces.js';
import type { PaidPayment, Payer } from '../payments/payment-reader.js';
import { timeText } from '../shared/http/pages/time-text.js';
import { type Texts, textsIn } from '../shared/i18n/texts.js';
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

/**
 * Puts a receipt into words, in Italian unless said: the PDF is an official document. Pure: the same receipt gives the
 * same document, but for refunds and forgotten persons.
 */
export function receiptDocument(
  { receipt, payment }: IssuedReceipt,
  settings: ReceiptSettings,
  texts: Texts = textsIn('it'),
): ReceiptDocument {
  const { document: words } = texts.receipts;
  return {
    number: printedNumber(receipt),
    issuedOn: romeDateText(receipt.issuedAt),
    reference: String(receipt.reference),
    serviceName: payment.serviceName,
    payerRows: payment.payer === null ? [] : payerRows(payment.payer, words),
    paymentRows: paymentRows(payment, texts),
    amountRows: amountRows(payment, words),
    total: formatEuro(receipt.totalCents),
    paidAt: timeText(receipt.paidAt, texts.language).text,
    transactionCode: payment.transactionCode,
    verificationUrl: absoluteUrl(settings.publicUrl, paths.verify(receipt.verificationCode)).href,
    notices: notices(payment, words),
    office: payment.office,
    ente: settings.ente,
  };
}

type Words = Texts['receipts']['document'];

/** First name and surname; a business has only the latter. */
export function payerName(payer: Payer): string {
  return [payer.firstName, payer.lastName].filter((part) => part !== '').join(' ');
}

function payerRows(payer: Payer, words: Words): DocumentRow[] {
  const isAbroad = payer.province === ABROAD;
  const town = `${payer.postalCode} ${payer.city} (${isAbroad ? words.abroad : payer.province})`;
  return [
    { label: payer.firstName === '' ? words.businessName : words.personName, value: payerName(payer) },
    { label: /^\d+$/.test(payer.taxCode) ? words.numericTaxCode : words.taxCode, value: payer.taxCode },
    { label: words.address, value: `${payer.address}, ${town}` },
  ];
}

function paymentRows(payment: PaidPayment, { language, receipts: { document: words } }: Texts): DocumentRow[] {
  return [
    { label: words.service, value: payment.serviceName },
    ...(payment.accountingCode === null ? [] : [{ label: words.accountingCode, value: payment.accountingCode }]),
    ...payment.extraFields.filter(({ value }) => value !== ''),
    ...(payment.description === null ? [] : [{ label: words.description, value: payment.description }]),
    { label: words.reference, value: String(payment.reference) },
    { label: words.transactionCode, value: payment.transactionCode },
    { label: words.paidAt, value: timeText(payment.paidAt, language).text },
  ];
}

function amountRows(payment: PaidPayment, words: Words): DocumentRow[] {
  const amount = { label: words.amount, value: formatEuro(payment.amountCents) };
  if (payment.commissionCents === 0) return [amount];
  const commission = {
    label: words.commission({ rate: formatRate(payment.rateMillionths) }),
    value: formatEuro(payment.commissionCents),
  };
  return [amount, commission];
}

function notices(payment: PaidPayment, words: Words): string[] {
  return [
    ...(payment.status === 'refunded' ? [words.refunded] : []),
    ...(payment.status === 'partially_refunded'
      ? [words.partiallyRefunded({ amount: formatEuro(payment.refundedCents) })]
      : []),
    ...(payment.payer === null ? [forgottenText(payment.forgottenAt, words)] : []),
  ];
}

function forgottenText(forgottenAt: Date | null, words: Words): string {
  return forgottenAt === null ? words.payerForgotten : words.payerForgottenOn({ day: romeDateText(forgottenAt) });
}
