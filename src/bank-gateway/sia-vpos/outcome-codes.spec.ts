import { currencyOf, isRefundRefusal, outcomeOfResult, outcomeOfStatus } from './outcome-codes.js';

it.each([
  ['00', 'paid'],
  ['01', 'declined'],
  ['04', 'declined'],
  ['99', 'declined'],
  ['06', 'unknown'],
  ['07', 'unknown'],
  ['0', 'unknown'],
  ['000', 'unknown'],
  ['OK', 'unknown'],
  ['', 'unknown'],
  ['٠٠', 'unknown'],
])('a signed result "%s" means %s', (code, outcome) => {
  expect(outcomeOfResult(code)).toBe(outcome);
});

it.each([
  ['00', 'paid'],
  ['01', 'declined'],
  ['02', 'pending'],
  ['03', 'cancelled'],
  ['04', 'expired'],
  ['05', 'unknown'],
  ['', 'unknown'],
  ['constructor', 'unknown'],
])('a transaction status "%s" means %s', (code, outcome) => {
  expect(outcomeOfStatus(code)).toBe(outcome);
});

it.each([
  ['10', true],
  ['11', true],
  ['00', false],
  ['02', false],
  ['04', false],
  ['98', false],
  ['99', false],
  ['77', false],
])('a refund answered %s is definitely refused: %s', (code, isRefused) => {
  expect(isRefundRefusal(code)).toBe(isRefused);
});

it('names the euro and leaves other currencies as they came', () => {
  expect(currencyOf('978')).toBe('EUR');
  expect(currencyOf('840')).toBe('840');
});
