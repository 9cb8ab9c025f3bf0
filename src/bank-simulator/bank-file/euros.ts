/** Cents as a decimal number with two places and the given separator: 15696 is `156,96`. */
export function euros(cents: number, separator: ',' | '.' = ','): string {
  const digits = String(Math.abs(cents)).padStart(3, '0');
  return `${cents < 0 ? '-' : ''}${digits.slice(0, -2)}${separator}${digits.slice(-2)}`;
}
