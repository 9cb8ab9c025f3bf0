import { accept, refuse, type RuleResult } from './form-problem.js';
import { cleanLine, countCharacters, hasControlCharacters } from './typed-text.js';

/** A one-line text that is there: cleaned, not empty, without control characters. */
export function checkLine(typed: string): RuleResult<string> {
  const line = cleanLine(typed);
  if (line === '') return refuse({ code: 'TEXT.REQUIRED' });
  return hasControlCharacters(line) ? refuse({ code: 'TEXT.CONTROL_CHARACTERS' }) : accept(line);
}

/** Whether a text has between `minLength` and `maxLength` characters, one for each code point. */
export function checkLength(text: string, minLength: number, maxLength: number): RuleResult<string> {
  const length = countCharacters(text);
  if (length < minLength) return refuse({ code: 'TEXT.TOO_SHORT', minLength });
  return length > maxLength ? refuse({ code: 'TEXT.TOO_LONG', maxLength, excess: length - maxLength }) : accept(text);
}

/** Refuses a text for which the pattern, which must match the whole of it, does not hold. */
export function checkCharacters(text: string, allowed: RegExp): RuleResult<string> {
  return allowed.test(text) ? accept(text) : refuse({ code: 'TEXT.CHARACTERS' });
}

/** Goes on with the next rule when the one before was content. */
export function andThen<Before, After>(
  result: RuleResult<Before>,
  next: (value: Before) => RuleResult<After>,
): RuleResult<After> {
  return result.ok ? next(result.value) : result;
}
