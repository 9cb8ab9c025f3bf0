import { addable, removable, valueOf } from './credit-pools.js';
import type { Premise, PricedCandidate } from './credit-premise.js';
import type { FeeCustom } from './credit-proposal.js';
import type { Shortlist } from './credit-shortlist.js';
import { chooseBits, subsetsOf, valuePool, type SubsetSearch, type ValuePool } from './subset-search.js';
import type { UsualAmounts } from './usual-amounts.js';

/** Bits of a departure from a premise: for being one; each payment that departs costs one more, and its draw. */
const BITS = { missing: 2, added: 10, swapped: 11, foreign: 4 } as const;
/** Among fewer payments than these money from elsewhere is less likely, in the measure of how few they are. */
const MANY_MEMBERS = 64;

/** Looks for the payments that stand between one premise and the credit. */
export class GapSearch {
  private pools: { readonly members: ValuePool; readonly others: ValuePool } | undefined;

  constructor(
    private readonly premise: Premise,
    /** What has to leave the members, in their values; negative for what has to join them. */
    private readonly gap: number,
    private readonly candidates: readonly PricedCandidate[],
  ) {}

  /** Money from elsewhere, when there is more than the members are worth: no payment of ours has to be found for it. */
  offerForeign(usual: Readonly<Record<FeeCustom, UsualAmounts>>, shortlist: Shortlist): void {
    const rarity = Math.max(0, Math.log2(MANY_MEMBERS / this.premise.members.length));
    const bits = this.premise.bits + BITS.foreign + rarity + usual[this.premise.fees].foreignBits(-this.gap);
    shortlist.offer({ premise: this.premise, missing: [], added: [], otherChoices: 0, bits });
  }

  /** Tries `size` payments that are missing, or slipped in, or one of each for two. Yields the steps that it took. */
  *round(size: number, shortlist: Shortlist): Generator<number, void> {
    if (this.premise.bits + BITS.missing + size >= shortlist.limitBits) return;
    if (this.pools === undefined) {
      this.pools = this.fillPools();
      yield this.pools.members.size + this.pools.others.size;
    }
    const { members, others } = this.pools;
    const isMissingWorthIt = leastBits(members, size) + BITS.missing + size + this.premise.bits < shortlist.limitBits;
    if (isMissingWorthIt) {
      const search = yield* subsetsOf(members, this.gap, size);
      this.offer(shortlist, search, BITS.missing + size, (values) => ({ missing: values, added: [] }));
    }
    const isAddedWorthIt = leastBits(others, size) + BITS.added + size + this.premise.bits < shortlist.limitBits;
    if (isAddedWorthIt) {
      const search = yield* subsetsOf(others, -this.gap, size);
      this.offer(shortlist, search, BITS.added + size, (values) => ({ missing: [], added: values }));
    }
    if (size === 2) yield this.swap(shortlist);
  }

  private fillPools(): { members: ValuePool; others: ValuePool } {
    const { fees } = this.premise;
    const values = (candidates: readonly PricedCandidate[]): number[] => candidates.map((one) => valueOf(one, fees));
    return {
      members: valuePool(values(removable(this.premise))),
      others: valuePool(values(addable(this.premise, this.candidates))),
    };
  }

  /** One missing and one that slipped in. */
  private swap(shortlist: Shortlist): number {
    const { members, others } = this.pools ?? this.fillPools();
    const found = members.values.flatMap((value) => {
      const joins = value - this.gap;
      const count = others.countOf.get(joins);
      if (count === undefined || joins === value) return [];
      const taken = members.countOf.get(value) ?? 1;
      const bits = chooseBits(members.size, 1) + chooseBits(others.size, 1) - Math.log2(count) - Math.log2(taken);
      return [{ values: [value, joins], bits }];
    });
    const best = [...found].sort((left, right) => left.bits - right.bits).slice(0, 3);
    this.offer(shortlist, { found: best, count: found.length }, BITS.swapped + 2, (values) => ({
      missing: values.slice(0, 1),
      added: values.slice(1),
    }));
    return members.values.length;
  }

  private offer(
    shortlist: Shortlist,
    search: SubsetSearch,
    departureBits: number,
    split: (values: readonly number[]) => { missing: readonly number[]; added: readonly number[] },
  ): void {
    for (const { values, bits } of search.found) {
      shortlist.offer({
        premise: this.premise,
        ...split(values),
        otherChoices: search.count - 1,
        bits: this.premise.bits + departureBits + bits,
      });
    }
  }
}

/** The fewest bits that drawing `size` of the pool can cost: all of the value that is there most often. */
function leastBits(pool: ValuePool, size: number): number {
  if (pool.size < size) return Number.POSITIVE_INFINITY;
  return Math.max(0, chooseBits(pool.size, size) - chooseBits(Math.max(pool.mostOften, size), size));
}
