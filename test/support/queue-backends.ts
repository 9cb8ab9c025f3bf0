import { Redis } from 'ioredis';

/** Where BullMQ keeps its jobs in a run of the tests. */
export interface QueueBackend {
  readonly name: string;
  /** Undefined: PostgreSQL. */
  readonly redisUrl: string | undefined;
}

/**
 * PostgreSQL always; Redis too when the run has REDIS_URL. Each Jest worker has a Redis database of its own: test
 * files that run at the same time would otherwise take each other's jobs.
 */
export function queueBackends(): QueueBackend[] {
  const postgres = { name: 'PostgreSQL', redisUrl: undefined };
  const redisUrl = process.env['REDIS_URL'];
  return redisUrl ? [postgres, { name: 'Redis', redisUrl: redisUrlOfThisWorker(redisUrl) }] : [postgres];
}

/** Empties the backend's Redis database; nothing to do for PostgreSQL, where each test file has its own. */
export async function emptyBackend(backend: QueueBackend): Promise<void> {
  if (backend.redisUrl === undefined) return;
  const redis = new Redis(backend.redisUrl);
  await redis.flushdb();
  redis.disconnect();
}

function redisUrlOfThisWorker(redisUrl: string): string {
  const url = new URL(redisUrl);
  url.pathname = `/${process.env['JEST_WORKER_ID'] ?? '1'}`;
  return url.href;
}
