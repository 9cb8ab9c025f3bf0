import { bankFeeOn } from '../../src/domain/bank-fee.js';
import { type CalendarDay, daysAfter } from '../../src/domain/calendar-day.js';
import { commissionOn } from '../../src/domain/commission.js';
import type { CreditCandidate } from '../../src/domain/credit-proposal.js';
import { cents } from '../../src/domain/money.js';
import type { Chance } from './chance.js';

/** What a service's payments look like: usual prices in cents, or any amount between two. */
interface Habit {
  readonly service: string;
  readonly weight: number;
  readonly prices?: readonly number[];
  readonly between?: readonly [number, number];
}

/** A month's meals: three to twenty-two of them, at the price of the family's income. */
const MEALS = [180, 250, 320, 420, 520].flatMap((price) =>
  Array.from({ length: 20 }, (_, index) => price * (index + 3)),
);
/** Families pay the same few prices; building fees are never twice the same. */
const HABITS: readonly Habit[] = [
  { service: 'refezione-scolastica', weight: 45, prices: MEALS },
  { service: 'trasporto-scolastico', weight: 12, prices: [8_000, 12_000, 15_000, 20_000] },
  { service: 'asilo-nido', weight: 10, prices: [18_000, 21_000, 25_000, 30_000, 13_350, 26_720] },
  { service: 'diritti-segreteria-urbanistici', weight: 8, prices: [3_000, 5_000, 6_000, 12_000, 15_460, 25_000] },
  { service: 'idranti-comunali', weight: 3, between: [2_000, 30_000] },
  { service: 'oneri-di-urbanizzazione', weight: 4, between: [30_000, 900_000] },
  { service: 'deposito-spese-contrattuali', weight: 6, between: [15_000, 60_000] },
  { service: 'altri-servizi', weight: 12, between: [500, 20_000] },
];
export const COMMISSION_MILLIONTHS = 1_522_843;

/** Payments of a town, from `firstDay` on, some of them given back; the total carries the citizen's commission. */
export function townOfPayments(chance: Chance, count: number, firstDay: CalendarDay, days: number): CreditCandidate[] {
  const candidates = Array.from({ length: count }, (_, index): CreditCandidate => {
    const habit = pickHabit(chance);
    const isRefund = chance.below(100) < 2;
    const grossCents = amountOf(habit, chance);
    return {
      id: String(index + 1),
      service: habit.service,
      day: daysAfter(firstDay, chance.below(days)),
      kind: isRefund ? 'refund' : 'payment',
      grossCents: isRefund ? -grossCents : grossCents,
      feeCents: null,
    };
  });
  return candidates.sort((left, right) => (left.day < right.day ? -1 : left.day > right.day ? 1 : 0));
}

/** What somebody of the town pays, commission included, in cents. */
export function amountOfSomebody(chance: Chance): number {
  return amountOf(pickHabit(chance), chance);
}

/** What the bank keeps of it at 1,5 %. */
export function feeOf(candidate: CreditCandidate): number {
  return candidate.kind === 'refund' ? 0 : bankFeeOn(candidate.grossCents, 1_500_000);
}

function amountOf(habit: Habit, chance: Chance): number {
  const [least, most] = habit.between ?? [0, 0];
  const due = habit.prices === undefined ? least + chance.below(most - least + 1) : chance.oneOf(habit.prices);
  return due + commissionOn(cents(due), COMMISSION_MILLIONTHS);
}

function pickHabit(chance: Chance): Habit {
  let left = chance.below(100);
  for (const habit of HABITS) {
    if (left < habit.weight) return habit;
    left -= habit.weight;
  }
  throw new Error('weights sum up to 100');
}
