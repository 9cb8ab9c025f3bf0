import { bankFeeOn } from '../../src/domain/bank-fee.js';
import type { CalendarDay } from '../../src/domain/calendar-day.js';
import type {
  CreditCandidate,
  CreditProposal,
  FeeCustom,
  UnexplainedCredit,
} from '../../src/domain/credit-proposal.js';
import { daysAfter, nextWorkingDay } from '../../src/domain/working-day.js';
import type { Chance } from './chance.js';
import { amountOfSomebody, feeOf, townOfPayments } from './town-of-payments.js';

/** A credit as a bank builds it, and what is truly inside. */
export interface BuiltCredit {
  readonly credit: UnexplainedCredit;
  readonly candidates: readonly CreditCandidate[];
  /** All of the services and days that the credit is about. */
  readonly base: readonly CreditCandidate[];
  /** Those of them that the bank credited. */
  readonly inside: readonly CreditCandidate[];
  readonly residualCents: number;
  readonly story: { scope: string; days: number; fees: FeeCustom; missing: number; foreign: number; size: number };
}

export interface TownSize {
  readonly candidates: number;
  readonly days: number;
}

/** Of twenty credits, twelve are as they should be; in the others one to three payments are missing or foreign. */
const DEPARTURES = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 2, 2, 3];
const FIRST_DAY = '2026-10-01' as CalendarDay;

/** Draws a town and one credit: one service or all, one to three days, gross or net, up to three missing or foreign. */
export function buildCredit(chance: Chance, size: TownSize, isCustomKnown: boolean): BuiltCredit {
  const candidates = townOfPayments(chance, size.candidates, FIRST_DAY, size.days);
  const service = chance.below(2) === 0 ? null : chance.oneOf(candidates).service;
  const days = 1 + chance.below(3);
  const start = daysAfter(FIRST_DAY, chance.below(size.days - days - 1));
  const end = daysAfter(start, days - 1);
  const base = candidates.filter(
    (one) => one.day >= start && one.day <= end && (service === null || one.service === service),
  );
  if (base.filter(({ kind }) => kind === 'payment').length < 4) return buildCredit(chance, size, isCustomKnown);
  const fees = chance.oneOf(['gross', 'net-of-each', 'net-of-sum'] as const);
  const departures = chance.oneOf(DEPARTURES);
  const missing = chance.below(2) === 0 ? departures : 0;
  const inside = without(base, missing, chance);
  const foreign = Array.from({ length: departures - missing }, () => amountOfSomebody(chance));
  const worth = worthInAccount(inside, fees);
  const foreignCents = foreign.reduce(
    (total, amount) => total + amount - (fees === 'gross' ? 0 : bankFeeOn(amount, 1_500_000)),
    0,
  );
  return {
    credit: {
      amountCents: worth + foreignCents,
      bookingDay: nextWorkingDay(end),
      feeCents: null,
      custom: isCustomKnown ? { fees, areRefundsSubtracted: true, isByService: service !== null } : null,
    },
    candidates,
    base,
    inside,
    residualCents: foreignCents,
    story: { scope: service ?? 'all', days, fees, missing, foreign: foreign.length, size: base.length },
  };
}

/**
 * Whether a proposal is the set: of the same services and days, the same amounts. Two payments of one amount among
 * them are not told from each other by any sum; a proposal may name either.
 */
export function isTheSet(built: BuiltCredit, proposal: CreditProposal | undefined): boolean {
  if (proposal === undefined) return false;
  const byId = new Map(built.candidates.map((candidate) => [candidate.id, candidate]));
  const proposed = proposal.candidateIds.flatMap((id) => byId.get(id) ?? []);
  return amounts(proposed) === amounts(built.inside) && proposed.every((one) => built.base.includes(one));
}

function amounts(set: readonly CreditCandidate[]): string {
  return set
    .map(({ grossCents }) => grossCents)
    .sort((a, b) => a - b)
    .join();
}

function without(base: readonly CreditCandidate[], count: number, chance: Chance): CreditCandidate[] {
  const left = [...base];
  for (let index = 0; index < count; index++) {
    const payments = left.filter(({ kind }) => kind === 'payment');
    left.splice(left.indexOf(chance.oneOf(payments)), 1);
  }
  return left;
}

function worthInAccount(set: readonly CreditCandidate[], fees: FeeCustom): number {
  const gross = set.reduce((total, { grossCents }) => total + grossCents, 0);
  if (fees === 'gross') return gross;
  if (fees === 'net-of-each') return gross - set.reduce((total, one) => total + feeOf(one), 0);
  const payments = set.filter(({ kind }) => kind === 'payment');
  return (
    gross -
    bankFeeOn(
      payments.reduce((total, { grossCents }) => total + grossCents, 0),
      1_500_000,
    )
  );
}
