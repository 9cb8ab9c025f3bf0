import fc from 'fast-check';
import { commissionOn, formatRate, MAX_RATE_MILLIONTHS, parseRate, quote } from './commission.js';
import { cents } from './money.js';

const SEED_RATE = 1_522_843;

/** The same rule said another way: the quotient, and a cent more when anything is left over. */
function commissionByRemainder(amountCents: number, rateMillionths: number): number {
  const product = BigInt(amountCents) * BigInt(rateMillionths);
  const quotient = product / 100_000_000n;
  return Number(product % 100_000_000n === 0n ? quotient : quotient + 1n);
}

describe('commissionOn', () => {
  it.each([
    [15_460, SEED_RATE, 236],
    [1, SEED_RATE, 1],
    [0, SEED_RATE, 0],
    [15_460, 0, 0],
    [100, 1_000_000, 1],
    [101, 1_000_000, 2],
    [200, 1_500_000, 3],
    [10_000, 1, 1],
    [99_999_999, MAX_RATE_MILLIONTHS, 99_999_999],
    [99_999_999, 1, 1],
    [99_999_999, 99_999_999, 99_999_999],
    [99_999_999, SEED_RATE, 1_522_843],
  ])('on %d cents at %d millionths is %d', (amountCents, rate, expected) => {
    expect(commissionOn(cents(amountCents), rate)).toBe(expected);
  });

  it('equals the exact reference for 100,000 amounts and rates', () => {
    const amounts = fc.integer({ min: 1, max: 99_999_999 });
    const rates = fc.integer({ min: 0, max: MAX_RATE_MILLIONTHS });
    fc.assert(
      fc.property(
        amounts,
        rates,
        (amountCents, rate) => commissionOn(cents(amountCents), rate) === commissionByRemainder(amountCents, rate),
      ),
      { numRuns: 100_000, seed: 20_070_704 },
    );
  });

  it('leaves the municipality the amount due after the bank kept 1.5 % of the total', () => {
    const { totalCents } = quote(cents(15_460), SEED_RATE);
    expect(totalCents * 985 >= 15_460 * 1_000).toBe(true);
    expect((totalCents - 1) * 985 >= 15_460 * 1_000).toBe(false);
  });

  it.each([-1, 0.5, MAX_RATE_MILLIONTHS + 1, NaN])('refuses the rate %d as a bug', (rate) => {
    expect(() => commissionOn(cents(1), rate)).toThrow(RangeError);
  });
});

describe('quote', () => {
  it('adds up the third phase of the seed', () => {
    expect(quote(cents(15_460), SEED_RATE)).toEqual({
      amountCents: 15_460,
      rateMillionths: SEED_RATE,
      commissionCents: 236,
      totalCents: 15_696,
    });
  });
});

describe('formatRate', () => {
  it.each([
    [SEED_RATE, '1,522843%'],
    [1_500_000, '1,5%'],
    [1, '0,000001%'],
    [0, '0%'],
    [10_000_000, '10%'],
    [MAX_RATE_MILLIONTHS, '100%'],
  ])('prints %d as %s, and parseRate reads it back', (rateMillionths, text) => {
    expect(formatRate(rateMillionths)).toBe(text);
    expect(parseRate(text)).toEqual({ ok: true, rateMillionths });
  });

  it('refuses what is not a rate', () => {
    expect(() => formatRate(-1)).toThrow(RangeError);
  });
});

describe('parseRate', () => {
  it.each([
    ['1.522843', 1_522_843],
    [' 1,5 % ', 1_500_000],
    ['1.234', 1_234_000],
    ['0,000000', 0],
    ['100,000000', 100_000_000],
    ['007', 7_000_000],
  ])('reads %j', (text, rateMillionths) => {
    expect(parseRate(text)).toEqual({ ok: true, rateMillionths });
  });

  it.each([
    ['1,5228431', 'RATE.TOO_MANY_DECIMALS'],
    ['100,000001', 'RATE.TOO_HIGH'],
    ['101', 'RATE.TOO_HIGH'],
    ['9'.repeat(40), 'RATE.TOO_HIGH'],
    ['', 'RATE.MALFORMED'],
    ['%', 'RATE.MALFORMED'],
    ['-1', 'RATE.MALFORMED'],
    ['1,5,5', 'RATE.MALFORMED'],
    [',5', 'RATE.MALFORMED'],
    ['1e1', 'RATE.MALFORMED'],
  ])('refuses %j', (text, code) => {
    expect(parseRate(text)).toEqual({ ok: false, code });
  });
});
