import type { DocumentTexts } from '../../it/receipts/document.js';

/** The facts of a receipt, as the e-mail prints them. */
export const document: DocumentTexts = {
  abroad: 'abroad',
  businessName: 'Business name',
  personName: 'Name',
  numericTaxCode: 'Tax code / VAT number',
  taxCode: 'Tax code',
  address: 'Address',
  service: 'Service',
  accountingCode: 'Accounting code',
  description: 'Reason for payment',
  reference: 'Reference No.',
  transactionCode: 'Transaction code',
  paidAt: 'Date and time of payment',
  amount: 'Amount',
  commission: ({ rate }) => `Fee (${rate})`,
  refunded: 'This payment was refunded.',
  partiallyRefunded: ({ amount }) => `This payment was refunded in part: ${amount}.`,
  payerForgottenOn: ({ day }) =>
    `The data of the person who paid were deleted on ${day}, because the time for which we keep them is over.`,
  payerForgotten: 'The data of the person who paid were deleted, because the time for which we keep them is over.',
};
