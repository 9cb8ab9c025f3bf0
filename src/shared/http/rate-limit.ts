import fastifyRateLimit from '@fastify/rate-limit';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

/** 30 a second on average, all of them at once if need be: far above a citizen, below a script that guesses. */
const MAX_POSTS = 300;
const WINDOW_MS = 10_000;
const BANK_NOTIFICATIONS = /^\/banca\/notifica\//;

/**
 * Limits the POSTs of one address. The bank's notifications are not limited: they come from few addresses,
 * and one that is turned away may be lost.
 */
export async function limitRate(app: NestFastifyApplication): Promise<void> {
  await app.register(fastifyRateLimit, {
    max: MAX_POSTS,
    timeWindow: WINDOW_MS,
    allowList: (request) => request.method !== 'POST' || BANK_NOTIFICATIONS.test(request.url),
  });
}
