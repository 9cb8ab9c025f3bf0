import { Redis } from 'ioredis';
import { EnvironmentError } from '../../env.js';
import { bounded } from './bounded.js';

const ANSWER_WITHIN_MS = 5_000;

/**
 * Refuses a Redis that may evict keys when its memory is full: it would drop jobs without a word.
 *
 * Returns false, without a verdict, when Redis does not answer: the application starts without it, and the jobs
 * wait in PostgreSQL. Throws an {@link EnvironmentError} when the policy is not `noeviction`.
 */
export async function requireNoEviction(redisUrl: string): Promise<boolean> {
  const policy = await readEvictionPolicy(redisUrl);
  if (policy === undefined) return false;
  if (policy !== 'noeviction') {
    throw new EnvironmentError('REDIS_URL', `that Redis has maxmemory-policy ${policy}; a queue needs noeviction`);
  }
  return true;
}

/** INFO and not CONFIG, which managed services forbid. */
async function readEvictionPolicy(redisUrl: string): Promise<string | undefined> {
  const redis = new Redis(redisUrl, { lazyConnect: true, retryStrategy: () => null, maxRetriesPerRequest: 0 });
  redis.on('error', () => undefined);
  try {
    const memory = await bounded(redis.info('memory'), ANSWER_WITHIN_MS);
    return /^maxmemory_policy:(\S+)/m.exec(memory)?.[1];
  } catch {
    return undefined;
  } finally {
    redis.disconnect();
  }
}
