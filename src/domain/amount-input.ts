import { cents, type Cents } from './money.js';

/** Why a typed amount is not one. AMBIGUOUS: `1.234` may mean 1,23 or 1234 euros, and money is never guessed. */
export type AmountErrorCode =
  'AMOUNT.MALFORMED' | 'AMOUNT.AMBIGUOUS' | 'AMOUNT.TOO_MANY_DECIMALS' | 'AMOUNT.TOO_LOW' | 'AMOUNT.TOO_HIGH';

export type AmountResult =
  { readonly ok: true; readonly cents: Cents } | { readonly ok: false; readonly code: AmountErrorCode };

/** The least and the most that a service takes, both included. */
export interface AmountLimits {
  readonly minAmountCents: Cents;
  readonly maxAmountCents: Cents;
}

/** 0,01 to 999.999,99 euros: what a service takes unless it says otherwise. */
export const DEFAULT_AMOUNT_LIMITS: AmountLimits = { minAmountCents: cents(1), maxAmountCents: cents(99_999_999) };

/** Euros of at most this many digits stay exact integers once they are cents; beyond is too high for anybody. */
const MAX_EURO_DIGITS = 13;

// Digits are ASCII ones only. A space separates thousands but never decimals, so it cannot be misread.
const PLAIN = /^(\d+)(?:[.,](\d+))?$/;
const GROUPED_BY_COMMA = /^([1-9]\d{0,2}(?:,\d{3})+)(?:\.(\d+))?$/;
const GROUPED_BY_POINT = /^([1-9]\d{0,2}(?:\.\d{3})+)(?:,(\d+))?$/;
const GROUPED_BY_SPACE = /^([1-9]\d{0,2}(?:[ \u00A0\u2009\u202F]\d{3})+)(?:[.,](\d+))?$/;
const ONE_GROUP_OF_THREE = /^[1-9]\d{0,2}[.,]\d{3}$/;

/**
 * Reads an amount as citizens type it: comma or point before one or two decimals, thousands in groups of three
 * (points, commas or spaces) where they cannot be misread, spaces around and one € sign before or after.
 * `154` `154.60` `154,6` `1.154,60` `1,154.60` `1 154,60` `1.234.567` are read; `1.234` and `1,234` are refused as
 * ambiguous; signs, exponents, non-ASCII digits, wrong groups and a bare `,5` or `5,` are malformed, because whoever
 * leaves a digit out may have lost it. No float is involved at any point.
 */
export function parseAmount(text: string, limits: AmountLimits = DEFAULT_AMOUNT_LIMITS): AmountResult {
  const bare = withoutEuroSign(text.trim());
  if (ONE_GROUP_OF_THREE.test(bare)) return refuse('AMOUNT.AMBIGUOUS');
  const parts =
    PLAIN.exec(bare) ?? GROUPED_BY_POINT.exec(bare) ?? GROUPED_BY_COMMA.exec(bare) ?? GROUPED_BY_SPACE.exec(bare);
  if (parts === null) return refuse('AMOUNT.MALFORMED');
  const [, whole = '', decimals = ''] = parts;
  if (decimals.length > 2) return refuse('AMOUNT.TOO_MANY_DECIMALS');
  const euros = whole.replace(/\D/g, '').replace(/^0+/, '');
  if (euros.length > MAX_EURO_DIGITS) return refuse('AMOUNT.TOO_HIGH');
  return withinLimits(cents(Number(euros + decimals.padEnd(2, '0'))), limits);
}

function withinLimits(amount: Cents, limits: AmountLimits): AmountResult {
  if (amount < limits.minAmountCents) return refuse('AMOUNT.TOO_LOW');
  if (amount > limits.maxAmountCents) return refuse('AMOUNT.TOO_HIGH');
  return { ok: true, cents: amount };
}

function withoutEuroSign(trimmed: string): string {
  if (trimmed.startsWith('€')) return trimmed.slice(1).trimStart();
  return trimmed.endsWith('€') ? trimmed.slice(0, -1).trimEnd() : trimmed;
}

function refuse(code: AmountErrorCode): AmountResult {
  return { ok: false, code };
}
