import type { NestFastifyApplication } from '@nestjs/platform-fastify';

/**
 * One line for each request, with the route instead of the address: ids in a citizen's URL open a payment,
 * and query strings carry what people search and what the bank signs.
 */
export function logRequests(app: NestFastifyApplication): void {
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onResponse', (request, reply, done) => {
      const entry = {
        method: request.method,
        route: request.routeOptions.url ?? '(none)',
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime * 10) / 10,
      };
      request.log.info(entry, 'request');
      done();
    });
}
