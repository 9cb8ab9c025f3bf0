import { cents, formatAmountForCell, formatAmountForInput, formatEuro, formatSignedEuro } from './money.js';

describe('cents', () => {
  it.each([0, 1, 15_460, Number.MAX_SAFE_INTEGER])('takes %d', (value) => {
    expect(cents(value)).toBe(value);
  });

  it.each([-1, 0.5, 154.6, NaN, Infinity, Number.MAX_SAFE_INTEGER + 1])('refuses %d as a bug', (value) => {
    expect(() => cents(value)).toThrow(RangeError);
  });
});

describe('formatEuro', () => {
  it.each([
    [0, '0,00 €'],
    [1, '0,01 €'],
    [10, '0,10 €'],
    [236, '2,36 €'],
    [15_460, '154,60 €'],
    [99_999, '999,99 €'],
    [100_000, '1.000,00 €'],
    [115_696, '1.156,96 €'],
    [99_999_999, '999.999,99 €'],
    [100_000_000, '1.000.000,00 €'],
    [Number.MAX_SAFE_INTEGER, '90.071.992.547.409,91 €'],
  ])('prints %d as %s', (amountCents, text) => {
    expect(formatEuro(amountCents)).toBe(text.replace(' ', '\u00A0'));
  });

  it('refuses what is not an amount', () => {
    expect(() => formatEuro(154.6)).toThrow(RangeError);
  });
});

describe('formatAmountForInput', () => {
  it.each([
    [1, '0,01'],
    [15_460, '154,60'],
    [115_696, '1156,96'],
    [99_999_999, '999999,99'],
  ])('writes %d as %s', (amountCents, text) => {
    expect(formatAmountForInput(amountCents)).toBe(text);
  });
});

it.each([
  [-115_696, '−1.156,96\u00A0€'],
  [0, '0,00\u00A0€'],
  [5, '0,05\u00A0€'],
])('%d cents of a balance are %s', (cents, text) => {
  expect(formatSignedEuro(cents)).toBe(text);
});

it.each([
  [-115_696, '-1156,96'],
  [0, '0,00'],
  [-5, '-0,05'],
])('%d cents are %s in a cell', (cents, text) => {
  expect(formatAmountForCell(cents)).toBe(text);
});
