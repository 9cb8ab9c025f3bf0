declare const centsBrand: unique symbol;

/**
 * An amount of euro cents: a safe integer, zero or more. Made by {@link cents} only, so a float or a debt cannot pass
 * for one.
 */
export type Cents = number & { readonly [centsBrand]: true };

const NO_BREAK_SPACE = '\u00A0';

/**
 * States that `value` is a whole, non-negative number of cents.
 * @throws RangeError for fractions, negatives and anything beyond the safe integers: a bug, never a citizen's mistake.
 */
export function cents(value: number): Cents {
  if (!isCents(value)) throw new RangeError(`not a whole, non-negative number of cents: ${value}`);
  return value;
}

/**
 * The amount as every page, e-mail and receipt prints it: 115696 is `1.156,96 €`, with U+00A0 before the sign
 * so that a line never breaks there. Written by hand: `Intl` leaves out the separator of four-digit amounts
 * unless told otherwise, and its output depends on the ICU data of the machine.
 * @throws RangeError as {@link cents} does.
 */
export function formatEuro(amountCents: number): string {
  const { euros, hundredths } = split(cents(amountCents));
  const grouped = euros.replace(/\B(?=(?:\d{3})+$)/g, '.');
  return `${grouped},${hundredths}${NO_BREAK_SPACE}€`;
}

/**
 * As {@link formatEuro}, of a sum that may be a debit: -115696 is `−1.156,96 €`, with the sign that screen readers say.
 * @throws RangeError for what is not a whole number of cents.
 */
export function formatSignedEuro(signedCents: number): string {
  return `${signedCents < 0 ? '−' : ''}${formatEuro(Math.abs(signedCents))}`;
}

/**
 * The amount as a citizen may type it in the form, without separators or sign: 115696 is `1156,96`.
 * @throws RangeError as {@link cents} does.
 */
export function formatAmountForInput(amountCents: number): string {
  const { euros, hundredths } = split(cents(amountCents));
  return `${euros},${hundredths}`;
}

/**
 * As {@link formatAmountForInput}, of a sum that may be a debit, for a cell of a spreadsheet: -115696 is `-1156,96`,
 * with the hyphen that spreadsheets read as a sign.
 * @throws RangeError for what is not a whole number of cents.
 */
export function formatAmountForCell(signedCents: number): string {
  return `${signedCents < 0 ? '-' : ''}${formatAmountForInput(Math.abs(signedCents))}`;
}

function isCents(value: number): value is Cents {
  return Number.isSafeInteger(value) && value >= 0;
}

function split(amountCents: Cents): { euros: string; hundredths: string } {
  const digits = String(amountCents).padStart(3, '0');
  return { euros: digits.slice(0, -2), hundredths: digits.slice(-2) };
}
