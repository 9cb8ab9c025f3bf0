import type { CalendarDay } from './calendar-day.js';
import type { CreditCandidate, CreditProposal, UnexplainedCredit } from './credit-proposal.js';
import { explainCredit, MAX_CREDIT_CANDIDATES, MAX_STEPS } from './explain-credit.js';
import { buildCredit, isTheSet } from '../../test/reconciliation/built-credit.js';
import { Chance } from '../../test/reconciliation/chance.js';
import { finish } from '../../test/reconciliation/finish.js';

const day = (text: string): CalendarDay => text as CalendarDay;
const meal = (id: string, grossCents: number, on = '2026-11-19'): CreditCandidate => ({
  id,
  service: 'refezione-scolastica',
  day: day(on),
  kind: grossCents < 0 ? 'refund' : 'payment',
  grossCents,
  feeCents: null,
});
const bus = (id: string, grossCents: number, on = '2026-11-19'): CreditCandidate => ({
  ...meal(id, grossCents, on),
  service: 'trasporto-scolastico',
});
const credit = (amountCents: number, bookingDay = '2026-11-20'): UnexplainedCredit => ({
  amountCents,
  bookingDay: day(bookingDay),
  feeCents: null,
  custom: null,
});

function explain(asked: UnexplainedCredit, candidates: readonly CreditCandidate[]): CreditProposal[] {
  return finish(explainCredit(asked, candidates, 1_500_000));
}

const TOWN = [meal('1', 5_077), meal('2', 5_077), meal('3', 7_107), bus('4', 12_183), meal('5', 9_142, '2026-11-18')];

it.each([
  ['a day of all services, gross', 29_444, ['1', '2', '3', '4'], { service: null, fees: 'gross' }],
  [
    'a day of all services, the fee taken from each',
    29_002,
    ['1', '2', '3', '4'],
    { service: null, fees: 'net-of-each' },
  ],
  ['one service', 17_261, ['1', '2', '3'], { service: 'refezione-scolastica', fees: 'gross' }],
  ['two days of all services', 38_586, ['1', '2', '3', '4', '5'], { firstDay: '2026-11-18', lastDay: '2026-11-19' }],
])('finds %s', (_what, amountCents, ids, premise) => {
  const [first] = explain(credit(amountCents), TOWN);
  expect(first).toMatchObject({ candidateIds: ids, residualCents: 0, missingIds: [], addedIds: [] });
  expect(first?.premise).toMatchObject(premise);
});

it('takes the fee once from the sum, too', () => {
  const odd = [meal('1', 1_033), meal('2', 1_033), meal('3', 1_033)];
  // Of each 15 cents (15,495 half up), of 30,99 euros 46 (46,485).
  expect(explain(credit(3_053), odd)[0]?.premise.fees).toBe('net-of-sum');
  expect(explain(credit(3_054), odd)[0]?.premise.fees).toBe('net-of-each');
});

it('names the payment that is missing, and says that another of the same amount may be it', () => {
  const [first] = explain(credit(24_367), TOWN);
  expect(first).toMatchObject({ candidateIds: ['1', '3', '4'], missingIds: ['2'], residualCents: 0 });
});

it('leaves money from elsewhere as the residual of a whole day', () => {
  const [first] = explain(credit(29_444 + 5_000), TOWN);
  expect(first).toMatchObject({ candidateIds: ['1', '2', '3', '4'], residualCents: 5_000 });
});

it('subtracts what went back on those days, or leaves it apart', () => {
  const withRefund = [...TOWN.slice(0, 4), meal('9', -5_077)];
  expect(explain(credit(24_367), withRefund)[0]).toMatchObject({
    premise: { refunds: 'subtracted' },
    candidateIds: ['1', '2', '3', '4', '9'],
  });
  expect(explain(credit(29_444), withRefund)[0]).toMatchObject({
    premise: { refunds: 'apart' },
    candidateIds: ['1', '2', '3', '4'],
  });
});

it('expects a Friday, a Saturday and a Sunday on Monday', () => {
  const weekEnd = ['2026-11-20', '2026-11-21', '2026-11-22'].map((on, index) => meal(String(index), 5_077 + index, on));
  const [first] = explain(credit(15_234, '2026-11-23'), [...weekEnd, meal('7', 15_234, '2026-11-13')]);
  expect(first?.candidateIds).toEqual(['0', '1', '2']);
});

it('answers with the nearest when nothing fits, and with nothing when there is no payment', () => {
  expect(explain(credit(1), TOWN)[0]?.residualCents).toBeLessThan(0);
  expect(explain(credit(29_444), [])).toEqual([]);
});

it('gives the same answer to the same question', () => {
  expect(explain(credit(20_000), TOWN)).toEqual(explain(credit(20_000), TOWN));
});

it('refuses more candidates than it can look at', () => {
  const many = Array.from({ length: MAX_CREDIT_CANDIDATES + 1 }, (_, index) => meal(String(index), 5_077));
  expect(() => explain(credit(5_077), many)).toThrow(RangeError);
});

it('finds credits as banks build them among two thousand candidates, within its steps', () => {
  const credits = Array.from({ length: 6 }, (_, seed) =>
    buildCredit(
      new Chance(40_000 + seed),
      { candidates: 2_000, days: 50 },
      { knowledge: 'its custom', foreign: 'of nobody here' },
    ),
  );
  const right = credits.filter((built) => {
    const work = { steps: 0 };
    const [first] = finish(explainCredit(built.credit, built.candidates, 1_500_000, work));
    expect(work.steps).toBeLessThan(MAX_STEPS / 2);
    return isTheSet(built, first);
  });
  expect(right.length).toBeGreaterThanOrEqual(6);
});
