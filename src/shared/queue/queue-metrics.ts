import type { Metric, Metrics } from '../metrics/metrics.js';

export const QUEUE_JOBS: Metric<{ queue: string; state: string }> = {
  name: 'porta_queue_jobs',
  help: 'Jobs in the queue, by state',
  labels: ['queue', 'state'],
};

/** Has a queue's jobs counted whenever the metrics are collected, beside those of the process' other queues. */
export function countJobsWhenCollected(
  metrics: Metrics,
  name: string,
  queue: { countByState(): Promise<Readonly<Record<string, number>>> },
): void {
  metrics.readWhenCollected(QUEUE_JOBS, async () => {
    const counts = Object.entries(await queue.countByState());
    return counts.map(([state, value]) => ({ labels: { queue: name, state }, value }));
  });
}
