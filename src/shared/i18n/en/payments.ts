import type { PaymentsTexts } from '../it/payments.js';
import { connecting } from './payments/connecting.js';
import { form } from './payments/form.js';
import { outcome } from './payments/outcome.js';
import { prepared } from './payments/prepared.js';
import { review } from './payments/review.js';

/** From the form to the outcome; what the pages of a payment have in common stands here. */
export const payments: PaymentsTexts = {
  of: ({ service }) => `Payment for ${service}`,
  bill: {
    amount: 'Amount',
    commission: ({ rate }) => `Fee (${rate})`,
  },
  facts: {
    title: 'The payment',
    service: 'Service',
    reference: 'Reference No.',
    transactionCode: 'Transaction code',
    total: 'Total amount',
    paidAt: 'Paid on',
    help: 'Help',
  },
  form,
  prepared,
  review,
  connecting,
  outcome,
};
