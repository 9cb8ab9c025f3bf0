import { customToldBy, type OpenCredit } from '../../src/domain/bank-custom.js';
import { bankFeeOn } from '../../src/domain/bank-fee.js';
import { type CalendarDay, daysAfter } from '../../src/domain/calendar-day.js';
import type {
  BankCustom,
  CreditCandidate,
  CreditProposal,
  FeeCustom,
  UnexplainedCredit,
} from '../../src/domain/credit-proposal.js';
import { nextWorkingDay } from '../../src/domain/working-day.js';
import type { Chance } from './chance.js';
import { finish } from './finish.js';
import { amountOfSomebody, feeOf, townOfPayments } from './town-of-payments.js';

/** A credit as a bank builds it, and what is truly inside. */
export interface BuiltCredit {
  readonly credit: UnexplainedCredit;
  readonly candidates: readonly CreditCandidate[];
  /** All of the services and days that the credit is about. */
  readonly base: readonly CreditCandidate[];
  /** Those of them that the bank credited. */
  readonly inside: readonly CreditCandidate[];
  /** Payments of other days or services that are inside, too. */
  readonly slippedIn: readonly CreditCandidate[];
  readonly residualCents: number;
  readonly bank: BankCustom;
}

export interface TownSize {
  readonly candidates: number;
  readonly days: number;
}

export interface CreditKind {
  readonly knowledge: Knowledge;
  readonly foreign: Foreign;
}

/** Foreign money in a credit: of people who have not paid here, or paid here on a day or for a service beside. */
export type Foreign = 'of nobody here' | 'of days beside';

/** What is known of the bank: what it does, nothing but its other credits, or nothing at all. */
export type Knowledge = 'its custom' | 'its other credits' | 'nothing';

/** Of twenty credits, twelve are as they should be; in the others one to three payments are missing or foreign. */
const DEPARTURES = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 2, 2, 3];
const FIRST_DAY = '2026-10-01' as CalendarDay;
/** Of the ten days before a credit, as an account has them. */
const OTHER_CREDITS = { count: 12, days: 10 };
const FEE_RATE = 1_500_000;

/** Draws a town and one credit: one service or all, one to three days, gross or net, up to three missing or foreign. */
export function buildCredit(chance: Chance, size: TownSize, kind: CreditKind): BuiltCredit {
  const candidates = townOfPayments(chance, size.candidates, FIRST_DAY, size.days);
  const isByService = chance.below(2) === 1;
  const service = isByService ? chance.oneOf(candidates).service : null;
  const days = 1 + chance.below(3);
  const firstDay = daysAfter(FIRST_DAY, chance.below(size.days - days - 1));
  const base = baseOf(candidates, { service, firstDay, days });
  if (base === undefined) return buildCredit(chance, size, kind);
  const fees = chance.oneOf(['gross', 'net-of-each', 'net-of-sum'] as const);
  const bank = { fees, areRefundsSubtracted: true, isByService };
  const others = kind.foreign === 'of days beside' ? besides(candidates, base) : null;
  const { amountCents, ...content } = credited(chance, base, { fees, others });
  const bookingDay = nextWorkingDay(daysAfter(firstDay, days - 1));
  const custom = knownCustom(chance, candidates, { bank, bookingDay, knowledge: kind.knowledge });
  return { credit: { amountCents, bookingDay, feeCents: null, custom }, candidates, base, ...content, bank };
}

function knownCustom(
  chance: Chance,
  candidates: readonly CreditCandidate[],
  about: { readonly bank: BankCustom; readonly bookingDay: CalendarDay; readonly knowledge: Knowledge },
): BankCustom | null {
  if (about.knowledge !== 'its other credits') return about.knowledge === 'nothing' ? null : about.bank;
  return finish(customToldBy(otherCredits(chance, candidates, about), candidates, FEE_RATE));
}

/**
 * Whether a proposal is the set: of the same services and days, the same amounts. Two payments of one amount among
 * them are not told from each other by any sum; a proposal may name either.
 */
