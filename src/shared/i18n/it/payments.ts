import { connecting } from './payments/connecting.js';
import { form } from './payments/form.js';
import { outcome } from './payments/outcome.js';
import { prepared } from './payments/prepared.js';
import { review } from './payments/review.js';

/** From the form to the outcome; what the pages of a payment have in common stands here. */
export const payments = {
  of: ({ service }: { service: string }): string => `Pagamento ${service}`,
  bill: {
    amount: 'Importo',
    commission: ({ rate }: { rate: string }): string => `Commissione (${rate})`,
  },
  facts: {
    title: 'Il pagamento',
    service: 'Servizio',
    reference: 'Riferimento N.',
    transactionCode: 'Codice transazione',
    total: 'Importo complessivo',
    paidAt: 'Pagato il',
    help: 'Assistenza',
  },
  form,
  prepared,
  review,
  connecting,
  outcome,
};

export type PaymentsTexts = typeof payments;
