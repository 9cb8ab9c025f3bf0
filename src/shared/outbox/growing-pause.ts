/** How long to wait after a failure: `firstMs`, doubled each time, never more than `maxMs`. */
export interface PauseLimits {
  readonly firstMs: number;
  readonly maxMs: number;
}

/** A number from 0 (included) to 1 (excluded), injected so that tests know it. */
export type RandomFraction = () => number;

/**
 * The pause before the next try after `failures` failures in a row (1 or more), in milliseconds. Half of it is
 * left to chance, so that many things that failed together do not come back together.
 */
export function growingPauseMs(failures: number, limits: PauseLimits, random: RandomFraction): number {
  const doublings = Math.min(Math.max(failures, 1) - 1, 40);
  const pauseMs = Math.min(limits.firstMs * 2 ** doublings, limits.maxMs);
  return Math.round(pauseMs / 2 + (pauseMs / 2) * random());
}
