const MIN_CARD_DIGITS = 13;
const MAX_CARD_DIGITS = 19;
const ZERO_CODE = '0'.charCodeAt(0);
// However many: "5255 - 0000" holds together, and one-line fields store a run of spaces as one. Anything else between
// digits breaks the number.
const SEPARATORS = /^[\s.\-‐‑‒–—−]+$/;

/**
 * Whether a card number stands anywhere in a text: 13 to 19 digits that pass the Luhn check, also with spaces, dots or
 * hyphens between. It must never be stored or logged, whichever field it was typed in (PCI DSS).
 *
 * A number may begin and end only where a group of digits does, so that "rata 12 5255 0000 0000 0001 123" is found while
 * the 22 digits of an IBAN, a run longer than a card, are not cut into pieces. One in ten of the other 13-19 digit
 * references passes the Luhn check too: that false alarm is the price, and its message says how to go on.
 */
export function containsCardNumber(text: string): boolean {
  return chainsOfDigits(text).some((groups) => groups.some((_, start) => cardBeginsAt(groups, start)));
}

/** Groups of digits in order, in chains whose neighbours are held together by separators only. */
function chainsOfDigits(text: string): string[][] {
  // Full-width digits and invisible characters between digits hide a number from us, not from whoever reads it.
  const visible = text.normalize('NFKC').replace(/\p{Cf}/gu, '');
  const chains: string[][] = [];
  let previousEnd = -1;
  for (const match of visible.matchAll(/\d+/g)) {
    const chain = chains.at(-1);
    if (chain !== undefined && SEPARATORS.test(visible.slice(previousEnd, match.index))) chain.push(match[0]);
    else chains.push([match[0]]);
    previousEnd = match.index + match[0].length;
  }
  return chains;
}

function cardBeginsAt(groups: readonly string[], start: number): boolean {
  let digits = '';
  for (let index = start; index < groups.length && digits.length < MAX_CARD_DIGITS; index += 1) {
    digits += groups[index] ?? '';
    if (digits.length >= MIN_CARD_DIGITS && digits.length <= MAX_CARD_DIGITS && passesLuhn(digits)) return true;
  }
  return false;
}

/** The mod 10 check of ISO/IEC 7812-1: from the right, every second digit counts double, its own digits summed. */
function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let index = digits.length - 1, isDoubled = false; index >= 0; index -= 1, isDoubled = !isDoubled) {
    const digit = digits.charCodeAt(index) - ZERO_CODE;
    const counted = isDoubled ? digit * 2 : digit;
    sum += counted > 9 ? counted - 9 : counted;
  }
  return sum % 10 === 0;
}