export function isTheSet(built: BuiltCredit, proposal: CreditProposal | undefined): boolean {
  if (proposal === undefined) return false;
  const byId = new Map(built.candidates.map((candidate) => [candidate.id, candidate]));
  const proposed = proposal.candidateIds.flatMap((id) => byId.get(id) ?? []);
  const [ofBase, beside] = [true, false].map((isOfBase) =>
    proposed.filter((one) => built.base.includes(one) === isOfBase),
  );
  return amounts(ofBase ?? []) === amounts(built.inside) && amounts(beside ?? []) === amounts(built.slippedIn);
}

function amounts(set: readonly CreditCandidate[]): string {
  return set
    .map(({ grossCents }) => grossCents)
    .sort((a, b) => a - b)
    .join();
}

/** Undefined for fewer than four payments: there is nothing to look for among so few. */
function baseOf(
  candidates: readonly CreditCandidate[],
  run: { readonly service: string | null; readonly firstDay: CalendarDay; readonly days: number },
): CreditCandidate[] | undefined {
  const lastDay = daysAfter(run.firstDay, run.days - 1);
  const base = candidates.filter(
    ({ day, service }) => day >= run.firstDay && day <= lastDay && (run.service === null || service === run.service),
  );
  return base.filter(({ kind }) => kind === 'payment').length < 4 ? undefined : base;
}

/** What the bank makes of a base: some are missing, or money comes with it that is foreign. */
function credited(
  chance: Chance,
  base: readonly CreditCandidate[],
  { fees, others }: { readonly fees: FeeCustom; readonly others: readonly CreditCandidate[] | null },
): Pick<BuiltCredit, 'inside' | 'slippedIn' | 'residualCents'> & { readonly amountCents: number } {
  const departures = chance.oneOf(DEPARTURES);
  const missing = chance.below(2) === 0 ? departures : 0;
  const inside = without(base, missing, chance);
  const count = departures - missing;
  const left = others === null ? [] : without(others, count, chance);
  const slippedIn = others?.filter((one) => !left.includes(one)) ?? [];
  const ofNobody = others === null ? Array.from({ length: count }, () => amountOfSomebody(chance)) : [];
  const residualCents = ofNobody.reduce(
    (total, amount) => total + amount - (fees === 'gross' ? 0 : bankFeeOn(amount, FEE_RATE)),
    0,
  );
  return {
    amountCents: worthInAccount([...inside, ...slippedIn], fees) + residualCents,
    ...{ inside, slippedIn, residualCents },
  };
}

/** Payments of the same days and of the day before and after, of any service, that are not of the base. */
function besides(candidates: readonly CreditCandidate[], base: readonly CreditCandidate[]): CreditCandidate[] {
  const days = base.map(({ day }) => day).sort();
  const [first, last] = [days[0] ?? FIRST_DAY, days.at(-1) ?? FIRST_DAY];
  return candidates.filter(
    (one) =>
      one.kind === 'payment' && one.day >= daysAfter(first, -1) && one.day <= daysAfter(last, 1) && !base.includes(one),
  );
}

function otherCredits(
  chance: Chance,
  candidates: readonly CreditCandidate[],
  { bank, bookingDay }: { readonly bank: BankCustom; readonly bookingDay: CalendarDay },
): OpenCredit[] {
  return Array.from({ length: OTHER_CREDITS.count }, () => {
    const days = 1 + chance.below(3);
    const firstDay = daysAfter(bookingDay, -days - chance.below(OTHER_CREDITS.days));
    const service = bank.isByService ? chance.oneOf(candidates).service : null;
    const base = baseOf(candidates, { service, firstDay, days });
    const booked = nextWorkingDay(daysAfter(firstDay, days - 1));
    return base === undefined
      ? []
      : { bookingDay: booked, amountCents: credited(chance, base, { fees: bank.fees, others: null }).amountCents };
  }).flat();
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
      FEE_RATE,
    )
  );
}
