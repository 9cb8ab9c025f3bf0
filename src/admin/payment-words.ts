import type { AttemptStatus } from '../domain/payment-state.js';
import type { EvidenceKind } from '../domain/review-form.js';

export { paymentStatusLabels } from '../payments/payment-status-labels.js';

/** The states of one order at the bank. */
export const attemptStatusLabels: Readonly<Record<AttemptStatus, string>> = {
  open: 'Aperto',
  paid: 'Pagato',
  refused: 'Rifiutato',
  cancelled: 'Annullato',
  expired: 'Scaduto',
  excess_paid: 'Pagato in più',
};

/** What a message of the bank says, by the outcome that the gateway read in it. */
export const bankWords: Readonly<Record<string, string>> = {
  paid: 'pagato',
  declined: 'rifiutato',
  refused: 'rifiutato',
  cancelled: 'annullato',
  expired: 'scaduto',
  pending: 'in corso',
  open: 'in corso: il cittadino non ha finito',
  'not-found': 'ordine sconosciuto',
  unknown: 'esito che non sappiamo leggere',
};

/** By which way it came. */
export const sourceWords: Readonly<Record<string, string>> = {
  notification: 'notifica della banca',
  return: 'ritorno del browser',
  query: 'risposta a una nostra domanda',
  staff: 'dichiarato dal personale',
  system: 'dal sistema',
};

export const evidenceLabels: Readonly<Record<EvidenceKind, string>> = {
  'bank-statement': "Risulta dall'estratto conto o dal rendiconto della banca",
  'bank-website': 'Risulta dal sito riservato della banca',
  'bank-written-answer': 'La banca lo ha confermato per iscritto',
  other: 'Altra prova, descritta sotto',
};

interface AlertWords {
  readonly title: string;
  readonly explanation: string;
}

const ALERT_WORDS: Readonly<Record<string, AlertWords>> = {
  mismatch: {
    title: 'I dati della banca non coincidono',
    explanation: 'La banca ha firmato un messaggio con importo, valuta, negozio o ordine diversi dai nostri.',
  },
  contradiction: {
    title: 'La banca si contraddice',
    explanation: 'Dopo un pagamento riuscito la banca ha mandato un esito diverso. Il pagamento resta pagato.',
  },
  'excess-paid': {
    title: 'Pagato due volte',
    explanation:
      'È arrivato un secondo pagamento della stessa cosa: va restituito al cittadino. Chiedi il rimborso qui sotto, in "Rimborsi": ' +
      "l'avviso si chiude da solo quando la banca lo ha eseguito.",
  },
  'refund-failed': {
    title: 'Rimborso non riuscito',
    explanation:
      'La banca non ha eseguito un rimborso approvato. Guarda il motivo in "Rimborsi" e, se serve, chiedilo di nuovo.',
  },
  'refund-unanswered': {
    title: 'Rimborso senza risposta della banca',
    explanation:
      'La banca non dice se ha eseguito un rimborso. Il sistema continua a chiederlo da solo e non restituisce due volte; se ' +
      'dura, chiedi alla banca.',
  },
  'bank-reversal': {
    title: 'Restituito dalla banca',
    explanation:
      'La banca ha restituito del denaro di sua iniziativa, per esempio dopo una contestazione del titolare della carta. ' +
      'Controlla se il servizio va ancora dato.',
  },
  'several-transactions': {
    title: 'Più addebiti sullo stesso ordine',
    explanation: 'La banca dice di avere addebitato lo stesso ordine più di una volta.',
  },
};

export function alertWords(kind: string): AlertWords {
  return ALERT_WORDS[kind] ?? { title: `Avviso: ${kind}`, explanation: 'Controlla la storia del pagamento.' };
}
