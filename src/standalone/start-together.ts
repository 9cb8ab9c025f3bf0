/** One thing to start, which gives up when its signal is aborted. */
export type Starter = (signal: AbortSignal) => Promise<void>;

/**
 * Starts several things at the same time. When one fails the others are told to give up; the first failure is
 * thrown only after all have settled, so that whoever cleans up finds nothing still on its way.
 */
export async function startTogether(signal: AbortSignal, starters: readonly Starter[]): Promise<void> {
  const failed = new AbortController();
  const anyEnd = AbortSignal.any([signal, failed.signal]);
  await Promise.allSettled(
    starters.map((start) =>
      start(anyEnd).catch((error: unknown) => {
        // Only the first call leaves its reason: later failures are often its consequences.
        failed.abort(error);
      }),
    ),
  );
  signal.throwIfAborted();
  failed.signal.throwIfAborted();
}
