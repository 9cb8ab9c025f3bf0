const SECOND_MS = 1_000;
const MINUTE_SECONDS = 60;

/** "5 secondi", "2 minuti": rounded up, so that whoever waits that long is let in. */
export function waitText(waitMs: number): string {
  const seconds = Math.ceil(waitMs / SECOND_MS);
  if (seconds <= MINUTE_SECONDS) return seconds === 1 ? '1 secondo' : `${seconds} secondi`;
  return `${Math.ceil(seconds / MINUTE_SECONDS)} minuti`;
}
