import type { RefundReason } from '../domain/refund-form.js';
import type { RefundGroup } from '../domain/refund-group.js';
import type { RefundState } from '../domain/refund-state.js';

/** The states of a refund in the office's words. */
export const refundStateLabels: Readonly<Record<RefundState, string>> = {
  requested: 'Da approvare',
  approved: 'Approvato, in partenza',
  sent: 'In corso',
  unknown: 'In corso, esito da accertare',
  accepted: 'Preso in carico dalla banca',
  done: 'Rimborsato',
  failed: 'Non riuscito',
  rejected: 'Rifiutato',
  withdrawn: 'Ritirato',
};

/** Why the money went back, in the office's words. */
export const refundReasonLabels: Readonly<Record<RefundReason | 'bank-reversal', string>> = {
  'paid-twice': 'Pagato due volte',
  'service-not-provided': 'Servizio non reso o annullato',
  'wrong-amount': 'Importo o causale sbagliati',
  other: 'Altro, descritto nelle note',
  'bank-reversal': 'Restituito dalla banca di sua iniziativa',
};

/** The groups of refunds in the office's words. */
export const refundGroupLabels: Readonly<Record<RefundGroup, string>> = {
  'to-approve': 'Da approvare',
  'in-progress': 'In corso',
  failed: 'Non riusciti',
  done: 'Eseguiti',
  declined: 'Rifiutati o ritirati',
};
