import type { FormErrorCode } from '../../../domain/form-problem.js';
import { MAX_EMAIL_LENGTH } from '../../../domain/email.js';
import { formatEuro } from '../../../domain/money.js';
import type { FormWarning } from '../../../domain/payer.js';
import type { FormError, ServiceRules } from '../../../domain/payment-form.js';
import { highest, lowest, NUMERIC_CODE_EXAMPLE, POSTAL_CODE_ABROAD_EXAMPLE } from './examples.js';
import type { FormMessages } from './form-messages.js';
import { subjectOf, type Subject } from './italian-subjects.js';

type MeasuredCode = 'TEXT.TOO_SHORT' | 'TEXT.TOO_LONG' | 'TAX_CODE.CHARACTER';
type Message = (subject: Subject, rules: ServiceRules, field: FormError['subject']) => string;

const WRONG_TAX_CODE = 'Il codice fiscale non è corretto: controlla';

/** {@link FormMessages} in Italian. */
export const italianMessages: FormMessages = { error: errorMessage, warning: warningMessage };

function errorMessage(error: FormError, rules: ServiceRules): string {
  const subject = subjectOf(error.subject, rules);
  switch (error.code) {
    case 'TEXT.TOO_SHORT':
      return like(`${subject.name} deve avere almeno ${characters(error.minLength)}`, subject.example);
    case 'TEXT.TOO_LONG': {
      const measure = `${subject.name} supera di ${characters(error.excess)} il massimo di ${error.maxLength}`;
      return like(`${measure}: abbrevia${subject.pronoun}`, subject.example);
    }
    case 'TAX_CODE.CHARACTER': {
      const expected = error.expected === 'letter' ? 'una lettera' : 'una cifra';
      return like(`${WRONG_TAX_CODE} il carattere numero ${error.position}, dove va ${expected}`, subject.example);
    }
    default:
      return MESSAGES[error.code](subject, rules, error.subject);
  }
}

function warningMessage(warning: FormWarning): string {
  switch (warning.code) {
    case 'NAME.DIFFERS_FROM_TAX_CODE':
      return 'Il nome e il cognome non sembrano quelli del codice fiscale: ricontrollali. Se sono giusti puoi proseguire.';
    case 'NAME.SWAPPED':
      return 'Nome e cognome sembrano scambiati tra loro: ricontrollali. Se sono giusti puoi proseguire.';
    case 'EMAIL.POSSIBLE_SLIP':
      return `Hai scritto ${warning.typed}: intendevi ${warning.suggestion}? Se l'indirizzo è giusto puoi proseguire.`;
  }
}

