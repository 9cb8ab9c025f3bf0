/** How many wrong guesses are free, before each further one must wait longer. */
export interface PausePolicy {
  readonly freeFailures: number;
  readonly firstPauseMs: number;
  readonly longestPauseMs: number;
}

const MINUTE_MS = 60_000;

/** One account from one network (or from one known device): a few slips, then seconds, then minutes. */
export const ACCOUNT_PAUSE: PausePolicy = { freeFailures: 5, firstPauseMs: 5_000, longestPauseMs: 15 * MINUTE_MS };
/** A whole office may stand behind one address: more slips, the same end for a script that tries many accounts. */
export const NETWORK_PAUSE: PausePolicy = { freeFailures: 30, firstPauseMs: 5_000, longestPauseMs: 15 * MINUTE_MS };
/** One-time codes of one account, from anywhere: only who knows the password comes this far. */
export const CODE_PAUSE: PausePolicy = { freeFailures: 10, firstPauseMs: 30_000, longestPauseMs: 15 * MINUTE_MS };

/** After this long without a failure the count begins again. */
export const FORGET_FAILURES_MS = 60 * MINUTE_MS;

/**
 * How long to wait after the `failures`-th failure in a row, in milliseconds: it doubles each time, up to the longest.
 */
export function pauseAfter(failures: number, policy: PausePolicy): number {
  const beyond = failures - policy.freeFailures;
  if (beyond < 0) return 0;
  return Math.min(policy.longestPauseMs, policy.firstPauseMs * 2 ** Math.min(beyond, 30));
}
