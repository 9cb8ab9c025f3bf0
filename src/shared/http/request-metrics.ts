import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { type Histogram, Metrics } from '../metrics/metrics.js';

const DURATION: Histogram<{ method: string; route: string; status: string }> = {
  name: 'porta_http_request_duration_seconds',
  help: 'Time from the request to the end of its answer, by route (never by address)',
  labels: ['method', 'route', 'status'],
  buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
};
const METHODS = new Set(['GET', 'HEAD', 'POST']);
const MS_PER_SECOND = 1_000;

/** Measures each answer. Whatever a stranger sends, the labels stay few: known methods, routes that exist, statuses. */
export function measureRequests(app: NestFastifyApplication): void {
  const metrics = app.get(Metrics);
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onResponse', (request, reply, done) => {
      const method = METHODS.has(request.method) ? request.method : 'other';
      const route = request.routeOptions.url ?? '(none)';
      const labels = { method, route, status: String(reply.statusCode) };
      metrics.observe(DURATION, labels, reply.elapsedTime / MS_PER_SECOND);
      done();
    });
}
