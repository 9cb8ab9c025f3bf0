import { daysInMonth } from './calendar.js';
import { checkCharacterOf, hasControlDigit } from './tax-code-check.js';

/**
 * A right tax code in upper case without spaces: a person's codice fiscale, or 11 digits (firms, bodies, provisional
 * codes).
 */
export interface TaxCode {
  readonly kind: 'person' | 'numeric';
  readonly value: string;
}

/**
 * Why a text is not a tax code. CHARACTER: a digit where a letter stands, or the reverse; `position` counts from one.
 */
export type TaxCodeProblem =
  | { readonly code: 'TAX_CODE.CHARACTER'; readonly position: number; readonly expected: 'letter' | 'digit' }
  | { readonly code: PlainTaxCodeErrorCode };

type PlainTaxCodeErrorCode =
  | 'TAX_CODE.SYMBOL'
  | 'TAX_CODE.LENGTH'
  | 'TAX_CODE.MONTH'
  | 'TAX_CODE.DAY'
  | 'TAX_CODE.CHECK_CHARACTER'
  | 'TAX_CODE.CONTROL_DIGIT'
  | 'TAX_CODE.ALL_ZEROS';

export type TaxCodeResult =
  { readonly ok: true; readonly taxCode: TaxCode } | { readonly ok: false; readonly problem: TaxCodeProblem };

const PERSON_LENGTH = 16;
const NUMERIC_LENGTH = 11;
/**
 * What stands at each position of a person's code: L a letter, N a digit or the letter that replaces it in an omocodia.
 */
const PERSON_SHAPE = 'LLLLLLNNLNNLNNNL';
/**
 * When two people would share a code, the Agenzia writes digits as these letters: L is 0, M is 1, up to V, which is 9.
 */
const OMOCODIA_LETTERS = 'LMNPQRSTUV';
const MONTH_LETTERS = 'ABCDEHLMPRST';
const MONTH_INDEX = 8;
/** The day of a woman's birth is written with forty more. */
const WOMAN_DAY_OFFSET = 40;

/** The code without spaces and in upper case, as it is checked and stored. Only ASCII letters change case. */
export function normaliseTaxCode(text: string): string {
  return text.replace(/\s+/g, '').replace(/[a-z]+/g, (letters) => letters.toUpperCase());
}

/**
 * Reads a codice fiscale of 16 characters or a numeric code of 11 digits; spaces and lower case are forgiven.
 * Checks form, month letter, day (1-31 or 41-71, within the month, 29 February when some century has it) and the
 * check character, with digits replaced by letters in any of the seven places of an omocodia. Source: D.M. 23 December
 * 1976.
 */
export function parseTaxCode(text: string): TaxCodeResult {
  const value = normaliseTaxCode(text);
  if (/[^A-Z0-9]/.test(value)) return refuse({ code: 'TAX_CODE.SYMBOL' });
  if (value.length === PERSON_LENGTH) return parsePerson(value);
  if (value.length === NUMERIC_LENGTH && /^\d+$/.test(value)) return parseNumeric(value);
  return refuse({ code: 'TAX_CODE.LENGTH' });
}

function parseNumeric(value: string): TaxCodeResult {
  if (/^0+$/.test(value)) return refuse({ code: 'TAX_CODE.ALL_ZEROS' });
  if (!hasControlDigit(value)) return refuse({ code: 'TAX_CODE.CONTROL_DIGIT' });
  return { ok: true, taxCode: { kind: 'numeric', value } };
}

function parsePerson(value: string): TaxCodeResult {
  const problem = shapeProblem(value) ?? birthProblem(value);
  if (problem !== undefined) return refuse(problem);
  if (checkCharacterOf(value) !== value.charAt(PERSON_LENGTH - 1)) return refuse({ code: 'TAX_CODE.CHECK_CHARACTER' });
  return { ok: true, taxCode: { kind: 'person', value } };
}

function shapeProblem(value: string): TaxCodeProblem | undefined {
  for (let index = 0; index < PERSON_LENGTH; index += 1) {
    const expected = PERSON_SHAPE.charAt(index) === 'L' ? 'letter' : 'digit';
    const fits = expected === 'letter' ? /[A-Z]/ : /[0-9LMNPQRSTUV]/;
    if (!fits.test(value.charAt(index))) return { code: 'TAX_CODE.CHARACTER', position: index + 1, expected };
  }
  return undefined;
}

function birthProblem(value: string): TaxCodeProblem | undefined {
  const month = MONTH_LETTERS.indexOf(value.charAt(MONTH_INDEX)) + 1;
  if (month === 0) return { code: 'TAX_CODE.MONTH' };
  const writtenDay = decodeDigits(value.slice(9, 11));
  const day = writtenDay > WOMAN_DAY_OFFSET ? writtenDay - WOMAN_DAY_OFFSET : writtenDay;
  const exists = day >= 1 && day <= daysInMonth(month, decodeDigits(value.slice(6, 8)));
  return exists ? undefined : { code: 'TAX_CODE.DAY' };
}

function decodeDigits(characters: string): number {
  return Number(characters.replace(/[A-Z]/g, (letter) => String(OMOCODIA_LETTERS.indexOf(letter))));
}

function refuse(problem: TaxCodeProblem): TaxCodeResult {
  return { ok: false, problem };
}
