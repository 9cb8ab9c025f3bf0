import type { Database } from '../database.js';
import type { NewJob } from '../queue/job-queue.js';
import { QueueFiller, type QueueFillerOptions, type Turn } from '../queue/queue-filler.js';
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

export interface FillerOptions extends Pick<QueueFillerOptions<HandedOver, SendJobData>, 'clock' | 'queue' | 'log'> {
  readonly database: Database;
  readonly lines: readonly DeliveryLine[];
  /** Time between two looks when nobody wakes it, in milliseconds. */
  readonly pollMs?: number;
}

const POLL_MS = 5_000;

/** Hands what is due and unsent to the queue. */
export class DeliveryFiller extends QueueFiller<HandedOver, SendJobData> {
  constructor({ database, lines, pollMs = POLL_MS, ...options }: FillerOptions) {
    const work = lines.map(({ life, jobOf }) => ({
      handOver: (turn: Turn) => handOverDue(database, life, turn),
      takeBack: (pieces: readonly HandedOver[], dueAt: Date) =>
        takeBack(
          database,
          life,
          pieces.map(({ id }) => id),
          dueAt,
        ),
      jobOf,
    }));
    super({ ...options, name: 'messages', work, pollMs });
  }
}
