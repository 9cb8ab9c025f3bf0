import type { InboxFile, InboxReject } from './bank-file-inbox.js';

const FORMATS: Readonly<Record<NonNullable<InboxFile['format']>, string>> = {
  camt053: 'CAMT.053',
  mt940: 'MT940',
  'gateway-csv': 'Lista del gateway',
};

/** "CAMT.053 versione 08"; "non noto" before the file has been read, or when it could not be. */
export function formatText({ format, version }: Pick<InboxFile, 'format' | 'version'>): string {
  if (format === null) return 'non noto';
  return version === null ? FORMATS[format] : `${FORMATS[format]} versione ${version}`;
}

/** Why a line was not taken: on pages, on the command line, in the folder of refused files. */
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

/** The reason of a refused file, with the line where it was seen. */
export function refusalText(reason: NonNullable<InboxFile['refusalReason']>, line: number | null): string {
  return line === null ? refusalReasons[reason] : `${refusalReasons[reason]} (riga ${line})`;
}
