import fc from 'fast-check';
import { leftOf, type OrderMoney, splitRefund, splitReversal, statusAfterRefund } from './refund-amount.js';

/** 154,60 € and 2,36 € of commission. */
const order = (changes: Partial<OrderMoney> = {}): OrderMoney => ({
  ...{ isExcess: false, amountCents: 15_460, commissionCents: 236, takenAmountCents: 0, takenCommissionCents: 0 },
  ...changes,
});

describe('what goes back', () => {
  it('is the commission too with the whole amount, unless the body keeps it', () => {
    expect(splitRefund(order(), 15_460, 'with-whole-amount')).toEqual({ totalCents: 15_696, commissionCents: 236 });
    expect(splitRefund(order(), 15_460, 'never')).toEqual({ totalCents: 15_460, commissionCents: 0 });
  });

  it('is the commission always, of what was paid in excess', () => {
    expect(splitRefund(order({ isExcess: true }), 15_460, 'never')).toEqual({
      totalCents: 15_696,
      commissionCents: 236,
    });
  });

  it('is no commission with a part; it comes with the part that completes the whole', () => {
    expect(splitRefund(order(), 15_459, 'with-whole-amount')).toEqual({ totalCents: 15_459, commissionCents: 0 });
    const rest = order({ takenAmountCents: 15_459 });
    expect(splitRefund(rest, 1, 'with-whole-amount')).toEqual({ totalCents: 237, commissionCents: 236 });
  });

  it.each([
    ['more than there was', order(), 15_461],
    ['more than is left', order({ takenAmountCents: 10_000 }), 5_461],
    ['anything when nothing is left', order({ takenAmountCents: 15_460 }), 1],
    ['nothing', order(), 0],
  ])('is never %s', (_what, money, cents) => {
    expect(splitRefund(money, cents, 'with-whole-amount')).toBeNull();
  });

  it('adds up to the last cent, in whatever parts it goes back', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 15_460 }), { maxLength: 6 }), fc.boolean(), (parts, isExcess) => {
        let money = order({ isExcess });
        let backCents = 0;
        for (const part of [...parts, leftOf(money).amountCents]) {
          const split = splitRefund(money, Math.min(part, leftOf(money).amountCents), 'with-whole-amount');
          if (split === null) continue;
          backCents += split.totalCents;
          const takenAmountCents = money.takenAmountCents + split.totalCents - split.commissionCents;
          money = {
            ...money,
            takenAmountCents,
            takenCommissionCents: money.takenCommissionCents + split.commissionCents,
          };
        }
        const isWhole = leftOf(money).amountCents === 0;
        expect(backCents).toBe(isWhole ? 15_696 : money.takenAmountCents);
      }),
    );
  });

  it('takes the amount first, then the commission, when the bank did it by itself', () => {
    expect(splitReversal(order(), 15_460)).toEqual({ totalCents: 15_460, commissionCents: 0 });
    expect(splitReversal(order(), 15_600)).toEqual({ totalCents: 15_600, commissionCents: 140 });
  });

  it('makes a payment refunded only when all of it went back', () => {
    expect([statusAfterRefund(15_460, 15_696), statusAfterRefund(15_696, 15_696)]).toEqual([
      'partially_refunded',
      'refunded',
    ]);
  });
});
