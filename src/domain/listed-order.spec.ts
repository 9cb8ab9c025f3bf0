import { chooseListedOrder, type NamedOrder, verdictOf } from './listed-order.js';

const PAID: NamedOrder = { attemptId: 1, amountCents: 1_000, isPaid: true, isListed: false, isElsewhere: false };
const EXPIRED: NamedOrder = { ...PAID, attemptId: 2, isPaid: false };

it.each([
  ['nothing of that name', [], 'not-found'],
  ['the paid one of several attempts', [EXPIRED, PAID], 1],
  ['one that is not paid, named alone', [EXPIRED], 2],
  ['two that are paid', [PAID, { ...PAID, attemptId: 3 }], 'several'],
  [
    'the one of two paid that has no line',
    [
      { ...PAID, isListed: true },
      { ...PAID, attemptId: 3 },
    ],
    3,
  ],
  ['one that has its line', [{ ...PAID, isListed: true }], 'already-listed'],
  ['an expired one beside a paid one that has its line', [{ ...PAID, isListed: true }, EXPIRED], 'already-listed'],
  ['one that is in another credit', [{ ...PAID, isElsewhere: true }], 'in-other-credit'],
])('chooses %s', (_what, orders, expected) => {
  const chosen = chooseListedOrder(orders);
  expect(typeof chosen === 'string' ? chosen : chosen.attemptId).toBe(expected);
});

it.each([
  [PAID, 1_000, { verdict: 'matched', differenceCents: 0 }],
  [PAID, 1_007, { verdict: 'amount-differs', differenceCents: 7 }],
  [EXPIRED, 1_000, { verdict: 'not-paid', differenceCents: 0 }],
])('says what a line comes to: %j, %i', (order, grossCents, expected) => {
  expect(verdictOf(order, grossCents)).toEqual(expected);
});
