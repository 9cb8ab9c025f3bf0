import { bankFeeOn, grossOfNet } from './bank-fee.js';
import { type CalendarDay, daysAfter } from './calendar-day.js';
import type { BankCustom, CreditCandidate, CreditPremise, FeeCustom, UnexplainedCredit } from './credit-proposal.js';
import { nextWorkingDay } from './working-day.js';

/** A premise with the payments that it names and how much it takes for granted. */
export interface Premise extends CreditPremise {
  readonly members: readonly PricedCandidate[];
  /** What the members are worth in the account. */
  readonly worthCents: number;
  readonly bits: number;
}

/** A bank that books later than this has lost the batch: the day itself says nothing any more. */
const LATEST_BOOKING_DAYS = 12;
const LONGEST_RUN = 3;
/** More working days late than this are all as unlikely. */
const MAX_LATENESS = 5;
const FEE_BITS: Readonly<Record<FeeCustom, number>> = { gross: 1, 'net-of-each': 1, 'net-of-sum': 2 };
/** What is no rule of banks costs more: a day late, refunds booked apart. Each bit halves how likely it is held. */
const BITS = { perWorkingDayLate: 6, early: 8, subtracted: 1, apart: 4, otherFee: 6, againstCustom: 8 } as const;

/** A candidate whose fee is known, or worked out from the rate; 0 for a refund. */
export interface PricedCandidate extends CreditCandidate {
  readonly feeCents: number;
}

/** The candidates with the fee of each. */
export function priced(candidates: readonly CreditCandidate[], rateMillionths: number): PricedCandidate[] {
  return candidates.map((candidate) => ({
    ...candidate,
    feeCents: candidate.kind === 'refund' ? 0 : (candidate.feeCents ?? bankFeeOn(candidate.grossCents, rateMillionths)),
  }));
}

/** What members are worth in the account, fees taken by that custom. */
export function worthOf(members: readonly PricedCandidate[], fees: FeeCustom, rateMillionths: number): number {
  const gross = sum(members.map(({ grossCents }) => grossCents));
  if (fees === 'gross') return gross;
  if (fees === 'net-of-each') return gross - sum(members.map(({ feeCents }) => feeCents));
  const payments = members.filter(({ kind }) => kind === 'payment');
  return gross - bankFeeOn(sum(payments.map(({ grossCents }) => grossCents)), rateMillionths);
}

/**
 * Every way in which a bank may have put together a credit: one service or all, one to three days in a row that end
 * before the booking day, gross or net, refunds subtracted or booked apart. The likeliest first.
 */
export function premisesFor(
  credit: UnexplainedCredit,
  candidates: readonly PricedCandidate[],
  rateMillionths: number,
): Premise[] {
  const services = [...new Set(candidates.map(({ service }) => service))].sort();
  const scopes = services.length === 1 ? [null] : [null, ...services];
  const byDay = groupByDay(candidates);
  const premises = scopes.flatMap((service) => {
    const scopeBits = scopes.length === 1 ? 0 : service === null ? 1 : 1 + Math.log2(services.length);
    return runsBefore(credit.bookingDay).flatMap((run) => {
      const members = membersOf(byDay, run, service);
      if (members === undefined) return [];
      return customsOf(credit, members, rateMillionths).map((custom) => ({
        ...custom,
        service,
        firstDay: run.firstDay,
        lastDay: run.lastDay,
        bits: custom.bits + scopeBits + run.bits + customBits(credit.custom, { ...custom, service }),
      }));
    });
  });
  return premises.sort((left, right) => left.bits - right.bits);
}

/**
 * What has to leave the members (positive) or to join them so that the credit is explained, in the members' own values.
 */
export function gapsOf(premise: Premise, credit: UnexplainedCredit, rateMillionths: number): number[] {
  if (premise.fees !== 'net-of-sum') return [premise.worthCents - credit.amountCents];
  const payments = sum(premise.members.filter(({ kind }) => kind === 'payment').map(({ grossCents }) => grossCents));
  const refunds = sum(premise.members.map(({ grossCents }) => grossCents)) - payments;
  return grossOfNet(credit.amountCents - refunds, rateMillionths).map((gross) => payments - gross);
}

