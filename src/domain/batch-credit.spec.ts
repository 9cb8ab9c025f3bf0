import { type BatchMoney, type BatchSums, isPlausibleFee, nearestShape, shapeOf } from './batch-credit.js';

const money = (gross: number, net: number): BatchMoney => ({ gross, net });
const all = (sum: BatchMoney): BatchSums['payments'] => ({ listed: sum, held: sum, ours: sum });
const NOTHING: BatchSums = {
  ...{ listed: 0, payments: all(money(0, 0)), refunds: money(0, 0), unlisted: 0, unlistedGross: 0 },
};
/** Three payments of 100, 50 and 10 euro, fees 1.5 %. */
const LISTED: BatchSums = { ...NOTHING, listed: 3, payments: all(money(16_000, 15_760)) };
const plain = { amounts: 'listed', hasRefunds: false, hasUnlisted: false, unlistedFeeCents: 0 };
const WITH_STRANGER = { ...LISTED.payments, listed: money(17_000, 16_745), held: money(17_000, 16_745) };

it.each([
  ['net of fees', 15_760, LISTED, { ...plain, isNet: true }],
  ['gross', 16_000, LISTED, { ...plain, isNet: false }],
  ['less a refund', 15_260, { ...LISTED, refunds: money(-500, -500) }, { ...plain, isNet: true, hasRefunds: true }],
  [
    'with our amount where the list tells another',
    15_760,
    { ...LISTED, payments: { ...LISTED.payments, listed: money(16_001, 15_761) } },
    { ...plain, isNet: true, amounts: 'held' },
  ],
  [
    'with one that the list lacks',
    16_745,
    { ...LISTED, unlisted: 1, unlistedGross: 1_000 },
    { ...plain, isNet: true, hasUnlisted: true, unlistedFeeCents: 15 },
  ],
  [
    'without a list, net',
    15_760,
    { ...NOTHING, unlisted: 3, unlistedGross: 16_000 },
    { ...plain, isNet: true, hasUnlisted: true, unlistedFeeCents: 240 },
  ],
  [
    'without a list, gross',
    16_000,
    { ...NOTHING, unlisted: 3, unlistedGross: 16_000 },
    { ...plain, isNet: true, hasUnlisted: true, unlistedFeeCents: 0 },
  ],
  [
    'without a line of the list that is nobody’s',
    15_760,
    { ...LISTED, payments: WITH_STRANGER },
    { ...plain, isNet: true, amounts: 'ours' },
  ],
] as const)('knows a credit %s', (_what, credit, sums, shape) => {
  expect(shapeOf(credit, sums)).toEqual(shape);
});

it.each([
  ['one cent too many', 15_761, LISTED],
  ['a fee that no bank keeps', 14_000, { ...NOTHING, unlisted: 3, unlistedGross: 16_000 }],
  ['more than was paid', 16_001, { ...NOTHING, unlisted: 3, unlistedGross: 16_000 }],
  ['nothing to explain it', 15_760, NOTHING],
])('does not know one with %s', (_what, credit, sums) => {
  expect(shapeOf(credit, sums)).toBeNull();
});

it('takes the nearer of net and gross when none fits', () => {
  expect(nearestShape(15_761, LISTED).isNet).toBe(true);
  expect(nearestShape(15_999, LISTED).isNet).toBe(false);
});

it('allows a cent of rounding for each payment', () => {
  expect(isPlausibleFee(1, 10, 1)).toBe(true);
  expect(isPlausibleFee(2, 10, 1)).toBe(false);
  expect(isPlausibleFee(-1, 10_000, 1)).toBe(false);
});
