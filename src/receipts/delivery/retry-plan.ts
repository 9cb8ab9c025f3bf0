import { growingPauseMs, type RandomFraction } from '../../shared/outbox/growing-pause.js';

const PAUSES = { firstMs: 60_000, maxMs: 12 * 3_600_000 };
const GIVE_UP_AFTER_MS = 3 * 24 * 3_600_000;
/** A worker that was off for days must not give up at its first try. */
const MIN_TRIES = 6;

/** What is known of a delivery whose sending failed. */
export interface FailedTry {
  /** Failures before this one. */
  readonly failures: number;
  readonly queuedAt: Date;
  readonly now: Date;
}

/**
 * When to try again: after a minute at first, then after pauses that double up to twelve hours, for three days (the
 * time for which mail servers retry among themselves, RFC 5321, 4.5.4.1). Undefined: give up.
 */
export function nextTryAt(failed: FailedTry, random: RandomFraction): Date | undefined {
  const tries = failed.failures + 1;
  const next = failed.now.getTime() + growingPauseMs(tries, PAUSES, random);
  const isTooLate = next - failed.queuedAt.getTime() > GIVE_UP_AFTER_MS;
  return isTooLate && tries >= MIN_TRIES ? undefined : new Date(next);
}