function customBits(
  known: BankCustom | null,
  { fees, refunds, service }: Pick<Premise, 'fees' | 'refunds' | 'service'>,
): number {
  if (known === null) return 0;
  const isOtherFees = known.fees !== fees;
  const isOtherRefunds =
    refunds !== 'none' &&
    known.areRefundsSubtracted !== null &&
    known.areRefundsSubtracted !== (refunds === 'subtracted');
  const isOtherScope = known.isByService !== null && known.isByService !== (service !== null);
  return [isOtherFees, isOtherRefunds, isOtherScope].filter(Boolean).length * BITS.againstCustom;
}

interface Run {
  readonly firstDay: CalendarDay;
  readonly lastDay: CalendarDay;
  readonly bits: number;
}

function runsBefore(bookingDay: CalendarDay): Run[] {
  return Array.from({ length: LATEST_BOOKING_DAYS + 1 }, (_, age) => daysAfter(bookingDay, -age)).flatMap((lastDay) =>
    Array.from({ length: LONGEST_RUN }, (_unused, index) => ({
      firstDay: daysAfter(lastDay, -index),
      lastDay,
      bits: index + 1 + latenessBits(lastDay, bookingDay),
    })),
  );
}

/** Banks book on the next working day; each one later is less likely, the same day even less. */
function latenessBits(lastDay: CalendarDay, bookingDay: CalendarDay): number {
  let expected = nextWorkingDay(lastDay);
  if (bookingDay < expected) return BITS.early;
  let late = 0;
  while (expected < bookingDay && late < MAX_LATENESS) {
    expected = nextWorkingDay(expected);
    late += 1;
  }
  return late * BITS.perWorkingDayLate;
}

type DayBook = ReadonlyMap<string, readonly PricedCandidate[]>;

function groupByDay(candidates: readonly PricedCandidate[]): DayBook {
  const byDay = new Map<string, PricedCandidate[]>();
  for (const candidate of candidates) {
    const ofDay = byDay.get(candidate.day);
    if (ofDay === undefined) byDay.set(candidate.day, [candidate]);
    else ofDay.push(candidate);
  }
  return byDay;
}

/** Undefined when the first or the last day has nothing: a shorter run says the same. */
function membersOf(byDay: DayBook, run: Run, service: string | null): PricedCandidate[] | undefined {
  const members: PricedCandidate[] = [];
  for (let day = run.firstDay; day <= run.lastDay; day = daysAfter(day, 1)) {
    const ofDay = (byDay.get(day) ?? []).filter((candidate) => service === null || candidate.service === service);
    if (ofDay.length === 0 && (day === run.firstDay || day === run.lastDay)) return undefined;
    members.push(...ofDay);
  }
  return members.some(({ kind }) => kind === 'payment') ? members : undefined;
}

type Custom = Pick<Premise, 'members' | 'worthCents' | 'fees' | 'refunds' | 'bits'>;

function customsOf(credit: UnexplainedCredit, all: readonly PricedCandidate[], rateMillionths: number): Custom[] {
  const payments = all.filter(({ kind }) => kind === 'payment');
  const hasRefunds = payments.length < all.length;
  const customs = (['gross', 'net-of-each', 'net-of-sum'] as const).flatMap((fees) => {
    const of = (members: readonly PricedCandidate[], refunds: Premise['refunds'], bits: number): Custom => {
      const worthCents = worthOf(members, fees, rateMillionths);
      const feeCents = sum(members.map(({ grossCents }) => grossCents)) - worthCents;
      const isOtherFee = credit.feeCents !== null && credit.feeCents !== feeCents;
      return { members, worthCents, fees, refunds, bits: bits + FEE_BITS[fees] + (isOtherFee ? BITS.otherFee : 0) };
    };
    if (!hasRefunds) return [of(payments, 'none', 0)];
    return [of(all, 'subtracted', BITS.subtracted), of(payments, 'apart', BITS.apart)];
  });
  return customs;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
