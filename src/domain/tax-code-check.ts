/**
 * Values of a character in the odd positions (first, third...) of a codice fiscale, by its rank among digits or
 * letters. Digits and the first ten letters share them. Source: D.M. 23 December 1976, table of the odd characters.
 */
const ODD_VALUES: readonly number[] = [
  1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23,
];
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/**
 * The sixteenth letter that belongs to the first fifteen characters of a codice fiscale (upper-case letters and
 * digits): the sum of the characters' values, modulo 26. Characters beyond the fifteenth are not looked at.
 */
export function checkCharacterOf(code: string): string {
  let sum = 0;
  for (let index = 0; index < 15; index += 1) {
    const rank = rankOf(code.charAt(index));
    // Positions count from one, so an even index is an odd position.
    sum += index % 2 === 0 ? (ODD_VALUES[rank] ?? 0) : rank;
  }
  return LETTERS.charAt(sum % LETTERS.length);
}

/**
 * Whether the last of 11 digits is the control digit of the first ten: the mod 10 check of partite IVA and of the
 * provisional and numeric tax codes (D.M. 23 December 1976).
 */
export function hasControlDigit(elevenDigits: string): boolean {
  let sum = 0;
  for (let index = 0; index < elevenDigits.length; index += 1) {
    const digit = Number(elevenDigits.charAt(index));
    const doubled = digit * 2;
    sum += index % 2 === 0 ? digit : doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

function rankOf(character: string): number {
  const letter = LETTERS.indexOf(character);
  return letter === -1 ? Number(character) : letter;
}
