import { parseTransactionCode } from './transaction-code.js';

describe('a transaction code as staff type it', () => {
  test.each([
    ['8C1E5BE1AA43445EB1D8E8C7E0', '8C1E5BE1AA43445EB1D8E8C7E0'],
    [' 8c1e 5be1\t', '8C1E5BE1'],
    ['2026_11.24-7', '2026_11.24-7'],
    ['A'.repeat(64), 'A'.repeat(64)],
  ])('%p is read', (typed, code) => {
    expect(parseTransactionCode(typed)).toBe(code);
  });

  test.each(['', '  ', 'A'.repeat(65), 'ABC/1', 'àbc', 'A;B'])('%p is none', (typed) => {
    expect(parseTransactionCode(typed)).toBeUndefined();
  });
});
