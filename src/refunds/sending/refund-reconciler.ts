import { Logger } from '@nestjs/common';
import type { Clock } from '../../shared/clock.js';
import { errorCodeOf } from '../../shared/error-code.js';
import type { JobQueue } from '../../shared/queue/job-queue.js';
import { WakeableLoop } from '../../shared/wakeable-loop.js';
import type { RefundStore } from '../persistence/refund.store.js';
import { refundJob, type RefundJobData } from './refund-queue.js';

/** Short, because staff look at the page meanwhile; an empty round is one indexed query. */
const INTERVAL_MS = 2_000;
const BATCH_SIZE = 20;
/** How long a job may take to be run before it counts as lost. */
const QUEUE_TURN_MS = 5 * 60_000;
const RETRY_ADD_MS = 10_000;

/**
 * The only one who fills the queue of refunds. It hands over what is due in PostgreSQL: newly approved, to be tried again,
 * lost with a flushed Redis or a dead worker. So the queue may forget everything at any time.
 */
export class RefundReconciler {
  private readonly logger = new Logger(RefundReconciler.name);
  private readonly loop: WakeableLoop;

  constructor(
    private readonly store: RefundStore,
    private readonly clock: Clock,
    private readonly queue: Pick<JobQueue<RefundJobData>, 'addAll'>,
  ) {
    this.loop = new WakeableLoop({
      intervalMs: INTERVAL_MS,
      work: () => this.runRound(),
      onFailure: (code) => {
        this.logger.warn(`refunds could not be queued: ${code}`);
      },
    });
  }

  start(): void {
    this.loop.start();
  }

  /** Something was approved, or an order is free for its next refund. */
  wake(): void {
    this.loop.wake();
  }

  async stop(): Promise<void> {
    await this.loop.stop();
  }

  private async runRound(): Promise<boolean> {
    const now = this.clock.now();
    const due = await this.store.handOverDue(now, after(now, QUEUE_TURN_MS), BATCH_SIZE);
    if (due.length === 0) return false;
    try {
      await this.queue.addAll(due.map(refundJob));
    } catch (error) {
      await this.giveBack(due.map(({ publicId }) => publicId));
      throw error;
    }
    return due.length === BATCH_SIZE;
  }

  /** Best effort: what is not given back becomes due by itself when its turn is over. */
  private async giveBack(publicIds: readonly string[]): Promise<void> {
    await this.store.takeBack(publicIds, after(this.clock.now(), RETRY_ADD_MS)).catch((error: unknown) => {
      this.logger.warn(`refunds wait for their turn to end: ${errorCodeOf(error)}`);
    });
  }
}

function after(instant: Date, pauseMs: number): Date {
  return new Date(instant.getTime() + pauseMs);
}
