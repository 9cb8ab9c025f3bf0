import { cleanLine, countCharacters, hasControlCharacters } from './typed-text.js';

const MAX_LENGTH = 60;

export type ViewNameResult =
  | { readonly ok: true; readonly name: string }
  | { readonly ok: false; readonly code: 'NAME.MISSING' | 'NAME.TOO_LONG' | 'NAME.CHARACTERS' };

/** Reads the name of a saved view: one line of 1 to 60 characters. */
export function parseViewName(typed: string): ViewNameResult {
  const name = cleanLine(typed);
  if (name === '') return { ok: false, code: 'NAME.MISSING' };
  if (hasControlCharacters(name)) return { ok: false, code: 'NAME.CHARACTERS' };
  return countCharacters(name) > MAX_LENGTH ? { ok: false, code: 'NAME.TOO_LONG' } : { ok: true, name };
}
