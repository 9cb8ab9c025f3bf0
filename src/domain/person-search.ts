import { containsCardNumber } from './card-number.js';
import { parseEmail } from './email.js';
import { normaliseTaxCode, parseTaxCode, type TaxCodeProblem } from './tax-code.js';
import { cleanLine, countCharacters } from './typed-text.js';

/** Whom the staff is looking for. A name is the beginning of surname and first name, in this order. */
export type PersonSearch =
  | { readonly by: 'taxCode'; readonly taxCode: string }
  | { readonly by: 'email'; readonly email: string }
  | { readonly by: 'name'; readonly name: string };

export type PersonProblem =
  | TaxCodeProblem
  | { readonly code: 'CARD_NUMBER' | 'EMAIL.MALFORMED' | 'NAME.TOO_SHORT' | 'NAME.TOO_LONG' | 'NAME.CHARACTERS' };

export type PersonSearchResult =
  { readonly ok: true; readonly person: PersonSearch } | { readonly ok: false; readonly problem: PersonProblem };

/** One letter would find a tenth of the town. */
const MIN_NAME_LENGTH = 2;
const MAX_NAME_LENGTH = 120;
/** Six letters and then digits, or digits only: nobody is called so, and who types it means a tax code. */
const LIKE_TAX_CODE = /^(?:[A-Z]{6}(?=.*\d)[A-Z0-9]{8,11}|\d{9,13})$/;
/** What names of people and of firms are written with, see the rules of the form. */
const NAME = /^[\p{L}\p{M}\d &.,'’\-‐‑+/()]+$/u;
/** What the search of names does not look at, besides case. */
const IGNORED = /[\u0300-\u036f'’. ‐‑-]/g;

/**
 * Tells from its form whether a text is an e-mail address, a tax code or a name; spaces and lower case are forgiven.
 * What looks like an address or a code and is not a right one is a problem: it cannot have been stored.
 */
export function parsePersonSearch(typed: string): PersonSearchResult {
  const line = cleanLine(typed);
  // A search is kept for some hours: encrypted, but a card number is kept nowhere (PCI DSS).
  if (containsCardNumber(line)) return { ok: false, problem: { code: 'CARD_NUMBER' } };
  if (line.includes('@')) return readEmail(line);
  return LIKE_TAX_CODE.test(normaliseTaxCode(line)) ? readTaxCode(line) : readName(line);
}

/**
 * A name as it is compared: without case, accents, apostrophes, hyphens, dots and spaces. The index on payers does the
 * same.
 */
export function comparableName(name: string): string {
  // Letter by letter, as PostgreSQL's lower(): JavaScript would end ΠΑΠΑΔΟΠΟΥΛΟΣ with another sigma, which no index has.
  return Array.from(name.normalize('NFD').replace(IGNORED, ''), (letter) => letter.toLowerCase()).join('');
}

function readEmail(line: string): PersonSearchResult {
  const result = parseEmail(line);
  if (!result.ok) return { ok: false, problem: { code: 'EMAIL.MALFORMED' } };
  return { ok: true, person: { by: 'email', email: result.email.toLowerCase() } };
}

function readTaxCode(line: string): PersonSearchResult {
  const result = parseTaxCode(line);
  if (!result.ok) return { ok: false, problem: result.problem };
  return { ok: true, person: { by: 'taxCode', taxCode: result.taxCode.value } };
}

function readName(line: string): PersonSearchResult {
  if (!NAME.test(line)) return { ok: false, problem: { code: 'NAME.CHARACTERS' } };
  const name = comparableName(line);
  if (countCharacters(name) < MIN_NAME_LENGTH) return { ok: false, problem: { code: 'NAME.TOO_SHORT' } };
  if (countCharacters(line) > MAX_NAME_LENGTH) return { ok: false, problem: { code: 'NAME.TOO_LONG' } };
  return { ok: true, person: { by: 'name', name } };
}
