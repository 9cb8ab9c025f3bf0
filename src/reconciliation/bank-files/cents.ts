import { LineFault } from './line-fault.js';

/** 9.999.999.999,99 euros: whatever is beyond is a mistake, and stays far from where integers stop being exact. */
const MAX_CENT_DIGITS = 12;

const WITH_POINT = /^\+?(\d*)(?:\.(\d*))?$/;
const WITH_COMMA = /^(\d+),(\d*)$/;
const PLAIN = /^([+-]?)(\d+)(?:[.,](\d{1,2}))?$/;
const GROUPED_BY_POINT = /^([+-]?)(\d{1,3}(?:\.\d{3})+),(\d{1,2})$/;
const GROUPED_BY_COMMA = /^([+-]?)(\d{1,3}(?:,\d{3})+)\.(\d{1,2})$/;

/**
 * Cents of an XML decimal, as CAMT.053 writes amounts: `156.96`, `156.9`, `156`, never with a minus.
 * @throws LineFault `amount-unreadable` (fractions of a cent, too), `amount-too-large`.
 */
export function centsWithPoint(text: string): number {
  const [matched = '', whole = '', decimals = ''] = WITH_POINT.exec(text) ?? [];
  if (matched === '' || whole + decimals === '') throw new LineFault('amount-unreadable');
  return exactCents(whole, decimals);
}

/**
 * Cents of an amount of MT940, where the comma is always there: `1234,`, `0,05`.
 * @throws LineFault as {@link centsWithPoint} does.
 */
export function centsWithComma(text: string): number {
  const [, whole, decimals = ''] = WITH_COMMA.exec(text) ?? [];
  if (whole === undefined) throw new LineFault('amount-unreadable');
  return exactCents(whole, decimals);
}

/**
 * Cents of an amount of a spreadsheet, negative with a minus: comma or point before the decimals, thousands in groups
 * where decimals follow. `1.234` may mean two amounts, and money is never guessed: it is unreadable.
 * @throws LineFault as {@link centsWithPoint} does.
 */
export function centsOfSpreadsheet(text: string): number {
  const bare = text.trim();
  const [, sign, whole, decimals = ''] =
    PLAIN.exec(bare) ?? GROUPED_BY_POINT.exec(bare) ?? GROUPED_BY_COMMA.exec(bare) ?? [];
  if (whole === undefined) throw new LineFault('amount-unreadable');
  const cents = exactCents(whole.replace(/\D/g, ''), decimals);
  return sign === '-' && cents > 0 ? -cents : cents;
}

function exactCents(whole: string, decimals: string): number {
  // Never a pattern that ends in zeros: among the thousands of a made-up amount each would be tried as the first of
  // them.
  if (/[1-9]/.test(decimals.slice(2))) throw new LineFault('amount-unreadable');
  const digits = (whole + decimals.slice(0, 2).padEnd(2, '0')).replace(/^0+/, '');
  if (digits.length > MAX_CENT_DIGITS) throw new LineFault('amount-too-large');
  return Number(digits);
}
