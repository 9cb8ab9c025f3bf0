/** Amounts beyond the most frequent ones say nothing about what people usually pay. */
const KEPT_AMOUNTS = 200;
/** Other amounts are as likely as those near them: within ten euros, up to two thousand. */
const STEP_CENTS = 1_000;
const STEPS = 200;

/**
 * How likely money from elsewhere is, judged by the amounts that people pay here: who collects for a town collects the
 * same prices from everybody. An amount that came only once is no habit and counts for nothing.
 */
export class UsualAmounts {
  private readonly one: ReadonlyMap<number, number>;
  private readonly two: ReadonlyMap<number, number>;
  /** For one, two and three payments: the share of sums in each step. */
  private readonly nearby: readonly (readonly number[])[];

  /** `amounts`: of all payments, in cents. */
  constructor(amounts: readonly number[]) {
    const counts = new Map<number, number>();
    for (const amount of amounts) counts.set(amount, (counts.get(amount) ?? 0) + 1);
    const repeated = [...counts].filter(([, count]) => count > 1).sort(([a, m], [b, n]) => n - m || a - b);
    this.one = new Map(
      repeated.slice(0, KEPT_AMOUNTS).map(([amount, count]) => [amount, (count - 1) / amounts.length]),
    );
    this.two = sumsOfTwo(this.one);
    const ofOne = shares(amounts);
    const ofTwo = added(ofOne, ofOne);
    this.nearby = [ofOne, ofTwo, added(ofTwo, ofOne)];
  }

  /** Bits of one to three foreign payments that make up `cents`; infinite for what three payments hardly reach. */
  foreignBits(cents: number): number {
    if (cents <= 0) return Number.POSITIVE_INFINITY;
    const habits = [this.one.get(cents) ?? 0, this.two.get(cents) ?? 0, this.chanceOfThree(cents)];
    const step = Math.floor(cents / STEP_CENTS);
    return this.nearby.reduce((least, shareOfStep, index) => {
      const chance = Math.max(habits[index] ?? 0, (shareOfStep[step] ?? 0) / STEP_CENTS);
      return Math.min(least, index + 1 - Math.log2(chance));
    }, Number.POSITIVE_INFINITY);
  }

  private chanceOfThree(cents: number): number {
    let chance = 0;
    for (const [amount, ofAmount] of this.one) chance += ofAmount * (this.two.get(cents - amount) ?? 0);
    return chance;
  }
}

function sumsOfTwo(one: ReadonlyMap<number, number>): Map<number, number> {
  const two = new Map<number, number>();
  for (const [first, ofFirst] of one) {
    for (const [second, ofSecond] of one) {
      two.set(first + second, (two.get(first + second) ?? 0) + ofFirst * ofSecond);
    }
  }
  return two;
}

/** How many of the amounts are in each step, as a share of all. */
function shares(amounts: readonly number[]): number[] {
  const ofStep = Array.from({ length: STEPS }, () => 0);
  for (const amount of amounts) {
    const step = Math.floor(amount / STEP_CENTS);
    if (step < STEPS) ofStep[step] = (ofStep[step] ?? 0) + 1 / amounts.length;
  }
  return ofStep;
}

/** The shares of the sums of two amounts, one from each. */
function added(left: readonly number[], right: readonly number[]): number[] {
  const ofStep = Array.from({ length: STEPS }, () => 0);
  for (const [index, share] of left.entries()) {
    for (const [other, otherShare] of right.entries()) {
      if (index + other < STEPS) ofStep[index + other] = (ofStep[index + other] ?? 0) + share * otherShare;
    }
  }
  return ofStep;
}
