import type { Clock } from '../../shared/clock.js';
import type { Database } from '../../shared/database.js';
import { errorCodeOf } from '../../shared/error-code.js';
import { WakeableLoop } from '../../shared/wakeable-loop.js';
import type { JobQueue } from '../../shared/queue/job-queue.js';
import { DELIVERY_KINDS, type DeliveryKind } from '../persistence/delivery-life.js';
import { handOverDue, takeBack } from '../persistence/delivery-table.js';
import { sendJob, type SendJobData } from './delivery-queue.js';

export interface ReconcilerOptions {
  readonly database: Database;
  readonly clock: Clock;
  readonly queue: Pick<JobQueue<SendJobData>, 'addAll' | 'waitingCount'>;
  readonly log: { warn(message: string): void };
  /** Time between two looks when nobody wakes it, in milliseconds. */
  readonly pollMs?: number;
}

const POLL_MS = 5_000;
const BATCH_SIZE = 100;
/** Enough work for every worker; what waits beyond it waits in PostgreSQL, where nothing is lost. */
const MAX_WAITING_JOBS = 200;
/** How long a job may take to be run before it counts as lost. */
const QUEUE_TURN_MS = 5 * 60_000;
const RETRY_ADD_MS = 10_000;

/**
 * The only one who fills the queue. It hands over what is due and unsent in PostgreSQL: new deliveries, retries,
 * jobs that a flushed Redis or a dead worker lost. So the queue may forget everything at any time.
 */
export class DeliveryReconciler {
  private readonly loop: WakeableLoop;

  constructor(private readonly options: ReconcilerOptions) {
    this.loop = new WakeableLoop({
      intervalMs: options.pollMs ?? POLL_MS,
      work: () => this.runRound(),
      onFailure: (code) => {
        options.log.warn(`messages could not be queued: ${code}`);
      },
    });
  }

  start(): void {
    this.loop.start();
  }

  /** There is something new to send. */
  wake(): void {
    this.loop.wake();
  }

  async stop(): Promise<void> {
    await this.loop.stop();
  }

  private async runRound(): Promise<boolean> {
    const { queue } = this.options;
    // Asked first: when the queue does not answer, nothing is handed over and no attempt is spent.
    if ((await queue.waitingCount()) >= MAX_WAITING_JOBS) return false;
    const handedOver = [];
    for (const kind of DELIVERY_KINDS) handedOver.push(await this.handOver(kind));
    return handedOver.some((count) => count === BATCH_SIZE);
  }

  private async handOver(kind: DeliveryKind): Promise<number> {
    const { database, clock, queue } = this.options;
    const now = clock.now();
    const due = await handOverDue(database, kind, { now, turnEndsAt: after(now, QUEUE_TURN_MS), limit: BATCH_SIZE });
    if (due.length === 0) return 0;
    try {
      await queue.addAll(due.map(sendJob));
    } catch (error) {
      await this.giveBack(
        kind,
        due.map(({ id }) => id),
      );
      throw error;
    }
    return due.length;
  }

  /** Best effort: what is not given back becomes due by itself when its turn is over. */
  private async giveBack(kind: DeliveryKind, ids: readonly number[]): Promise<void> {
    const { database, clock, log } = this.options;
    await takeBack(database, kind, ids, after(clock.now(), RETRY_ADD_MS)).catch((error: unknown) => {
      log.warn(`messages wait for their turn to end: ${errorCodeOf(error)}`);
    });
  }
}

function after(instant: Date, pauseMs: number): Date {
  return new Date(instant.getTime() + pauseMs);
}
