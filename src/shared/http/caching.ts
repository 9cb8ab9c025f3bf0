import type { NestFastifyApplication } from '@nestjs/platform-fastify';

/** Pages that show nothing of anybody: a browser may keep them as long as it asks whether they changed. */
const PUBLIC_ROUTES = new Set(['/', '/privacy', '/accessibilita']);
const SECRET_ROUTES = /^\/(pagamenti|verifica|banca)/;

/** Every answer says how it may be kept: personal pages not at all, and out of search engines. */
export function setCaching(app: NestFastifyApplication): void {
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onSend', (request, reply, payload, done) => {
      const route = request.routeOptions.url ?? '';
      if (!reply.hasHeader('cache-control')) {
        reply.header('cache-control', PUBLIC_ROUTES.has(route) && reply.statusCode === 200 ? 'no-cache' : 'no-store');
      }
      if (SECRET_ROUTES.test(route)) reply.header('x-robots-tag', 'noindex, nofollow');
      done(null, payload);
    });
}
