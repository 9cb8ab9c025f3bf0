import fastifyRateLimit from '@fastify/rate-limit';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

/**
 * Far above a citizen, below a script that guesses. The window is a second, so that an address that sent too much
 * is served again as soon as it sends less.
 */
const MAX_POSTS = 120;
const WINDOW_MS = 1_000;
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
