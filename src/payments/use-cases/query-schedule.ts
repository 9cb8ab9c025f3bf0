import { type AttemptStatus, hasTakenMoney } from '../../domain/payment-state.js';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const LONGEST_PAUSE_MS = 6 * HOUR_MS;
/** How long the bank is still asked about an order that was closed without its word. */
const AFTERMATH_MS = 24 * HOUR_MS;
/** A bank that is away for days has not said that it took nothing: so long it is asked until it answers. */
const SILENCE_MS = 30 * 24 * HOUR_MS;
/** The first question comes shortly after the bank's time is over, well within the minute that is promised. */
const FIRST_QUESTION_DELAY_MS = 10_000;

/** When an order is first asked about: the citizen has the bank's whole time before. */
export function firstQueryAt(expiresAt: Date): Date {
  return new Date(expiresAt.getTime() + FIRST_QUESTION_DELAY_MS);
}

/**
 * When to ask the bank again about an order that is not settled: each minute for an hour after its time is over,
 * then with pauses that grow with its age. Orders closed because the bank did not know them are asked about
 * for another day, in case it learns of them; for longer when the bank gave no answer (`isAnswered` false). Null: no
 * more.
 */
export function nextQueryAt(
  order: { status: AttemptStatus; expiresAt: Date },
  now: Date,
  isAnswered = true,
): Date | null {
  if (hasTakenMoney(order.status)) return null;
  const ageMs = now.getTime() - order.expiresAt.getTime();
  if (order.status !== 'open' && ageMs > (isAnswered ? AFTERMATH_MS : SILENCE_MS)) return null;
  if (order.status === 'open' && ageMs <= HOUR_MS) return new Date(now.getTime() + MINUTE_MS);
  const pauseMs = Math.min(LONGEST_PAUSE_MS, Math.max(10 * MINUTE_MS, ageMs / 4));
  return new Date(now.getTime() + pauseMs);
}