const MESSAGES: Readonly<Record<Exclude<FormErrorCode, MeasuredCode>, Message>> = {
  'TEXT.REQUIRED': ({ request, example }, _rules, field) =>
    field === 'email' ? emailRequest(example) : like(request, example),
  'TEXT.CHARACTERS': ({ name, example }, _rules, field) =>
    like(`${name} può contenere solo ${allowedIn(field)}`, example),
  'TEXT.CONTROL_CHARACTERS': ({ name, pronoun, example }) =>
    like(`${name} contiene caratteri invisibili: cancella${pronoun} e riscrivi${pronoun} a mano`, example),
  CARD_NUMBER: cardNumberMessage,
  'TAX_CODE.SYMBOL': ({ example }) =>
    like('Il codice fiscale è fatto solo di lettere e cifre: togli punti, trattini e altri segni', example),
  'TAX_CODE.LENGTH': ({ example }) =>
    like(
      'Il codice fiscale ha 16 caratteri e la partita IVA 11 cifre: controlla che ci siano tutti e nessuno in più',
      example,
    ),
  'TAX_CODE.MONTH': ({ example }) =>
    like(`${WRONG_TAX_CODE} il nono carattere, la lettera del mese di nascita`, example),
  'TAX_CODE.DAY': ({ example }) =>
    like(
      `${WRONG_TAX_CODE} il giorno di nascita, decimo e undicesimo carattere (per le donne il giorno più 40)`,
      example,
    ),
  'TAX_CODE.CHECK_CHARACTER': ({ example }) => like(`${WRONG_TAX_CODE} l'ultima lettera, e poi le altre`, example),
  'TAX_CODE.CONTROL_DIGIT': () =>
    like('La partita IVA (o il codice fiscale di 11 cifre) non è corretta: controlla ogni cifra', NUMERIC_CODE_EXAMPLE),
  'TAX_CODE.ALL_ZEROS': () =>
    like('La partita IVA non può avere solo zeri: inserisci le sue 11 cifre', NUMERIC_CODE_EXAMPLE),
  'POSTAL_CODE.FIVE_DIGITS': ({ example }) => like('Il Cap deve avere 5 cifre', example),
  'POSTAL_CODE.ABROAD': () =>
    like('Il Cap estero può avere al massimo 12 lettere, cifre, spazi e trattini', POSTAL_CODE_ABROAD_EXAMPLE),
  'PROVINCE.UNKNOWN': ({ example }) =>
    like("Inserisci la sigla della provincia, due lettere, oppure EE se abiti all'estero", example),
  'EMAIL.MALFORMED': ({ example }) => emailRequest(example),
  'EMAIL.SEVERAL': ({ example }) => like('Inserisci un solo indirizzo e-mail, senza spazi né virgole', example),
  'EMAIL.TOO_LONG': ({ example }) =>
    like(`L'indirizzo e-mail può avere al massimo ${MAX_EMAIL_LENGTH} caratteri: inseriscine uno più corto`, example),
  'AMOUNT.MALFORMED': ({ example }) => like("Scrivi l'importo in cifre, con la virgola prima dei centesimi", example),
  'AMOUNT.AMBIGUOUS': ({ example }) =>
    like("L'importo si può leggere in due modi: scrivilo senza punti, con la virgola e i centesimi", example),
  'AMOUNT.TOO_MANY_DECIMALS': ({ example }) => like("L'importo può avere al massimo due decimali", example),
  'AMOUNT.TOO_LOW': tooLowMessage,
  'AMOUNT.TOO_HIGH': ({ example }, { maxAmountCents }) =>
    like(`L'importo può essere al massimo di ${formatEuro(maxAmountCents)}`, example),
  'PRICE.UNKNOWN': ({ request, example }) => like(request, example),
  'CHOICE.UNKNOWN': ({ request, example }) => like(`${request} dall'elenco`, example),
  'NUMBER.MALFORMED': ({ name, example }) => like(`${name} deve essere un numero intero`, example),
  'NUMBER.TOO_LOW': ({ name, example }, rules, field) =>
    like(`${name} deve essere almeno ${lowest(field, rules)}`, example),
  'NUMBER.TOO_HIGH': ({ name, example }, rules, field) =>
    like(`${name} deve essere al massimo ${highest(field, rules)}`, example),
  'DATE.MALFORMED': ({ name, example }) => like(`${name} deve essere una data che esiste, giorno/mese/anno`, example),
  'DATE.TOO_EARLY': ({ name, example }, rules, field) =>
    like(`${name} non può essere prima del ${lowest(field, rules)}`, example),
  'DATE.TOO_LATE': ({ name, example }, rules, field) =>
    like(`${name} non può essere dopo il ${highest(field, rules)}`, example),
};

/** Texts may carry references as long as a card number, one in ten of which looks like one: they get a way out. */
function cardNumberMessage({ request, example }: Subject, _rules: ServiceRules, field: FormError['subject']): string {
  const isFreeText = field === 'description' || field.startsWith('extra_');
  const wayOut = isFreeText ? ' Se invece è il numero di una pratica, dividilo con una barra.' : '';
  const warning = 'Hai scritto un numero di carta: lo chiede soltanto la banca, nella sua pagina.';
  return like(`${warning}${wayOut} Qui ${request.charAt(0).toLowerCase()}${request.slice(1)}`, example);
}

function tooLowMessage({ example }: Subject, { minAmountCents }: ServiceRules): string {
  if (minAmountCents <= 1) return like('Inserisci un importo maggiore di zero', example);
  return like(`L'importo deve essere almeno di ${formatEuro(minAmountCents)}`, example);
}

function allowedIn(field: FormError['subject']): string {
  if (field === 'businessName') return "lettere, cifre, spazi e i segni & . , ' - + / ( )";
  return 'lettere, spazi, apostrofi, trattini e punti';
}

function characters(count: number): string {
  return count === 1 ? '1 carattere' : `${count} caratteri`;
}

function emailRequest(example: string): string {
  return `Inserisci un indirizzo e-mail come ${example}`;
}

/** Ends a message with an example, where there is one. */
function like(message: string, example: string): string {
  return example === '' ? message : `${message}, per esempio ${example}`;
}
