import type { FindingLabel } from '../domain/finding-label.js';
import type { WaiverReason } from '../domain/worklist-decision.js';

/** What does not fit, as the office calls it. */
export const findingLabels: Readonly<Record<FindingLabel, string>> = {
  'paid-not-listed': 'pagato ma non rendicontato',
  'listed-not-credited': 'rendicontato ma non versato',
  'amount-differs': 'importo diverso',
  'credit-without-reference': 'accredito senza riferimento',
  'paid-twice': 'pagato due volte',
  'listed-unknown': 'rendicontato ma sconosciuto',
  'listed-not-paid': 'rendicontato ma qui non risulta pagato',
  'refund-not-listed': 'rimborsato ma non rendicontato',
  'refund-not-debited': 'rimborso rendicontato ma non addebitato',
  'reversal-unknown': 'storno che non abbiamo chiesto',
  'debit-without-reference': 'addebito senza riferimento',
};

/** Why something is left as it is, in the office's words. */
export const waiverLabels: Readonly<Record<WaiverReason, string>> = {
  'bank-error': 'Errore della banca, che lo corregge',
  rounding: 'Arrotondamento',
  'other-office': 'Riguarda un altro ufficio',
  'known-transfer': 'Bonifico o giroconto che conosciamo',
  'too-small': 'Importo troppo piccolo per cercarlo',
  other: 'Altro motivo',
};

/** The words for a label; the label itself where this version knows none. */
export function labelText(label: string): string {
  return Object.hasOwn(findingLabels, label) ? findingLabels[label as FindingLabel] : label;
}
