import type { FastifyInstance } from 'fastify';

/**
 * Logs each answer with method, route, status and time. The route is the pattern that matched, so no
 * query, token or card can slip in with the address.
 */
export function logRequests(app: FastifyInstance): void {
  app.addHook('onResponse', (request, reply, done) => {
    const elapsedMs = Math.round(reply.elapsedTime);
    const route = request.routeOptions.url ?? 'none';
    request.log.info({ method: request.method, route, status: reply.statusCode, elapsedMs }, 'answered');
    done();
  });
}
