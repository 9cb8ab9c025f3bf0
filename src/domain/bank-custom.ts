import type { CalendarDay } from './calendar-day.js';
import { premisesFor, priced, type Premise } from './credit-premise.js';
import type { BankCustom, CreditCandidate, FeeCustom, UnexplainedCredit } from './credit-proposal.js';

/** Fewer credits than these say nothing about what a bank does: two may fit by chance. */
export const MIN_TELLING_CREDITS = 3;
const FEES: readonly FeeCustom[] = ['gross', 'net-of-each', 'net-of-sum'];

/** All that a credit says before anybody has explained it. */
export type OpenCredit = Pick<UnexplainedCredit, 'amountCents' | 'bookingDay'>;

/**
 * What a bank does, as far as its own credits tell that nobody has explained yet: those of which one to three whole
 * days, of one service or of all, are worth the very amount. That hardly happens by chance, and three that agree never
 * do. Null when fewer than {@link MIN_TELLING_CREDITS} agree, or no more than half of those that tell anything.
 *
 * A generator that pauses after each booking day, so that whoever runs it lets others in.
 */
export function* customToldBy(
  credits: readonly OpenCredit[],
  candidates: readonly CreditCandidate[],
  rateMillionths: number,
): Generator<undefined, BankCustom | null> {
  const known = priced(candidates, rateMillionths);
  const telling: Premise[][] = [];
  for (const [bookingDay, amounts] of amountsByDay(credits)) {
    const premises = premisesFor({ bookingDay, amountCents: 0, feeCents: null, custom: null }, known, rateMillionths);
    for (const amountCents of amounts) {
      const exact = premises.filter(({ worthCents, members }) => worthCents === amountCents && members.length > 1);
      if (exact.length > 0) telling.push(exact);
    }
    yield;
  }
  return customOf(telling);
}

/** `telling`: for each credit that fits, every way in which it does. */
function customOf(telling: readonly (readonly Premise[])[]): BankCustom | null {
  const creditsWith = (isSo: (premise: Premise) => boolean): number =>
    telling.filter((exact) => exact.some((premise) => isSo(premise))).length;
  const counts = FEES.map((fees) => ({ fees, credits: creditsWith((premise) => premise.fees === fees) }));
  const most = counts.reduce((best, one) => (one.credits > best.credits ? one : best));
  if (most.credits < MIN_TELLING_CREDITS || most.credits * 2 <= telling.length) return null;
  return {
    fees: most.fees,
    areRefundsSubtracted: moreOf(
      creditsWith(({ refunds }) => refunds === 'subtracted'),
      creditsWith(({ refunds }) => refunds === 'apart'),
    ),
    isByService: moreOf(
      creditsWith(({ service }) => service !== null),
      creditsWith(({ service }) => service === null),
    ),
  };
}

/** Whether the first is more; null when neither is, so that nothing is told. */
function moreOf(first: number, second: number): boolean | null {
  return first === second ? null : first > second;
}

function amountsByDay(credits: readonly OpenCredit[]): ReadonlyMap<CalendarDay, readonly number[]> {
  const byDay = new Map<CalendarDay, number[]>();
  for (const { bookingDay, amountCents } of credits) {
    byDay.set(bookingDay, [...(byDay.get(bookingDay) ?? []), amountCents]);
  }
  return byDay;
}
