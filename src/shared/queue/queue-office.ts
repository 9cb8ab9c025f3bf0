import { Inject, Injectable, Logger } from '@nestjs/common';
import type { Job, Queue } from 'bullmq';
import type { Environment } from '../../env.js';
import { ENVIRONMENT } from '../core.module.js';
import { errorCodeOf } from '../error-code.js';
import { bounded } from './bounded.js';
import { openQueue } from './queue-backend.js';

/** A job that a worker could not do. */
export interface FailedJob {
  readonly id: string;
  readonly name: string;
  /** A code, or the queue's own words: workers give it nothing else. */
  readonly reason: string;
  /** How often it was begun. */
  readonly starts: number;
  readonly addedAt: Date;
  readonly endedAt: Date | null;
}

/** How many jobs are in each state, and the latest of those that failed. */
export interface QueueState {
  readonly waiting: number;
  readonly active: number;
  readonly delayed: number;
  readonly failed: number;
  readonly failedJobs: readonly FailedJob[];
}

/** `gone`: there is no such job any more. `not-failed`: it is waiting, running or done. */
export type JobResult = 'done' | 'gone' | 'not-failed';

const ANSWER_WITHIN_MS = 4_000;
const CLOSE_WITHIN_MS = 1_000;
const MAX_REASON_LENGTH = 120;

/**
 * The queues as an administrator meets them, from a process that has no other business with them: it connects for one
 * question and leaves. On both backends; every call ends within seconds, also when the backend is down.
 */
@Injectable()
export class QueueOffice {
  private readonly logger = new Logger(QueueOffice.name);

  constructor(@Inject(ENVIRONMENT) private readonly environment: Environment) {}

  /** Where jobs are kept. */
  get backend(): 'redis' | 'postgres' {
    return this.environment.redisUrl === undefined ? 'postgres' : 'redis';
  }

  /** @param limit of the failed jobs, the latest first. Throws when the backend does not answer. */
  async look(name: string, limit: number): Promise<QueueState> {
    return this.at(name, async (queue) => {
      const [counts, jobs] = await Promise.all([
        queue.getJobCounts('waiting', 'active', 'delayed', 'failed'),
        queue.getFailed(0, limit - 1),
      ]);
      const { waiting = 0, active = 0, delayed = 0, failed = 0 } = counts;
      return { waiting, active, delayed, failed, failedJobs: (jobs as Job[]).map(describe) };
    });
  }

  /** Puts a failed job back among those that wait. */
  async retry(name: string, id: string): Promise<JobResult> {
    return this.withFailed(name, id, (job) => job.retry('failed'));
  }

  /** Forgets a failed job. */
  async discard(name: string, id: string): Promise<JobResult> {
    return this.withFailed(name, id, (job) => job.remove());
  }

  private async withFailed(name: string, id: string, act: (job: Job) => Promise<void>): Promise<JobResult> {
    return this.at(name, async (queue) => {
      const job = (await queue.getJob(id)) as Job | undefined;
      if (job === undefined) return 'gone';
      if (!(await job.isFailed())) return 'not-failed';
      await act(job);
      return 'done';
    });
  }

  private async at<Result>(name: string, work: (queue: Queue) => Promise<Result>): Promise<Result> {
    const queue = openQueue(this.environment, name);
    queue.on('error', (error) => {
      this.logger.warn(`queue ${name}: ${errorCodeOf(error)}`);
    });
    try {
      await bounded(queue.waitUntilReady(), ANSWER_WITHIN_MS);
      return await bounded(work(queue), ANSWER_WITHIN_MS);
    } finally {
      await bounded(queue.close(), CLOSE_WITHIN_MS).catch(() => undefined);
    }
  }
}

function describe(job: Job): FailedJob {
  return {
    id: job.id ?? '',
    name: job.name,
    reason: job.failedReason.slice(0, MAX_REASON_LENGTH),
    starts: job.attemptsStarted,
    addedAt: new Date(job.timestamp),
    endedAt: job.finishedOn === undefined ? null : new Date(job.finishedOn),
  };
}
