import { MAX_EMAIL_LENGTH } from '../../../domain/email.js';
import type { FormErrorCode } from '../../../domain/form-problem.js';
import { formatEuro } from '../../../domain/money.js';
import type { FormWarning } from '../../../domain/payer.js';
import type { FormError, ServiceRules } from '../../../domain/payment-form.js';
import { subjectOf, type Subject } from './english-subjects.js';
import { highest, lowest, NUMERIC_CODE_EXAMPLE, POSTAL_CODE_ABROAD_EXAMPLE } from './examples.js';
import type { FormMessages } from './form-messages.js';

type MeasuredCode = 'TEXT.TOO_SHORT' | 'TEXT.TOO_LONG' | 'TAX_CODE.CHARACTER';
type Message = (subject: Subject, rules: ServiceRules, field: FormError['subject']) => string;

const WRONG_TAX_CODE = 'The tax code is not right: check';

/** {@link FormMessages} in English. */
export const englishMessages: FormMessages = { error: errorMessage, warning: warningMessage };

function errorMessage(error: FormError, rules: ServiceRules): string {
  const subject = subjectOf(error.subject, rules);
  switch (error.code) {
    case 'TEXT.TOO_SHORT':
      return like(`${subject.name} must have at least ${characters(error.minLength)}`, subject.example);
    case 'TEXT.TOO_LONG': {
      const measure = `${subject.name} is ${characters(error.excess)} over the maximum of ${error.maxLength}`;
      return like(`${measure}: shorten it`, subject.example);
    }
    case 'TAX_CODE.CHARACTER': {
      const expected = error.expected === 'letter' ? 'a letter' : 'a digit';
      return like(`${WRONG_TAX_CODE} character number ${error.position}, which must be ${expected}`, subject.example);
    }
    default:
      return MESSAGES[error.code](subject, rules, error.subject);
  }
}

function warningMessage(warning: FormWarning): string {
  switch (warning.code) {
    case 'NAME.DIFFERS_FROM_TAX_CODE':
      return 'The first name and surname do not seem to match the tax code: check them. If they are right, you can continue.';
    case 'NAME.SWAPPED':
      return 'First name and surname seem to be the wrong way round: check them. If they are right, you can continue.';
    case 'EMAIL.POSSIBLE_SLIP':
      return `You typed ${warning.typed}: did you mean ${warning.suggestion}? If the address is right, you can continue.`;
  }
}

