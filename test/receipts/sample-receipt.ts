import { readEnvironment } from '../../src/env.js';
import type { PaidPayment, Payer } from '../../src/payments/payment-reader.js';
import type { IssuedReceipt } from '../../src/receipts/issue-receipt.js';
import { ReceiptSettings } from '../../src/receipts/receipt-settings.js';

/** The payer of the seed's demonstration. */
export const seedPayer: Payer = {
  firstName: 'Mario',
  lastName: 'Rossi',
  taxCode: 'RSSMRA81M10F376C',
  address: 'via Roma, 15',
  city: 'Monopoli',
  postalCode: '70043',
  province: 'BA',
  email: 'mariorossi@mail.it',
};

/** The payment of the seed's demonstration: reference 29, 154,60 € and 2,36 € of commission. */
export function samplePayment(changes: Partial<PaidPayment> = {}): PaidPayment {
  return {
    publicId: 'AbCdEfGhIjKlMnOpQrStUv',
    reference: 29,
    status: 'paid',
    language: 'it',
    serviceName: 'Refezione scolastica',
    office: { name: 'Ufficio Pubblica Istruzione', email: 'istruzione@comune.monopoli.example', phone: '080 4140222' },
    accountingCode: null,
    forgottenAt: null,
    payer: seedPayer,
    description: 'pagamento refezione scolastica',
    extraFields: [{ label: 'Alunno', value: 'Lucia Rossi' }],
    amountCents: 15460,
    rateMillionths: 1522843,
    commissionCents: 236,
    totalCents: 15696,
    refundedCents: 0,
    transactionCode: 'E802E2ACBBC01046895E444EBC',
    paidAt: new Date('2026-11-23T11:15:00Z'),
    ...changes,
  };
}

/** The same payment with its receipt. */
export function sampleReceipt(changes: Partial<PaidPayment> = {}): IssuedReceipt {
  const payment = samplePayment(changes);
  return {
    payment,
    receipt: {
      id: 1,
      paymentId: payment.publicId,
      year: 2026,
      number: 123,
      verificationCode: 'vErIfIcAtIoNcOdE_-1234',
      reference: payment.reference,
      amountCents: payment.amountCents,
      commissionCents: payment.commissionCents,
      totalCents: payment.totalCents,
      paidAt: payment.paidAt,
      issuedAt: new Date('2026-11-24T08:00:00Z'),
    },
  };
}

/** Settings of an installation with a public address. */
export function sampleSettings(): ReceiptSettings {
  return new ReceiptSettings(readEnvironment({ PUBLIC_URL: 'https://pagamenti.comune.monopoli.example' }));
}
