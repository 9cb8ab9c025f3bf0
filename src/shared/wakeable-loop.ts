import { errorCodeOf } from './error-code.js';

export interface LoopOptions {
  /** The longest time between two rounds when nobody wakes the loop, in milliseconds. */
  readonly intervalMs: number;
  /** One round of work; true when there may be more to do at once. */
  readonly work: () => Promise<boolean>;
  /** Told of a round that failed; the next one comes after the interval. */
  readonly onFailure: (errorCode: string) => void;
}

/**
 * Runs rounds of work one after the other, never two at once: at each interval and whenever it is woken.
 * A wake during a round is remembered, so that what arrived meanwhile is not left for the next interval.
 */
export class WakeableLoop {
  private timer: NodeJS.Timeout | undefined;
  private round: Promise<void> | undefined;
  private isWoken = false;
  private isStopped = true;

  constructor(private readonly options: LoopOptions) {}

  start(): void {
    this.isStopped = false;
    this.wake();
  }

  /** Asks for a round as soon as possible. Does nothing when the loop is not running. */
  wake(): void {
    if (this.isStopped) return;
    this.isWoken = true;
    this.round ??= this.runWhileWoken();
  }

  /** Waits for the round under way and starts no other. */
  async stop(): Promise<void> {
    this.isStopped = true;
    clearTimeout(this.timer);
    await this.round;
  }

  private async runWhileWoken(): Promise<void> {
    clearTimeout(this.timer);
    while (this.isWoken && !this.isStopped) {
      this.isWoken = false;
      if (await this.runOnce()) this.isWoken = true;
    }
    this.round = undefined;
    if (!this.isStopped) {
      this.timer = setTimeout(() => {
        this.wake();
      }, this.options.intervalMs);
    }
  }

  private async runOnce(): Promise<boolean> {
    try {
      return await this.options.work();
    } catch (error) {
      this.options.onFailure(errorCodeOf(error));
      return false;
    }
  }
}
