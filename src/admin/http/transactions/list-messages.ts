import type { PersonProblem } from '../../../domain/person-search.js';
import type { ErrorLine } from '../../../shared/http/pages/page.js';
import type { ListProblem } from '../../transactions/read-list-filter.js';

const WORDS: Readonly<Record<ListProblem['code'], string>> = {
  'DAY.MALFORMED': 'La data non esiste o non si legge: scrivila come 31/12/2026.',
  'PERIOD.REVERSED': "L'ultimo giorno viene prima del primo: scambiali o correggine uno.",
  'PERIOD.UNKNOWN': 'Il periodo non esiste: scegline uno tra quelli elencati.',
  'SERVICE.MALFORMED': "Il servizio non esiste: sceglilo dall'elenco.",
  'STATUS.UNKNOWN': 'Lo stato non esiste: scegli tra quelli elencati.',
  'ACCOUNTING.MALFORMED': 'Il codice contabile può avere lettere, cifre, spazi, punti, trattini e barre.',
  'CODE.MALFORMED': 'Scrivi un riferimento, per esempio 1234, o un codice transazione: solo lettere e cifre.',
  CARD_NUMBER: 'È un numero di carta, che non va scritto qui: cerca il pagamento per riferimento o per persona.',
  'CODE.IS_TAX_CODE': 'È un codice fiscale: scrivilo in "Persona", dove non resta nell\'indirizzo della pagina.',
  'FILTER.GONE': 'La ricerca per persona è scaduta o è di un altro utente: scrivi di nuovo chi cerchi, o toglila.',
  'AMOUNT.MALFORMED': "Scrivi l'importo in cifre, con la virgola prima dei centesimi, per esempio 154,60.",
  'AMOUNT.AMBIGUOUS': "L'importo si può leggere in due modi: scrivilo senza punti, per esempio 1234,00.",
  'AMOUNT.TOO_MANY_DECIMALS': "L'importo può avere al massimo due decimali, per esempio 154,60.",
  'AMOUNT.TOO_LOW': "L'importo deve essere maggiore di zero.",
  'AMOUNT.TOO_HIGH': "L'importo può essere al massimo di 999.999,99 €.",
  'AMOUNTS.REVERSED': "L'importo massimo è più basso del minimo: scambiali o correggine uno.",
  'FLAG.UNKNOWN': "L'indirizzo della pagina contiene un valore che non si legge: togli il filtro e rimettilo.",
  'PAGE.SIZE': 'Il numero di righe può essere 25, 50 o 100.',
  'PAGE.CURSOR': "L'indirizzo della pagina è incompleto: torna all'inizio dell'elenco.",
  'EMAIL.MALFORMED': "L'indirizzo e-mail non è completo: scrivilo come nome@esempio.it.",
  'NAME.TOO_SHORT': 'Scrivi almeno due lettere del cognome.',
  'NAME.TOO_LONG': 'Il nome può avere al massimo 120 caratteri.',
  'NAME.CHARACTERS': 'Scrivi un cognome (poi, se serve, il nome), un codice fiscale o un indirizzo e-mail.',
  'TAX_CODE.SYMBOL': 'Il codice fiscale è fatto solo di lettere e cifre.',
  'TAX_CODE.LENGTH': 'Il codice fiscale ha 16 caratteri e la partita IVA 11 cifre: controlla che ci siano tutti.',
  'TAX_CODE.MONTH': 'Il codice fiscale non è corretto: controlla il nono carattere.',
  'TAX_CODE.DAY': 'Il codice fiscale non è corretto: controlla il decimo e undicesimo carattere.',
  'TAX_CODE.CHARACTER': 'Il codice fiscale non è corretto: dove va una lettera c’è una cifra, o il contrario.',
  'TAX_CODE.CHECK_CHARACTER': "Il codice fiscale non è corretto: controlla l'ultima lettera, e poi le altre.",
  'TAX_CODE.CONTROL_DIGIT': 'La partita IVA (o il codice fiscale di 11 cifre) non è corretta: controlla ogni cifra.',
  'TAX_CODE.ALL_ZEROS': 'La partita IVA non può avere solo zeri.',
};

/** Where the message of a field leads: to the field, or to the part of the page that stands for it. */
const PLACES: Readonly<Partial<Record<ListProblem['field'], string>>> = {
  period: 'periodi',
  size: 'elenco',
  cursor: 'elenco',
  filter: 'person',
};

/** Each message by its field, and the lines of the summary. */
export function listMessages(problems: readonly ListProblem[]): {
  readonly errorOf: Readonly<Record<string, string>>;
  readonly lines: readonly ErrorLine[];
} {
  const messages = problems.map(({ field, code }) => ({ place: PLACES[field] ?? field, message: WORDS[code] }));
  return {
    errorOf: Object.fromEntries(messages.map(({ place, message }) => [place, message])),
    lines: messages.map(({ place, message }) => ({ message, href: `#${place}` })),
  };
}

export function personMessage({ code }: PersonProblem): string {
  return WORDS[code];
}
