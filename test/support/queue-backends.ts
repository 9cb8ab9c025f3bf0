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

/** Everything that a Redis backend holds, keys and values, as text; empty for PostgreSQL, where it is in tables. */
export async function redisContents({ redisUrl }: QueueBackend): Promise<string> {
  if (redisUrl === undefined) return '';
  const redis = new Redis(redisUrl);
  try {
    const keys = await redis.keys('*');
    const values = await Promise.all(keys.map(async (key) => valueOf(redis, key)));
    return JSON.stringify([keys, values]);
  } finally {
    redis.disconnect();
  }
}

async function valueOf(redis: Redis, key: string): Promise<unknown> {
  switch (await redis.type(key)) {
    case 'hash':
      return redis.hgetall(key);
    case 'list':
      return redis.lrange(key, 0, -1);
    case 'set':
      return redis.smembers(key);
    case 'zset':
      return redis.zrange(key, 0, -1);
    case 'stream':
      return redis.xrange(key, '-', '+');
    default:
      return redis.get(key);
  }
}

function redisUrlOfThisWorker(redisUrl: string): string {
  const url = new URL(redisUrl);
  url.pathname = `/${process.env['JEST_WORKER_ID'] ?? '1'}`;
  return url.href;
}
