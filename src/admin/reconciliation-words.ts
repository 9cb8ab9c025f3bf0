import type { FindingLabel } from '../domain/finding-label.js';
import type { BankFileState, InboxFile, InboxReject, InboxStatement } from '../reconciliation/bank-file-inbox.js';
import type { PartOrigin } from '../reconciliation/bank-credits.js';

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

export const fileStateWords: Readonly<Record<BankFileState, { readonly code: string; readonly label: string }>> = {
  waiting: { code: 'pending', label: 'in attesa' },
  loading: { code: 'pending', label: 'in corso' },
  stopped: { code: 'refused', label: 'interrotto' },
  loaded: { code: 'paid', label: 'importato' },
  refused: { code: 'refused', label: 'rifiutato' },
};

const FORMATS: Readonly<Record<NonNullable<InboxFile['format']>, string>> = {
  camt053: 'CAMT.053',
  mt940: 'MT940',
  'gateway-csv': 'Lista del gateway',
};

/** "CAMT.053 versione 08"; "non ancora noto" before the file has been read, "–" when it could not be. */
export function formatText({ format, version, state }: Pick<InboxFile, 'format' | 'version' | 'state'>): string {
  if (format === null) return state === 'refused' ? '–' : 'non ancora noto';
  return version === null ? FORMATS[format] : `${FORMATS[format]} versione ${version}`;
}

export const sourceLabels: Readonly<Record<InboxFile['source'], string>> = {
  page: 'pagina',
  command: 'riga di comando',
  folder: 'cartella',
};

export const balanceWords: Readonly<
  Record<InboxStatement['balance'], { readonly code: string; readonly label: string }>
> = {
  balanced: { code: 'paid', label: 'quadra' },
  differs: { code: 'refused', label: 'non quadra' },
  'not-stated': { code: 'expired', label: 'saldi non indicati' },
};

export const rejectReasons: Readonly<Record<InboxReject['reason'], string>> = {
  'amount-unreadable': "L'importo non si legge.",
  'amount-zero': "L'importo è zero.",
  'amount-too-large': "L'importo è troppo grande per essere vero.",
  'date-unreadable': 'La data non si legge, o non esiste.',
  'currency-not-euro': 'La valuta non è l’euro.',
  'field-missing': 'Manca un dato necessario.',
  'field-too-long': 'Un dato è più lungo di quanto il formato permetta.',
  'columns-missing': 'Mancano delle colonne.',
  'sums-differ': 'Importo, commissione e netto non tornano tra loro.',
  'not-booked': 'Il movimento non è ancora contabilizzato.',
  'line-unreadable': 'La riga non si legge.',
};

/** Why a whole file was refused, and what to do. */
export const refusalReasons: Readonly<Record<NonNullable<InboxFile['refusalReason']>, string>> = {
  empty: 'Il file è vuoto. Scaricalo di nuovo dal sito della banca.',
  'unknown-format':
    'Non è un file della banca che sappiamo leggere: servono CAMT.053, MT940 o la lista CSV del gateway.',
  compressed: 'Il file è compresso (zip o simile). Estrailo e importa quello che c’è dentro.',
  binary: 'Non è un file di testo: forse è un PDF o un foglio di calcolo. Chiedi alla banca CAMT.053, MT940 o CSV.',
  entities:
    'Il file XML contiene dichiarazioni che nessuna banca scrive e che possono essere pericolose. Non è stato letto.',
  malformed: 'Il file è rovinato: non rispetta il suo formato. Scaricalo di nuovo dal sito della banca.',
  'line-too-long': 'Una riga del file è troppo lunga per essere vera. Non è stato letto oltre.',
  'too-large': 'Il file è troppo grande.',
  'too-deep': 'Il file XML è costruito in un modo che nessuna banca usa. Non è stato letto oltre.',
  truncated: 'Il file è tagliato prima della fine. Scaricalo di nuovo dal sito della banca.',
  'not-loaded': 'Il caricamento si è interrotto più volte. Riprova; se succede ancora, avvisa chi gestisce il sistema.',
};

/** How a payment was found to be part of a credit. */
export const originLabels: Readonly<Record<PartOrigin, string>> = {
  batch: 'accredito del giorno',
  reference: 'codice nella causale',
  proposal: 'proposta accettata',
  hand: 'a mano',
};
