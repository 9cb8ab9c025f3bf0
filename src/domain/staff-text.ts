import { containsCardNumber } from './card-number.js';
import { cleanParagraph, countCharacters, hasControlCharacters } from './typed-text.js';

/** Most characters of what staff write about a payment. */
export const MAX_STAFF_TEXT_LENGTH = 2_000;

export type StaffTextProblem = 'TEXT.MISSING' | 'TEXT.TOO_LONG' | 'TEXT.CHARACTERS' | 'TEXT.CARD_NUMBER';
export type StaffTextResult =
  { readonly ok: true; readonly text: string } | { readonly ok: false; readonly problem: StaffTextProblem };

/** Reads a note, a reason or a piece of evidence: some lines of text, without a card number (PCI DSS). */
export function parseStaffText(typed: string): StaffTextResult {
  const text = cleanParagraph(typed);
  if (text === '') return { ok: false, problem: 'TEXT.MISSING' };
  if (countCharacters(text) > MAX_STAFF_TEXT_LENGTH) return { ok: false, problem: 'TEXT.TOO_LONG' };
  if (text.split('\n').some(hasControlCharacters)) return { ok: false, problem: 'TEXT.CHARACTERS' };
  return containsCardNumber(text) ? { ok: false, problem: 'TEXT.CARD_NUMBER' } : { ok: true, text };
}
