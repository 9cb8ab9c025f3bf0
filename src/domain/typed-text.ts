// Characters that nobody sees and that come along when text is copied from a page or a PDF: soft hyphen, zero-width
// space, marks of writing direction, byte order mark. They are dropped without a word. The joiners of scripts and emoji
// stay.
const INVISIBLE = /[\u00AD\u200B\u200E\u200F\u202A-\u202E\u2060-\u2064\u2066-\u206F\uFEFF]/g;
const LINE_ENDS = /\r\n|[\r\v\f\u0085\u2028\u2029]/g;
const TAB_OR_SPACE = /[\t\p{Zs}]+/gu;

/**
 * A one-line text as it is checked and stored: composed (NFC), without invisible characters, with every run of spaces,
 * of whatever width, become one space, and trimmed. Control characters stay, for {@link hasControlCharacters} to find.
 */
export function cleanLine(text: string): string {
  return text.normalize('NFC').replace(INVISIBLE, '').replace(TAB_OR_SPACE, ' ').trim();
}

/**
 * A text of more lines as it is checked and stored: composed, trimmed, without invisible characters, each line end
 * one `\n` as browsers count it, tabs become spaces. Inner runs of spaces stay as typed.
 */
export function cleanParagraph(text: string): string {
  return text.normalize('NFC').replace(INVISIBLE, '').replace(LINE_ENDS, '\n').replace(/\t/g, ' ').trim();
}

/**
 * Whether a cleaned line holds what no keyboard types: NUL, escapes, line ends, halves of a surrogate pair.
 * Of a paragraph, ask line by line.
 */
export function hasControlCharacters(line: string): boolean {
  return /[\p{Cc}\p{Cs}]/u.test(line);
}

/** Characters as people count them: one for each code point. */
export function countCharacters(text: string): number {
  return Array.from(text).length;
}

/** Characters of a typed text as the `maxlength` of browsers counts them: UTF-16 code units, each line end as one. */
export function countAsBrowser(typed: string): number {
  return typed.replace(/\r\n/g, '\n').trim().length;
}
