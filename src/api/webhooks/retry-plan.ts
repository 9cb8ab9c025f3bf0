const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** A restart, a short fault, an evening's work, a day's outage: what is not back by then needs a person. */
const PAUSES_MS = [MINUTE_MS, 5 * MINUTE_MS, HOUR_MS, 24 * HOUR_MS];

/** When a message that failed at `now` is tried again; undefined: no more. @param failures before this one. */
export function nextWebhookTryAt(failures: number, now: Date): Date | undefined {
  const pauseMs = PAUSES_MS[failures];
  return pauseMs === undefined ? undefined : new Date(now.getTime() + pauseMs);
}
