import { createHash } from 'node:crypto';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { routes } from './paths.js';

/**
 * Pages that show nothing of anybody. A browser may keep them as long as it asks whether they changed; and it puts back
 * what was typed there when the citizen comes back to them, which it does not do with pages that it must not store.
 */
const PUBLIC_ROUTES: ReadonlySet<string> = new Set([
  routes.home,
  routes.service,
  routes.lookup,
  routes.privacy,
  routes.accessibility,
]);
const SECRET_ROUTES = /^\/(pagamenti|da-pagare|verifica|banca|admin)/;

/**
 * Every answer says how it may be kept: personal pages not at all, and out of search engines; public ones with a mark
 * (ETag) by which a browser that has them learns that they are still good (304).
 */
export function setCaching(app: NestFastifyApplication): void {
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onSend', (request, reply, payload, done) => {
      const isPublic = isPublicPage(request, reply);
      if (!reply.hasHeader('cache-control')) reply.header('cache-control', isPublic ? 'no-cache' : 'no-store');
      if (SECRET_ROUTES.test(request.routeOptions.url ?? '')) reply.header('x-robots-tag', 'noindex, nofollow');
      done(null, isPublic && typeof payload === 'string' ? unlessKnown(request, reply, payload) : payload);
    });
}

function isPublicPage({ method, routeOptions }: FastifyRequest, { statusCode }: FastifyReply): boolean {
  return statusCode === 200 && (method === 'GET' || method === 'HEAD') && PUBLIC_ROUTES.has(routeOptions.url ?? '');
}

/** The page with its mark; nothing, and 304, for a browser that has it. Weak, because compression changes the bytes. */
function unlessKnown(request: FastifyRequest, reply: FastifyReply, page: string): string {
  const etag = `W/"${createHash('sha256').update(page).digest('base64url').slice(0, 22)}"`;
  reply.header('etag', etag);
  const known = request.headers['if-none-match']?.split(',').map((mark) => mark.trim());
  if (known === undefined || !(known.includes(etag) || known.includes('*'))) return page;
  reply.code(304);
  return '';
}
