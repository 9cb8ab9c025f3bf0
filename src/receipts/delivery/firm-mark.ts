/** Waits, in milliseconds. Injected, so that tests do not. */
export type Pause = (ms: number) => Promise<void>;

/**
 * Injection token of the {@link Pause} between two tries to mark a delivery as sent; the machine's timer by default.
 */
export const MARK_PAUSE = Symbol('MarkPause');

/** Half a minute in all: a database that restarts, or whose standby takes over, is back by then. */
const PAUSES_MS = [1_000, 2_000, 4_000, 8_000, 15_000];

/**
 * Runs `mark` until it succeeds, with growing pauses: the alternative to this mark is a second message.
 * @throws what the last try threw, when none succeeded.
 */
export async function markFirmly(mark: () => Promise<void>, pause: Pause): Promise<void> {
  for (const pauseMs of PAUSES_MS) {
    try {
      await mark();
      return;
    } catch {
      await pause(pauseMs);
    }
  }
  await mark();
}
