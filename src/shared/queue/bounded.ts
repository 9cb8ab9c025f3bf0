/** An operation did not end in the time it was given; it may still end, or have ended, on the other side. */
export class TimeLimitError extends Error {
  override readonly name = 'TimeLimitError';
  readonly code = 'time-limit';
}

/**
 * The result of `operation`, or a {@link TimeLimitError} after `timeLimitMs`. The operation is not stopped: what
 * it does later is ignored, so it must be harmless.
 */
export async function bounded<Result>(operation: Promise<Result>, timeLimitMs: number): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(new TimeLimitError(`no answer within ${timeLimitMs} ms`));
    }, timeLimitMs);
  });
  try {
    return await Promise.race([operation, limit]);
  } finally {
    clearTimeout(timer);
  }
}
