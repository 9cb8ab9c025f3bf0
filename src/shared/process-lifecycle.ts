/** How one process ends. */
export interface Shutdown {
  /** Finishes what was begun and closes connections. */
  readonly close: (signal: NodeJS.Signals) => Promise<void>;
  /** Told what went wrong in closing, before the process ends with code 1. */
  readonly onFailure: (error: Error) => void;
  /**
   * How long closing may take; by default 12 seconds. Who supervises must grant more before it kills, which
   * docker-compose.yml does; the 10 seconds of a plain `docker stop` are too few (`--timeout 30`).
   */
  readonly timeoutMs?: number;
}

const DEFAULT_TIMEOUT_MS = 12_000;
const STOP_SIGNALS = ['SIGTERM', 'SIGINT'] as const;

/**
 * Ends the process in order when it is asked to: after SIGTERM or SIGINT it closes and exits with code 0, or with
 * code 1 when closing fails or takes too long. Further signals change nothing: SIGKILL is for the impatient.
 */
export function onShutdown(shutdown: Shutdown): void {
  let isClosing = false;
  const end = (signal: NodeJS.Signals): void => {
    if (isClosing) return;
    isClosing = true;
    void closeInTime(shutdown, signal).then((exitCode) => process.exit(exitCode));
  };
  for (const signal of STOP_SIGNALS) process.on(signal, end);
}

async function closeInTime(shutdown: Shutdown, signal: NodeJS.Signals): Promise<number> {
  const timeoutMs = shutdown.timeoutMs ?? DEFAULT_TIMEOUT_MS;
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(new Error(`closing took longer than ${timeoutMs} ms`));
    }, timeoutMs);
  });
  try {
    await Promise.race([shutdown.close(signal), late]);
    return 0;
  } catch (error) {
    shutdown.onFailure(error instanceof Error ? error : new Error(String(error)));
    return 1;
  } finally {
    clearTimeout(timer);
  }
}
