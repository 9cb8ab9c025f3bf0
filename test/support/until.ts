import { setTimeout as pause } from 'node:timers/promises';

const POLL_MS = 25;

/** Waits until `condition` answers with something true, and fails with `what` when it does not in time. */
export async function until<Value>(
  what: string,
  condition: () => Value | Promise<Value>,
  timeoutMs = 20_000,
): Promise<NonNullable<Value>> {
  const end = performance.now() + timeoutMs;
  for (;;) {
    const value = await condition();
    if (value !== undefined && value !== null && value !== false) return value;
    if (performance.now() > end) throw new Error(`${what}: not within ${timeoutMs} ms`);
    await pause(POLL_MS);
  }
}
