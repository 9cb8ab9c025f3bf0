import { Redis } from 'ioredis';
import { EnvironmentError } from '../../env.js';
import { bounded } from './bounded.js';

/** What a queue needs to know of a Redis. */
export interface RedisSettings {
  /** `maxmemory-policy`. */
  readonly evictionPolicy: string;
  /** Whether it writes an append-only file, so that a restart forgets nothing. */
  readonly keepsJournal: boolean;
}

const ANSWER_WITHIN_MS = 5_000;

/**
 * Refuses a Redis that may evict keys when its memory is full: it would drop jobs without a word.
 *
 * Returns false, without a verdict, when Redis does not answer: the application starts without it, and the jobs
 * wait in PostgreSQL. Throws an {@link EnvironmentError} when the policy is not `noeviction`.
 */
export async function requireNoEviction(redisUrl: string): Promise<boolean> {
  const settings = await readRedisSettings(redisUrl);
  if (settings === undefined) return false;
  const { evictionPolicy } = settings;
  if (evictionPolicy !== 'noeviction') {
    throw new EnvironmentError(
      'REDIS_URL',
      `that Redis has maxmemory-policy ${evictionPolicy}; a queue needs noeviction`,
    );
  }
  return true;
}

/** Undefined when Redis does not answer. INFO and not CONFIG, which managed services forbid. */
export async function readRedisSettings(redisUrl: string): Promise<RedisSettings | undefined> {
  const redis = new Redis(redisUrl, { lazyConnect: true, retryStrategy: () => null, maxRetriesPerRequest: 0 });
  redis.on('error', () => undefined);
  try {
    const [memory, persistence] = await bounded(
      Promise.all([redis.info('memory'), redis.info('persistence')]),
      ANSWER_WITHIN_MS,
    );
    const evictionPolicy = /^maxmemory_policy:(\S+)/m.exec(memory)?.[1];
    if (evictionPolicy === undefined) return undefined;
    return { evictionPolicy, keepsJournal: /^aof_enabled:1/m.test(persistence) };
  } catch {
    return undefined;
  } finally {
    redis.disconnect();
  }
}
