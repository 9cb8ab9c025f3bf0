import type { RateError, RateFieldName, RateProblem } from '../../../domain/rate-form.js';
import type { ErrorLine } from '../../../shared/http/pages/page.js';

type Words = Readonly<Partial<Record<RateProblem, string>>>;

const REASON_WORDS: Words = {
  'TEXT.MISSING': 'Scrivi il motivo: resta nello storico, per chi verrà dopo.',
  'TEXT.TOO_LONG': 'Il motivo può avere al massimo 500 caratteri.',
  'TEXT.CHARACTERS': 'Il motivo contiene caratteri che non si vedono: riscrivilo a mano.',
  'TEXT.CARD_NUMBER': 'Nel motivo sembra esserci un numero di carta: toglilo.',
};

const AFTER_LAST =
  'Per gli stessi servizi è già prevista una commissione che comincia allora o dopo: ritirala, o scegli un giorno successivo.';

const WORDS: Readonly<Record<RateFieldName, Words>> = {
  scope: { MISSING: 'Scegli per quali servizi vale.', UNKNOWN: 'Scegli uno dei servizi elencati.' },
  kind: {
    MISSING: 'Scegli se indicare una percentuale.',
    UNKNOWN: 'Scegli una delle due possibilità.',
    ONLY_FOR_SERVICES: 'La commissione generale non può seguire sé stessa: indica una percentuale, anche 0.',
  },
  rate: {
    MISSING: 'Scrivi la percentuale: per esempio 1,522843, oppure 0 per nessuna commissione.',
    'RATE.MALFORMED': 'La percentuale si scrive con le sole cifre e la virgola: per esempio 1,522843.',
    'RATE.TOO_MANY_DECIMALS': 'La percentuale può avere al massimo sei decimali: per esempio 1,522843.',
    'RATE.TOO_HIGH': 'La percentuale può essere al massimo 100.',
  },
  start: {
    MISSING: 'Scegli da quando vale.',
    UNKNOWN: 'Scegli una delle due possibilità.',
    NOT_AFTER_LAST: AFTER_LAST,
  },
  startsOn: {
    MISSING: 'Scrivi il giorno da cui vale: per esempio 01/01/2027.',
    NOT_A_DATE: 'La data non esiste: scrivila come 01/01/2027.',
    NOT_AFTER_TODAY: 'Il giorno deve venire dopo oggi. Per cambiare oggi scegli "Da subito".',
    TOO_FAR: 'Il giorno è troppo lontano: controlla l’anno.',
    NOT_AFTER_LAST: AFTER_LAST,
  },
  reason: REASON_WORDS,
};

/** What a reason must be, for whoever withdraws a rate. */
export function reasonMessage(problem: RateProblem): string {
  return REASON_WORDS[problem] ?? problem;
}

export type RateMessages = Readonly<Partial<Record<RateFieldName, string>>>;

/** Each message by its field, and the lines of the summary. */
export function rateMessages(errors: readonly RateError[]): { errorOf: RateMessages; lines: readonly ErrorLine[] } {
  const messages = errors.map(({ field, problem }) => ({ field, message: WORDS[field][problem] ?? problem }));
  return {
    errorOf: Object.fromEntries(messages.map(({ field, message }) => [field, message])),
    lines: messages.map(({ field, message }) => ({ message, href: `#${field}` })),
  };
}
