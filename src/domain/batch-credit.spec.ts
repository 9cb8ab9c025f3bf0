import { type BatchSums, isPlausibleFee, nearestShape, shapeOf } from './batch-credit.js';

const NOTHING: BatchSums = {
  ...{ listed: 0, listedGross: 0, listedNet: 0, heldGross: 0, heldNet: 0 },
  ...{ refunds: 0, refundsNet: 0, unlisted: 0, unlistedGross: 0 },
};
/** Three payments of 100, 50 and 10 euro, fees 1.5 %. */
const LISTED: BatchSums = {
  ...NOTHING,
  ...{ listed: 3, listedGross: 16_000, listedNet: 15_760, heldGross: 16_000, heldNet: 15_760 },
};
const plain = { isHeld: false, hasRefunds: false, hasUnlisted: false, unlistedFeeCents: 0 };

it.each([
  ['net of fees', 15_760, LISTED, { ...plain, isNet: true }],
  ['gross', 16_000, LISTED, { ...plain, isNet: false }],
  [
    'less a refund',
    15_260,
    { ...LISTED, refunds: -500, refundsNet: -500 },
    { ...plain, isNet: true, hasRefunds: true },
  ],
  [
    'with our amount where the list tells another',
    15_760,
    { ...LISTED, listedGross: 16_001, listedNet: 15_761 },
    { ...plain, isNet: true, isHeld: true },
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
