import { cents, type Cents } from './money.js';

/** What one payment costs: the amount due, and the commission on it at the rate of the day. */
export interface Quote {
  readonly amountCents: Cents;
  readonly rateMillionths: number;
  readonly commissionCents: Cents;
  readonly totalCents: Cents;
}

export type RateErrorCode = 'RATE.MALFORMED' | 'RATE.TOO_MANY_DECIMALS' | 'RATE.TOO_HIGH';

export type RateResult =
  { readonly ok: true; readonly rateMillionths: number } | { readonly ok: false; readonly code: RateErrorCode };

/** 100 %: percentages have six decimals, so 1,522843 % is the integer 1522843. */
export const MAX_RATE_MILLIONTHS = 100_000_000;
const MAX_PERCENT_DIGITS = 3;
const RATE_DECIMALS = 6;
const WHOLE_AMOUNT = 100_000_000n;

/**
 * The commission on a net amount, rounded UP to the cent: `ceil(amountCents * rateMillionths / 100_000_000)`.
 * Up, because 1,522843 % is 1,5/98,5: the bank keeps 1,5 % of the total and any cent less would leave the
 * municipality short of the amount due. 15460 at 1522843 is 236, as in the third phase of the seed.
 * BigInt, because the product of the largest amount and rate passes the safe integers.
 * @throws RangeError for a rate outside 0 to {@link MAX_RATE_MILLIONTHS}.
 */
export function commissionOn(amountCents: Cents, rateMillionths: number): Cents {
  assertRate(rateMillionths);
  const product = BigInt(cents(amountCents)) * BigInt(rateMillionths);
  return cents(Number((product + WHOLE_AMOUNT - 1n) / WHOLE_AMOUNT));
}

/** Amount, commission and total at one rate. @throws RangeError as {@link commissionOn} does. */
export function quote(amountCents: Cents, rateMillionths: number): Quote {
  const commissionCents = commissionOn(amountCents, rateMillionths);
  return { amountCents, rateMillionths, commissionCents, totalCents: cents(amountCents + commissionCents) };
}

/**
 * Reads a percentage of at most six decimals, with comma or point, with or without `%`: `1,522843%` is 1522843.
 * A rate never has thousands, so `1.234` is not ambiguous here.
 */
export function parseRate(text: string): RateResult {
  const parts = /^(\d+)(?:[.,](\d+))?\s*%?$/.exec(text.trim());
  if (parts === null) return { ok: false, code: 'RATE.MALFORMED' };
  const [, whole = '', decimals = ''] = parts;
  if (decimals.length > RATE_DECIMALS) return { ok: false, code: 'RATE.TOO_MANY_DECIMALS' };
  const percent = whole.replace(/^0+/, '');
  if (percent.length > MAX_PERCENT_DIGITS) return { ok: false, code: 'RATE.TOO_HIGH' };
  const rateMillionths = Number(percent + decimals.padEnd(RATE_DECIMALS, '0'));
  return rateMillionths > MAX_RATE_MILLIONTHS ? { ok: false, code: 'RATE.TOO_HIGH' } : { ok: true, rateMillionths };
}

/**
 * The rate as citizens read it, without trailing zeros: 1522843 is `1,522843%`, 1500000 is `1,5%`, 0 is `0%`.
 * @throws RangeError for a rate outside 0 to {@link MAX_RATE_MILLIONTHS}.
 */
export function formatRate(rateMillionths: number): string {
  assertRate(rateMillionths);
  const digits = String(rateMillionths).padStart(RATE_DECIMALS + 1, '0');
  const percent = digits.slice(0, -RATE_DECIMALS);
  const decimals = digits.slice(-RATE_DECIMALS).replace(/0+$/, '');
  return decimals === '' ? `${percent}%` : `${percent},${decimals}%`;
}

function assertRate(rateMillionths: number): void {
  if (!Number.isSafeInteger(rateMillionths) || rateMillionths < 0 || rateMillionths > MAX_RATE_MILLIONTHS) {
    throw new RangeError(`not a rate in millionths: ${rateMillionths}`);
  }
}
