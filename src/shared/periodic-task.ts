/**
 * Work that repeats with a pause between the end of one run and the start of the next, so that runs never overlap.
 * A run that fails is reported and tried again after the next pause.
 */
export class PeriodicTask {
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> = Promise.resolve();
  private isStopped = true;

  constructor(
    private readonly options: {
      readonly pauseMs: number;
      readonly work: () => Promise<void>;
      readonly onError: (error: unknown) => void;
    },
  ) {}

  start(): void {
    if (!this.isStopped) return;
    this.isStopped = false;
    this.schedule(0);
  }

  /** Starts no further run and waits for the one under way. */
  async stop(): Promise<void> {
    this.isStopped = true;
    clearTimeout(this.timer);
    await this.running;
  }

  private schedule(delayMs: number): void {
    this.timer = setTimeout(() => {
      this.running = this.run();
    }, delayMs);
  }

  private async run(): Promise<void> {
    try {
      await this.options.work();
    } catch (error) {
      this.options.onError(error);
    }
    if (!this.isStopped) this.schedule(this.options.pauseMs);
  }
}
