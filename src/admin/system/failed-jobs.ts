import { Injectable } from '@nestjs/common';
import type { AuditActor } from '../../shared/audit-trail/audit-entry.js';
import { AuditTrail } from '../../shared/audit-trail/audit-trail.js';
import { type JobResult, QueueOffice } from '../../shared/queue/queue-office.js';
import type { QueueName } from './queues.js';

/** Why a failed job is forgotten. Codes: the trail holds no free text. */
export const DISCARD_REASONS = ['already-done', 'not-needed', 'defect'] as const;
export type DiscardReason = (typeof DISCARD_REASONS)[number];

export function isDiscardReason(text: string): text is DiscardReason {
  return (DISCARD_REASONS as readonly string[]).includes(text);
}

/** `unreachable`: the queue does not answer, and nothing is known to have been done. */
export type JobChange = JobResult | 'unreachable';

/**
 * What an administrator does about jobs that failed. The queue is no part of our database: the entry of the trail is
 * written once the queue has done it.
 */
@Injectable()
export class FailedJobs {
  constructor(
    private readonly queues: QueueOffice,
    private readonly trail: AuditTrail,
  ) {}

  /** A job that runs again does nothing twice: what it is about keeps its own state in the database. */
  async retry(by: AuditActor, queue: QueueName, id: string): Promise<JobChange> {
    const result = await this.queues.retry(queue, id).catch(() => 'unreachable' as const);
    if (result === 'done') await this.record(by, 'job-retried', id, {});
    return result;
  }

  /** Only the queue forgets it: a message that was not sent is still unsent, and is queued again. */
  async discard(by: AuditActor, queue: QueueName, id: string, reason: DiscardReason): Promise<JobChange> {
    const result = await this.queues.discard(queue, id).catch(() => 'unreachable' as const);
    if (result === 'done') await this.record(by, 'job-discarded', id, { reason });
    return result;
  }

  private async record(
    actor: AuditActor,
    action: 'job-retried' | 'job-discarded',
    id: string,
    data: Readonly<Record<string, string>>,
  ): Promise<void> {
    await this.trail.recordAlone({ actor, action, subject: { kind: 'job', id }, data });
  }
}
