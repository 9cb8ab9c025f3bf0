import { Redis } from 'ioredis';
import { bounded } from './bounded.js';

const ANSWER_WITHIN_MS = 1_000;

/** Whether this Redis answers now, over a connection of its own: the web process keeps none. */
export async function isRedisAnswering(redisUrl: string): Promise<boolean> {
  const redis = new Redis(redisUrl, { lazyConnect: true, retryStrategy: () => null, maxRetriesPerRequest: 0 });
  redis.on('error', () => undefined);
  try {
    await bounded(redis.ping(), ANSWER_WITHIN_MS);
    return true;
  } catch {
    return false;
  } finally {
    redis.disconnect();
  }
}
