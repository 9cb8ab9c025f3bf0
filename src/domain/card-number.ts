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
 * A number may begin and end only where a group of digits does, so that "rata 12 5255 0000 0000 0001 123" is found
 * while the 22 digits of an IBAN, a run longer than a card, are not cut into pieces. One in ten of the other 13-19
 * digit references passes the Luhn check too: that false alarm is the price, and its message says how to go on.
 */
export function containsCardNumber(text: string): boolean {
  return chainsOfDigits(text).some(hasCard);
}

/**
 * Whether a code that somebody typed is a card number. The codes of banks have letters: a run of digits among them is part
 * of the code, so that {@link containsCardNumber} would refuse one in a thousand of them.
 */
export function isCardNumber(code: string): boolean {
  return !/\p{L}/u.test(code) && containsCardNumber(code);
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

/** Whether some of the groups, one after another, are a card number. */
function hasCard(groups: readonly string[]): boolean {
  const ends = endsOf(groups);
  if ((ends.at(-1) ?? 0) < MIN_CARD_DIGITS) return false;
  const sums = luhnSums(groups.join(''));
  for (let [start, first] = [0, 0]; first < ends.length; start = ends[first] ?? start, first += 1) {
    for (let last = first; last < ends.length; last += 1) {
      const end = ends[last] ?? start;
      if (end - start > MAX_CARD_DIGITS) break;
      if (end - start >= MIN_CARD_DIGITS && passesLuhn(sums, start, end)) return true;
    }
  }
  return false;
}

/** How many digits there are up to the end of each group. */
function endsOf(groups: readonly string[]): number[] {
  let end = 0;
  return groups.map((group) => (end += group.length));
}

/** Sums of the digits before each place, with those at even places doubled, and with those at odd ones. */
type LuhnSums = readonly [evenDoubled: Uint32Array, oddDoubled: Uint32Array];

function luhnSums(digits: string): LuhnSums {
  const sums = [new Uint32Array(digits.length + 1), new Uint32Array(digits.length + 1)] as const;
  for (let place = 0; place < digits.length; place += 1) {
    const digit = digits.charCodeAt(place) - ZERO_CODE;
    const doubled = digit > 4 ? digit * 2 - 9 : digit * 2;
    for (const parity of [0, 1] as const) {
      sums[parity][place + 1] = (sums[parity][place] ?? 0) + (place % 2 === parity ? doubled : digit);
    }
  }
  return sums;
}

/**
 * The mod 10 check of ISO/IEC 7812-1 of the digits from `start` to before `end`: from the right, every second digit
 * counts double, its own digits summed. One difference, however many numbers a text may hold.
 */
function passesLuhn(sums: LuhnSums, start: number, end: number): boolean {
  const sum = sums[end % 2 === 0 ? 0 : 1];
  return ((sum[end] ?? 0) - (sum[start] ?? 0)) % 10 === 0;
}
