import { euros } from './euros.js';
import { feeCentsOf } from './transactions.js';

it.each([
  [15_696, 235],
  [100, 2],
  [33, 0],
  [34, 1],
  [99_999_999, 1_500_000],
])('keeps 1.5 %% of %d cents, half up: %d', (grossCents, feeCents) => {
  expect(feeCentsOf(grossCents)).toBe(feeCents);
});

it.each([
  [15_696, '156,96'],
  [5, '0,05'],
  [-696, '-6,96'],
  [0, '0,00'],
])('writes %d cents as %s', (cents, text) => {
  expect(euros(cents)).toBe(text);
});
