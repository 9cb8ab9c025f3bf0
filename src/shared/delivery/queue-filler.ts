import type { Clock } from '../clock.js';
import type { Database } from '../database.js';
import { errorCodeOf } from '../error-code.js';
import type { JobQueue, NewJob } from '../queue/job-queue.js';
import { WakeableLoop } from '../wakeable-loop.js';
import { type DeliveryLife, type HandedOver, handOverDue, takeBack } from './delivery-life.js';

/** An id only: everything else is read from PostgreSQL when the job runs. */
export interface SendJobData {
  readonly deliveryId: number;
}

/** One kind of deliveries that go through the queue, and the job that sends one. */
export interface DeliveryLine {
  readonly life: DeliveryLife;
  readonly jobOf: (handedOver: HandedOver) => NewJob<SendJobData>;
}

export interface FillerOptions {
  readonly database: Database;
  readonly clock: Clock;
  readonly queue: Pick<JobQueue<SendJobData>, 'addAll' | 'waitingCount'>;
  readonly lines: readonly DeliveryLine[];
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
export class QueueFiller {
  private readonly loop: WakeableLoop;

  constructor(private readonly options: FillerOptions) {
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
    const { queue, lines } = this.options;
    // Asked first: when the queue does not answer, nothing is handed over and no attempt is spent.
    if ((await queue.waitingCount()) >= MAX_WAITING_JOBS) return false;
    const handedOver = [];
    for (const line of lines) handedOver.push(await this.handOver(line));
    return handedOver.some((count) => count === BATCH_SIZE);
  }

  private async handOver({ life, jobOf }: DeliveryLine): Promise<number> {
    const { database, clock, queue } = this.options;
    const now = clock.now();
    const due = await handOverDue(database, life, { now, turnEndsAt: after(now, QUEUE_TURN_MS), limit: BATCH_SIZE });
    if (due.length === 0) return 0;
    try {
      await queue.addAll(due.map(jobOf));
    } catch (error) {
      await this.giveBack(
        life,
        due.map(({ id }) => id),
      );
      throw error;
    }
    return due.length;
  }

  /** Best effort: what is not given back becomes due by itself when its turn is over. */
  private async giveBack(life: DeliveryLife, ids: readonly number[]): Promise<void> {
    const { database, clock, log } = this.options;
    await takeBack(database, life, ids, after(clock.now(), RETRY_ADD_MS)).catch((error: unknown) => {
      log.warn(`messages wait for their turn to end: ${errorCodeOf(error)}`);
    });
  }
}

function after(instant: Date, pauseMs: number): Date {
  return new Date(instant.getTime() + pauseMs);
}