const MESSAGES: Readonly<Record<Exclude<FormErrorCode, MeasuredCode>, Message>> = {
  'TEXT.REQUIRED': ({ request, example }, _rules, field) =>
    field === 'email' ? emailRequest(example) : like(request, example),
  'TEXT.CHARACTERS': ({ name, example }, _rules, field) => like(`${name} can have only ${allowedIn(field)}`, example),
  'TEXT.CONTROL_CHARACTERS': ({ name, example }) =>
    like(`${name} has invisible characters: delete it and type it again by hand`, example),
  CARD_NUMBER: cardNumberMessage,
  'TAX_CODE.SYMBOL': ({ example }) =>
    like('The tax code has only letters and digits: remove dots, hyphens and other symbols', example),
  'TAX_CODE.LENGTH': ({ example }) =>
    like(
      'The tax code has 16 characters and the VAT number 11 digits: check that none is missing and none is extra',
      example,
    ),
  'TAX_CODE.MONTH': ({ example }) =>
    like(`${WRONG_TAX_CODE} the ninth character, the letter for the month of birth`, example),
  'TAX_CODE.DAY': ({ example }) =>
    like(`${WRONG_TAX_CODE} the day of birth, the tenth and eleventh characters (for women, the day plus 40)`, example),
  'TAX_CODE.CHECK_CHARACTER': ({ example }) => like(`${WRONG_TAX_CODE} the last letter, then the others`, example),
  'TAX_CODE.CONTROL_DIGIT': () =>
    like('The VAT number (or 11-digit tax code) is not right: check every digit', NUMERIC_CODE_EXAMPLE),
  'TAX_CODE.ALL_ZEROS': () => like('The VAT number cannot be all zeros: enter its 11 digits', NUMERIC_CODE_EXAMPLE),
  'POSTAL_CODE.FIVE_DIGITS': ({ example }) => like('The postcode must have 5 digits', example),
  'POSTAL_CODE.ABROAD': () =>
    like('A postcode abroad can have at most 12 letters, digits, spaces and hyphens', POSTAL_CODE_ABROAD_EXAMPLE),
  'PROVINCE.UNKNOWN': ({ example }) =>
    like('Enter the two letters of the province, or EE if you live outside Italy', example),
  'EMAIL.MALFORMED': ({ example }) => emailRequest(example),
  'EMAIL.SEVERAL': ({ example }) => like('Enter only one email address, without spaces or commas', example),
  'EMAIL.TOO_LONG': ({ example }) =>
    like(`The email address can have at most ${MAX_EMAIL_LENGTH} characters: enter a shorter one`, example),
  'AMOUNT.MALFORMED': ({ example }) => like('Write the amount in figures, with a comma before the cents', example),
  'AMOUNT.AMBIGUOUS': ({ example }) =>
    like('The amount can be read in two ways: write it without dots, with a comma and the cents', example),
  'AMOUNT.TOO_MANY_DECIMALS': ({ example }) => like('The amount can have at most two decimals', example),
  'AMOUNT.TOO_LOW': tooLowMessage,
  'AMOUNT.TOO_HIGH': ({ example }, { maxAmountCents }) =>
    like(`The amount must be at most ${formatEuro(maxAmountCents)}`, example),
  'PRICE.UNKNOWN': ({ request, example }) => like(request, example),
  'CHOICE.UNKNOWN': ({ request, example }) => like(`${request} from the list`, example),
  'NUMBER.MALFORMED': ({ name, example }) => like(`${name} must be a whole number`, example),
  'NUMBER.TOO_LOW': ({ name, example }, rules, field) =>
    like(`${name} must be at least ${lowest(field, rules)}`, example),
  'NUMBER.TOO_HIGH': ({ name, example }, rules, field) =>
    like(`${name} must be at most ${highest(field, rules)}`, example),
  'DATE.MALFORMED': ({ name, example }) => like(`${name} must be a real date, day/month/year`, example),
  'DATE.TOO_EARLY': ({ name, example }, rules, field) =>
    like(`${name} cannot be before ${lowest(field, rules)}`, example),
  'DATE.TOO_LATE': ({ name, example }, rules, field) =>
    like(`${name} cannot be after ${highest(field, rules)}`, example),
};

/** Texts may carry references as long as a card number, one in ten of which looks like one: they get a way out. */
function cardNumberMessage({ request, example }: Subject, _rules: ServiceRules, field: FormError['subject']): string {
  const isFreeText = field === 'description' || field.startsWith('extra_');
  const wayOut = isFreeText ? ' If it is a file number instead, split it with a slash.' : '';
  const warning = 'You typed a card number: only the bank asks for it, on its own page.';
  return like(`${warning}${wayOut} Here, ${request.charAt(0).toLowerCase()}${request.slice(1)}`, example);
}

function tooLowMessage({ example }: Subject, { minAmountCents }: ServiceRules): string {
  if (minAmountCents <= 1) return like('Enter an amount greater than zero', example);
  return like(`The amount must be at least ${formatEuro(minAmountCents)}`, example);
}

function allowedIn(field: FormError['subject']): string {
  if (field === 'businessName') return "letters, digits, spaces and the symbols & . , ' - + / ( )";
  return 'letters, spaces, apostrophes, hyphens and dots';
}

function characters(count: number): string {
  return count === 1 ? '1 character' : `${count} characters`;
}

function emailRequest(example: string): string {
  return `Enter an email address like ${example}`;
}

/** Ends a message with an example, where there is one. */
function like(message: string, example: string): string {
  return example === '' ? message : `${message}, for example ${example}`;
}
