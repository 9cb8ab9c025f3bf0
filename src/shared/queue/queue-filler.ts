import type { Clock } from '../clock.js';
import { errorCodeOf } from '../error-code.js';
import { WakeableLoop } from '../wakeable-loop.js';
import type { JobQueue, NewJob } from './job-queue.js';

/**
 * What is handed over at a time: up to `limit` pieces due at `now`, whose turn in the queue lasts until `turnEndsAt`.
 */
export interface Turn {
  readonly now: Date;
  readonly turnEndsAt: Date;
  readonly limit: number;
}

/** Work that waits in PostgreSQL until it is due, and the job that does a piece of it. */
export interface DueWork<Piece, Data extends object> {
  readonly handOver: (turn: Turn) => Promise<readonly Piece[]>;
  /** The queue did not take them: they are due again at `dueAt`. */
  readonly takeBack: (pieces: readonly Piece[], dueAt: Date) => Promise<void>;
  readonly jobOf: (piece: Piece) => NewJob<Data>;
}

export interface QueueFillerOptions<Piece, Data extends object> {
  /** As a warning calls the work: "messages". */
  readonly name: string;
  readonly clock: Clock;
  readonly queue: Pick<JobQueue<Data>, 'addAll' | 'waitingCount'>;
  readonly work: readonly DueWork<Piece, Data>[];
  readonly log: { warn(message: string): void };
  /** Time between two looks when nobody wakes it, in milliseconds. */
  readonly pollMs: number;
}

const BATCH_SIZE = 100;
/** Enough work for every worker; what waits beyond it waits in PostgreSQL, where nothing is lost. */
const MAX_WAITING_JOBS = 200;
/** How long a job may take to be run before it counts as lost. */
const QUEUE_TURN_MS = 5 * 60_000;
const RETRY_ADD_MS = 10_000;

/**
 * The only one who fills a queue. It hands over what is due in PostgreSQL: new pieces, retries, jobs that a flushed
 * Redis or a dead worker lost. So the queue may forget everything at any time.
 */
export class QueueFiller<Piece, Data extends object> {
  private readonly loop: WakeableLoop;

  constructor(private readonly options: QueueFillerOptions<Piece, Data>) {
    this.loop = new WakeableLoop({
      intervalMs: options.pollMs,
      work: () => this.runRound(),
      onFailure: (code) => {
        options.log.warn(`${options.name} could not be queued: ${code}`);
      },
    });
  }

  start(): void {
    this.loop.start();
  }

  /** There is something new to do. */
  wake(): void {
    this.loop.wake();
  }

  async stop(): Promise<void> {
    await this.loop.stop();
  }

  private async runRound(): Promise<boolean> {
    const { queue, work } = this.options;
    // Asked first: when the queue does not answer, nothing is handed over and no attempt is spent.
    if ((await queue.waitingCount()) >= MAX_WAITING_JOBS) return false;
    const handedOver = [];
    for (const kind of work) handedOver.push(await this.handOver(kind));
    return handedOver.some((count) => count === BATCH_SIZE);
  }

  private async handOver(kind: DueWork<Piece, Data>): Promise<number> {
    const { clock, queue } = this.options;
    const now = clock.now();
    const due = await kind.handOver({ now, turnEndsAt: after(now, QUEUE_TURN_MS), limit: BATCH_SIZE });
    if (due.length === 0) return 0;
    try {
      await queue.addAll(due.map(kind.jobOf));
    } catch (error) {
      await this.giveBack(kind, due);
      throw error;
    }
    return due.length;
  }

  /** Best effort: what is not given back becomes due by itself when its turn is over. */
  private async giveBack(kind: DueWork<Piece, Data>, pieces: readonly Piece[]): Promise<void> {
    const { name, clock, log } = this.options;
    await kind.takeBack(pieces, after(clock.now(), RETRY_ADD_MS)).catch((error: unknown) => {
      log.warn(`${name} wait for their turn to end: ${errorCodeOf(error)}`);
    });
  }
}

function after(instant: Date, pauseMs: number): Date {
  return new Date(instant.getTime() + pauseMs);
}
