import type { Clock } from '../../shared/clock.js';
import type { FileInHand } from '../persistence/bank-file.records.js';
import type { BankFileStore } from '../persistence/bank-file.store.js';

const BEAT_MS = 1_000;
/** Ten beats that did not come through, or an import whose process is gone. */
export const LEASE_MS = 60_000;

/** Tells from outside of the loading transaction how far it has come, and that somebody is still at it. */
export class Heartbeat {
  private bytesRead = 0;
  private timer: NodeJS.Timeout | undefined;
  private beat: Promise<void> = Promise.resolve();

  constructor(
    private readonly store: BankFileStore,
    private readonly clock: Clock,
    private readonly file: FileInHand,
  ) {}

  start(): void {
    this.timer = setInterval(() => {
      this.beat = this.beat.then(() => this.tell());
    }, BEAT_MS);
  }

  async stop(): Promise<void> {
    clearInterval(this.timer);
    await this.beat;
  }

  /** The same bytes, counted as they pass. */
  async *count(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    this.bytesRead = 0;
    for await (const chunk of chunks) {
      this.bytesRead += chunk.length;
      yield chunk;
    }
  }

  private async tell(): Promise<void> {
    const leaseUntil = new Date(this.clock.now().getTime() + LEASE_MS);
    // Whoever loads the file learns of a lost database by themselves; a beat that is missed is only a beat.
    await this.store.noteProgress(this.file, this.bytesRead, leaseUntil).catch(() => undefined);
  }
}
