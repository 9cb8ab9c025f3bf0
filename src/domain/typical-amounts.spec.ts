import { type PricedService, typicalAmounts } from './typical-amounts.js';

const service = (amount: PricedService['amount'], minAmountCents = 1, maxAmountCents = 99_999_999): PricedService => ({
  ...{ amount, minAmountCents, maxAmountCents },
});
const prices = (...amounts: number[]): PricedService['amount'] => ({
  kind: 'price-list',
  prices: amounts.map((amountCents) => ({ amountCents })),
});

it.each<[string, PricedService | null, number[]]>([
  ['of all services', null, [1_000, 5_000, 15_460, 50_000, 200_000]],
  ['of a fixed amount', service({ kind: 'fixed', amountCents: 8_400 }), [8_400]],
  ['of a price list, each once', service(prices(300, 100, 300, 200)), [100, 200, 300]],
  ['of a long price list', service(prices(7, 6, 5, 4, 3, 2, 1)), [1, 2, 3, 4, 5, 6]],
  ['within the limits', service({ kind: 'free' }, 2_000, 20_000), [5_000, 15_460]],
  ['of limits that leave none', service({ kind: 'free' }, 1, 500), [1, 500]],
])('the typical amounts %s', (_case, priced, amounts) => {
  expect(typicalAmounts(priced)).toEqual(amounts);
});
