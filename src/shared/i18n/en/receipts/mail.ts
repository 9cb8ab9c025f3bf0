import type { MailTexts } from '../../it/receipts/mail.js';

/** The e-mail that brings a receipt. */
export const mail: MailTexts = {
  subject: ({ reference, service }) => `Receipt for payment No. ${reference} – ${service}`,
  title: ({ reference }) => `Receipt for payment No. ${reference}`,
  heading: 'We have received your payment',
  greeting: ({ name }) => `Dear ${name},`,
  received: 'we have received your payment.',
  attachedPlain: ({ number }) =>
    `Receipt No. ${number} is attached to this message as a PDF, in Italian: please keep it.`,
  attached: ({ number }) =>
    `receipt No.\u00A0${number} is attached to this message as a PDF, in Italian: please keep it.`,
  attention: ({ notice }) => `PLEASE NOTE: ${notice}`,
  paymentPlain: 'THE PAYMENT',
  total: 'Total paid',
  toPayment: 'Open the page of the payment',
  payment: 'Page of the payment:',
  verification: 'Anyone who has to check the receipt (a school or a public desk, for example) can do so here:',
  help: 'Do you need help?',
  helpPlain: 'DO YOU NEED HELP?',
  phone: 'Phone',
  email: 'Email',
  quoteReference: ({ reference }) => `Always quote reference No.\u00A0${reference}.`,
  quoteReferencePlain: ({ reference }) => `Always quote reference No. ${reference}.`,
  taxCode: ({ taxCode }) => `tax code ${taxCode}`,
  taxCodePlain: ({ taxCode }) => `Tax code ${taxCode}`,
  automatic: 'This message was sent automatically. We will never ask you for your card details by email.',
};
