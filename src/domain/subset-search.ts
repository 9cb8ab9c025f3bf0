/** Values that may be chosen, each as often as it is there. */
export interface ValuePool {
  /** Ascending, each value once. */
  readonly values: readonly number[];
  readonly countOf: ReadonlyMap<number, number>;
  /** Of all, repetitions included. */
  readonly size: number;
  /** How often the most frequent value is there. */
  readonly mostOften: number;
}

/** Values that add up to a target, ascending, and how unlikely it is to draw just these by chance. */
export interface FoundSubset {
  readonly values: readonly number[];
  readonly bits: number;
}

export interface SubsetSearch {
  /** The likeliest first, at most {@link KEPT_SUBSETS}. */
  readonly found: readonly FoundSubset[];
  /** All that were found, also those not kept. */
  readonly count: number;
}

export const MAX_SUBSET = 3;
const KEPT_SUBSETS = 3;

export function valuePool(values: readonly number[]): ValuePool {
  const countOf = new Map<number, number>();
  for (const value of values) countOf.set(value, (countOf.get(value) ?? 0) + 1);
  const mostOften = [...countOf.values()].reduce((most, count) => Math.max(most, count), 0);
  return { values: [...countOf.keys()].sort((a, b) => a - b), countOf, size: values.length, mostOften };
}

/**
 * Every choice of exactly `size` (1-3) values of the pool that adds up to `target`. Each unordered choice of values is
 * met once, so equal amounts cost nothing: a school's hundred meals at one price are one value. Yields after every
 * value it starts with, saying how many look-ups that took; at most (distinct values)² / 2 in all.
 */
export function* subsetsOf(pool: ValuePool, target: number, size: number): Generator<number, SubsetSearch> {
  const found: FoundSubset[] = [];
  let count = 0;
  const [least = 0, most = 0] = [pool.values[0], pool.values.at(-1)];
  if (target < size * least || target > size * most) return { found, count };
  const keep = (values: readonly number[]): void => {
    count += 1;
    found.push({ values, bits: drawBits(pool, values) });
    if (found.length > KEPT_SUBSETS * 8) prune(found);
  };
  if (size === 1) {
    if (pool.countOf.has(target)) keep([target]);
    yield 1;
  } else if (size === 2) {
    yield pairs(pool, target, 0, (low, high) => {
      keep([low, high]);
    });
  } else {
    for (const [index, value] of pool.values.entries()) {
      if (value * 3 > target) break;
      yield pairs(pool, target - value, index, (low, high) => {
        if (isEnough(pool, value, low, high)) keep([value, low, high]);
      });
    }
  }
  prune(found);
  return { found, count };
}

/** Pairs `low <= high` from the value at `from` on; answers how many look-ups it took. */
function pairs(pool: ValuePool, target: number, from: number, keep: (low: number, high: number) => void): number {
  let steps = 0;
  for (let index = from; index < pool.values.length; index++) {
    const low = pool.values[index] as number;
    const high = target - low;
    steps += 1;
    if (high < low) break;
    const count = pool.countOf.get(high);
    if (count !== undefined && (high !== low || count >= 2)) keep(low, high);
  }
  return steps;
}

/** Whether three ascending values, each of the pool, are there often enough to be drawn together. */
function isEnough({ countOf }: ValuePool, first: number, second: number, third: number): boolean {
  if (first !== second) return true;
  return (countOf.get(first) ?? 0) >= (second === third ? 3 : 2);
}

/**
 * Bits of drawing just these values out of the pool, all draws being as likely: amounts that are there often come
 * easily.
 */
function drawBits(pool: ValuePool, values: readonly number[]): number {
  let bits = chooseBits(pool.size, values.length);
  for (const value of new Set(values)) {
    const taken = values.filter((other) => other === value).length;
    bits -= chooseBits(pool.countOf.get(value) ?? 0, taken);
  }
  return bits;
}

/** Binary logarithm of the number of ways to take `taken` (0-3) of `count`. */
export function chooseBits(count: number, taken: number): number {
  let ways = 1;
  for (let index = 0; index < taken; index++) ways = (ways * (count - index)) / (index + 1);
  return Math.log2(ways);
}

function prune(found: FoundSubset[]): void {
  found.sort((left, right) => left.bits - right.bits || compare(left.values, right.values));
  found.length = Math.min(found.length, KEPT_SUBSETS);
}

function compare(left: readonly number[], right: readonly number[]): number {
  const index = left.findIndex((value, position) => value !== right[position]);
  return (left[index] ?? 0) - (right[index] ?? 0);
}
