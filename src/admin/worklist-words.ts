import type { LinkOutcome } from '../reconciliation/link-by-hand.js';
import type { WorkOutcome } from '../reconciliation/work-on-finding.js';
import type { WorklistNote } from '../reconciliation/worklist.js';

export const noteLabels: Readonly<Record<WorklistNote['kind'], string>> = {
  note: 'Nota',
  explained: 'Spiegata',
  waived: 'Lasciata così',
  linked: 'Collegata',
  undone: 'Riaperta',
};

/** What each label means, and what usually helps. */
export const findingHelp: Readonly<Record<string, string>> = {
  'paid-not-listed': 'Da noi il pagamento è riuscito, ma la lista del gateway di quel giorno non lo nomina.',
  'listed-not-credited': 'Il gateway ha elencato questo denaro, ma sul conto non è ancora arrivato.',
  'amount-differs': 'L’importo della banca non è quello che ci aspettavamo.',
  'credit-without-reference': 'Sul conto è arrivato denaro che nessun codice collega a un pagamento.',
  'paid-twice': 'La stessa cosa è stata pagata due volte: di solito si rimborsa.',
  'listed-unknown':
    'Il gateway elenca un ordine che non è nostro. Se il codice è solo rovinato, collegalo qui sotto al suo pagamento.',
  'listed-not-paid': 'Il gateway elenca un ordine nostro, che qui non risulta pagato.',
  'refund-not-listed': 'Abbiamo rimborsato, ma la lista del gateway non lo nomina.',
  'refund-not-debited': 'Il rimborso è nella lista del gateway, ma non è ancora uscito dal conto.',
  'reversal-unknown': 'Il gateway elenca uno storno che non abbiamo chiesto.',
  'debit-without-reference': 'Dal conto è uscito denaro che nessun codice collega a un rimborso.',
};

type Notice = { readonly isGood: boolean; readonly message: string };

const good = (message: string): Notice => ({ isGood: true, message });
const bad = (message: string): Notice => ({ isGood: false, message });

/** What an action on a line of the worklist came to. */
export const worklistNotices: Readonly<Record<WorkOutcome | LinkOutcome, Notice>> = {
  taken: good('Ora è in carico a te.'),
  left: good('Non è più in carico a te.'),
  noted: good('Nota aggiunta.'),
  decided: good('Fatto: la situazione è tra quelle lavorate. Si può annullare finché il periodo non è chiuso.'),
  undone: good('Annullato: la situazione è di nuovo da lavorare.'),
  linked: good('Collegato.'),
  healed: bad('Nel frattempo la situazione si è risolta da sola: non c’è più niente da fare.'),
  changed: bad('Nel frattempo l’importo è cambiato: guarda quello di adesso e decidi di nuovo.'),
  'of-other': bad('È in carico a un’altra persona: parlane con lei.'),
  'already-decided': bad('Nel frattempo un’altra persona ha già deciso: qui sotto vedi come.'),
  'nothing-to-undo': bad('Qui non c’è niente da annullare.'),
  'period-closed': bad(
    'Il periodo è chiuso: non si cambia più niente. Lo può riaprire un responsabile, con un motivo.',
  ),
  'not-found': bad('Non trovo niente con questo codice: controllalo.'),
  several: bad('Con questo codice ne trovo più di uno: usa il codice transazione o il codice dell’ordine.'),
  'already-listed': bad('Quel pagamento ha già la sua riga nella lista del gateway.'),
  'already-linked': bad('Nel frattempo la riga è stata collegata: non c’è più niente da fare.'),
  'in-other-credit': bad('Fa già parte di un altro movimento.'),
  'not-linkable': bad('Questa situazione non si collega a mano.'),
};
