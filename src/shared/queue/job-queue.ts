import { type ConnectionOptions, type JobsOptions, Queue } from 'bullmq';
import { errorCodeOf } from '../error-code.js';
import { bounded } from './bounded.js';

/** A job to add. The data holds ids only: queues are kept in clear text. */
export interface NewJob<Data> {
  /** Neither digits only nor with a colon, which BullMQ refuses; the same id twice counts once. */
  readonly id: string;
  readonly name: string;
  readonly data: Data;
}

const ANSWER_WITHIN_MS = 5_000;
const CLOSE_WITHIN_MS = 5_000;

// Tries, pauses and outcomes are kept by whoever adds the job; BullMQ runs it once and keeps a short memory of it.
const JOB_OPTIONS: JobsOptions = {
  attempts: 1,
  removeOnComplete: { age: 3_600, count: 1_000 },
  removeOnFail: { age: 7 * 24 * 3_600, count: 1_000 },
};

/** The adding end of a BullMQ queue. Every call ends within seconds, also when the backend is down. */
export class JobQueue<Data extends object> {
  private readonly queue: Queue;

  constructor(
    name: string,
    connection: ConnectionOptions,
    private readonly log: { warn(message: string): void },
  ) {
    this.queue = new Queue(name, { connection, defaultJobOptions: JOB_OPTIONS });
    this.queue.on('error', (error) => {
      this.log.warn(`queue ${name}: ${errorCodeOf(error)}`);
    });
  }

  /** Adds all of them or throws; an id that is already there is silently left as it is. */
  async addAll(jobs: readonly NewJob<Data>[]): Promise<void> {
    const entries = jobs.map((job) => ({ name: job.name, data: job.data, opts: { jobId: job.id } }));
    await bounded(this.queue.addBulk(entries), ANSWER_WITHIN_MS);
  }

  /** Jobs that wait for a worker. Throws when the backend does not answer. */
  async waitingCount(): Promise<number> {
    return bounded(this.queue.getWaitingCount(), ANSWER_WITHIN_MS);
  }

  /** Jobs in each state that an operator cares about. Throws when the backend does not answer. */
  async countByState(): Promise<Readonly<Record<string, number>>> {
    return bounded(this.queue.getJobCounts('waiting', 'active', 'delayed', 'failed'), ANSWER_WITHIN_MS);
  }

  async close(): Promise<void> {
    // Closing waits for a connection that may never come; the process must be able to stop without it.
    await bounded(this.queue.close(), CLOSE_WITHIN_MS).catch((error: unknown) => {
      this.log.warn(`queue did not close: ${errorCodeOf(error)}`);
    });
  }
}
