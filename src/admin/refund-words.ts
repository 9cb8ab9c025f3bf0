import type { RefundState } from '../domain/refund-state.js';
import type { RefundNotice } from '../receipts/refund-notices.js';

export { refundReasonLabels, refundStateLabels } from '../refunds/refund-labels.js';

/** The colour of a state, as badges name it: what waits for somebody, what went well, what did not. */
export const refundStateBadges: Readonly<Record<RefundState, 'pending' | 'paid' | 'failed' | 'closed'>> = {
  requested: 'pending',
  approved: 'pending',
  sent: 'pending',
  unknown: 'pending',
  accepted: 'pending',
  done: 'paid',
  failed: 'failed',
  rejected: 'closed',
  withdrawn: 'closed',
};

const CODES: Readonly<Record<string, string>> = {
  'bank-reversal': 'la banca aveva già restituito il denaro di sua iniziativa',
  'not-carried-out-yet': 'la banca non lo ha ancora eseguito',
};
const KINDS: Readonly<Record<string, string>> = {
  UNAVAILABLE: 'la banca non è raggiungibile, niente è partito',
  OUTCOME_UNKNOWN: 'la banca non ha risposto: non si sa se lo ha eseguito',
  SIGNATURE: 'la risposta della banca non è firmata come deve',
  CONFIG: 'le impostazioni della banca vanno controllate: avvisa chi gestisce il sistema',
  MALFORMED: 'la richiesta non è valida per la banca: avvisa chi gestisce il sistema',
  UNSUPPORTED: 'la banca non offre i rimborsi da qui',
};

/**
 * Why a refund did not go through, or not yet, by the code that was kept: `REJECTED:07`, `UNAVAILABLE:not-connected`.
 */
export function refundErrorText(code: string): string {
  const [kind = '', why] = code.split(':', 2);
  if (kind === 'REJECTED') return `la banca ha rifiutato${why === undefined ? '' : ` (codice ${why})`}`;
  return CODES[code] ?? KINDS[kind] ?? `errore ${code}`;
}

/** How far the e-mail to the citizen got. */
export function noticeText({ state, failures, lastErrorCode }: RefundNotice): string {
  switch (state) {
    case 'sent':
      return 'e-mail al cittadino inviata';
    case 'sending':
      return 'e-mail al cittadino in invio';
    case 'queued':
      return failures === 0
        ? 'e-mail al cittadino in partenza'
        : 'e-mail al cittadino non ancora consegnata, si riprova';
    case 'failed':
      return lastErrorCode === 'payer-forgotten'
        ? "nessuna e-mail: i dati del cittadino, e l'indirizzo, sono stati cancellati"
        : 'e-mail al cittadino non consegnata';
  }
}
