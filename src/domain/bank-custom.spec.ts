import { buildCredit } from '../../test/reconciliation/built-credit.js';
import { Chance } from '../../test/reconciliation/chance.js';
import { finish } from '../../test/reconciliation/finish.js';
import { customToldBy, type OpenCredit } from './bank-custom.js';
import type { CalendarDay } from './calendar-day.js';
import type { BankCustom, CreditCandidate } from './credit-proposal.js';

const paid = (day: string, grossCents: number, service = 'refezione-scolastica'): CreditCandidate => ({
  id: `${day} ${grossCents}`,
  service,
  day: day as CalendarDay,
  kind: grossCents < 0 ? 'refund' : 'payment',
  grossCents,
  feeCents: null,
});
/** Monday to Thursday: two services each day, and one refund. */
const WEEK = ['2026-11-16', '2026-11-17', '2026-11-18', '2026-11-19'].flatMap((day, index) => [
  paid(day, 5_077 + index),
  paid(day, 7_107 + 3 * index),
  paid(day, 12_183 + 7 * index, 'trasporto-scolastico'),
  paid(day, 20_311 + 11 * index, 'trasporto-scolastico'),
]);
const REFUND = paid('2026-11-17', -5_078);

const told = (credits: readonly (readonly [string, number])[], candidates = WEEK): BankCustom | null =>
  finish(
    customToldBy(
      credits.map(([bookingDay, amountCents]): OpenCredit => ({ bookingDay: bookingDay as CalendarDay, amountCents })),
      candidates,
      1_500_000,
    ),
  );

it.each<[string, [string, number][], Partial<BankCustom>]>([
  [
    'whole days, gross',
    [
      ['2026-11-17', 44_678],
      ['2026-11-18', 44_700],
      ['2026-11-19', 44_722],
    ],
    { fees: 'gross', isByService: false },
  ],
  [
    'each service by itself, net of each fee',
    [
      ['2026-11-17', 12_001],
      ['2026-11-17', 32_006],
      ['2026-11-18', 12_005],
    ],
    { fees: 'net-of-each', isByService: true },
  ],
])('is told by three credits that fit to the cent: %s', (_what, credits, custom) => {
  expect(told(credits)).toEqual({ areRefundsSubtracted: null, ...custom });
});

it('is told about refunds by a day that has one', () => {
  const days = [...WEEK, REFUND];
  const others: [string, number][] = [
    ['2026-11-17', 44_678],
    ['2026-11-19', 44_722],
  ];
  expect(told([...others, ['2026-11-18', 44_700 - 5_078]], days)?.areRefundsSubtracted).toBe(true);
  expect(told([...others, ['2026-11-18', 44_700]], days)?.areRefundsSubtracted).toBe(false);
});

it('is not told by two credits, by one that many other sums make, or by credits that disagree', () => {
  const two: [string, number][] = [
    ['2026-11-17', 44_678],
    ['2026-11-18', 44_700],
  ];
  expect(told(two)).toBeNull();
  expect(told([...two, ['2026-11-19', 99_999]])).toBeNull();
  expect(told([...two, ['2026-11-17', 12_001], ['2026-11-17', 32_006]])).toBeNull();
  expect(told([])).toBeNull();
});

it('is what the bank does, whenever a dozen credits of a town tell it', () => {
  const built = Array.from({ length: 12 }, (_, seed) =>
    buildCredit(
      new Chance(50_000 + seed),
      { candidates: 2_000, days: 50 },
      { knowledge: 'its other credits', foreign: 'of nobody here' },
    ),
  );
  const learnt = built.flatMap(({ credit: { custom }, bank }) => (custom === null ? [] : [{ custom, bank }]));
  expect(learnt.length).toBeGreaterThanOrEqual(8);
  for (const { custom, bank } of learnt) {
    expect(custom).toMatchObject({ fees: bank.fees, isByService: bank.isByService });
    expect(custom.areRefundsSubtracted).not.toBe(false);
  }
});
