import { type FaultName, factsOf } from './faults/fault-names.js';
import { SeededRandom } from './random.js';

/** What citizens do who end up paying. */
export const PAYING = [
  'straight',
  'changes-mind',
  'sends-review-again',
  'two-tabs',
  'double-click',
  'refused-then-other-card',
  'cancels-then-pays',
  'refreshes-outcome',
  'asks-receipt-again',
  'closes-after-confirm',
] as const;
/** What the others do; some of them come back later. */
export const NOT_PAYING = [
  'cancels-on-card-page',
  'cancels-on-confirm-page',
  'refused',
  'closes-at-review',
  'closes-at-connecting',
  'closes-on-card-page',
  'closes-on-confirm-page',
  'expires-then-pays',
  'pending-card',
  'lost-card',
] as const;

export type PayingBehaviour = (typeof PAYING)[number];
export type Behaviour = PayingBehaviour | (typeof NOT_PAYING)[number];

/** One citizen who sets out to pay one thing, under one fault at most. */
export interface Journey {
  readonly number: number;
  readonly behaviour: Behaviour;
  /** Undefined: nothing is done to this one on purpose, though others' faults may reach it. */
  readonly fault: FaultName | undefined;
  readonly slug: string;
  readonly amountCents: number;
  /** Nobody else's: mails, faults of the mail server and rows are found by it. */
  readonly email: string;
  readonly cardNumber: string;
}

const SLUGS = ['refezione-scolastica', 'trasporto-scolastico', 'asilo-nido', 'oneri-di-urbanizzazione'] as const;
const CARDS_THAT_PAY = ['5255000000000001', '4539970000000006', '4111111111111111'] as const;
/** Of journeys without a fault, as if they were one more. */
const PLAIN_WEIGHT = 12;

/** The journeys of a run, in the order in which they begin. The same arguments give the same plan. */
export function planJourneys(payments: number, seed: number, faults: readonly FaultName[]): Journey[] {
  const random = new SeededRandom(seed);
  const struck = random.shuffled(distribute(payments, faults));
  return struck.map((fault, index) => planJourney(index + 1, fault, random));
}

/** One more journey for each of these faults, numbered from `first` on, for those that never struck. */
export function planMore(faults: readonly FaultName[], first: number, seed: number): Journey[] {
  const random = new SeededRandom(seed + first);
  return faults.map((fault, index) => planJourney(first + index, fault, random));
}

/** Each fault its share, at least one while there are payments enough; the rest is plain. */
function distribute(payments: number, faults: readonly FaultName[]): (FaultName | undefined)[] {
  const total = faults.reduce((sum, name) => sum + factsOf(name).weight, PLAIN_WEIGHT);
  const shares = faults.flatMap((name) => {
    const share = Math.max(1, Math.floor((payments * factsOf(name).weight) / total));
    return Array.from({ length: share }, () => name);
  });
  return Array.from({ length: payments }, (_, index) => shares[index]);
}

function planJourney(number: number, fault: FaultName | undefined, random: SeededRandom): Journey {
  return {
    number,
    fault,
    behaviour: fault === undefined ? random.pick([...PAYING, ...NOT_PAYING]) : random.pick(PAYING),
    slug: random.pick(SLUGS),
    amountCents: random.between(1, 50_000),
    email: `citizen-${number}@posta.example`,
    cardNumber: random.pick(CARDS_THAT_PAY),
  };
}
