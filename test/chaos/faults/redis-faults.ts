import { until } from '../../support/until.js';
import type { SeenPage } from '../../support/citizen.js';
import type { Strike } from './strike.js';

const REFUSED_WITHIN_MS = 30_000;

/** Redis is gone while the payment is made and until its receipt waits. */
export function restartRedis(strike: Strike): Promise<SeenPage> {
  const { redis } = strike.site;
  return strike.parts.storms.run(async () => {
    await redis.kill();
    try {
      const page = await strike.pay();
      await strike.receiptWaits().then(
        () => {
          strike.struck();
        },
        () => undefined,
      );
      return page;
    } finally {
      await redis.launch();
    }
  });
}

/** Redis forgets everything as soon as it has the job. */
export function flushRedis(strike: Strike): Promise<SeenPage> {
  strike.trap('after-add', strike.parts.order.publicId, async () => {
    await strike.site.redis.flush();
    strike.struck();
  });
  return strike.pay();
}

/** Redis has no room, and refuses instead of evicting, until it has refused something. */
export function fillRedis(strike: Strike): Promise<SeenPage> {
  const { site } = strike;
  return strike.parts.storms.run(async () => {
    await site.redis.fill();
    const before = site.redisRefusals;
    try {
      const page = await strike.pay();
      await until('Redis refuses', () => site.redisRefusals > before, REFUSED_WITHIN_MS).then(
        () => {
          strike.struck();
        },
        () => undefined,
      );
      return page;
    } finally {
      await site.redis.relieve();
    }
  });
}
