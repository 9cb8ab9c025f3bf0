import type { PaymentStatus } from '../domain/payment-state.js';

/** The states of a payment in the office's words. */
export const paymentStatusLabels: Readonly<Record<PaymentStatus, string>> = {
  pending: 'In attesa della banca',
  under_review: 'Da verificare',
  paid: 'Pagato',
  refused: 'Rifiutato',
  cancelled: 'Annullato',
  expired: 'Scaduto',
  partially_refunded: 'Rimborsato in parte',
  refunded: 'Rimborsato',
};
