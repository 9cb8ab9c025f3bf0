import type { Socket } from 'node:net';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { routes } from './paths.js';

const HEALTH: ReadonlySet<string | undefined> = new Set([routes.healthLive, routes.healthReady]);

/**
 * Lets the process end as soon as it has answered. Connections that browsers open in advance and never use are cut
 * (Node does not count those among the idle ones), and answers that are given while it ends take their connection
 * with them: browsers and balancers would keep both open, and the process would wait until its time to close is over.
 * A form that still arrives on an open connection is answered, not turned away: what was typed in it would be lost.
 * Only the questions after our health are told that it is over, so that balancers, and our pages, send nothing more.
 */
export function closeConnectionsAtEnd(app: NestFastifyApplication): void {
  const fastify = app.getHttpAdapter().getInstance();
  const unused = new Set<Socket>();
  let isClosing = false;
  fastify.server.on('connection', (socket: Socket) => {
    if (isClosing) {
      socket.destroy();
      return;
    }
    unused.add(socket);
    socket.once('close', () => unused.delete(socket));
  });
  fastify.server.on('request', ({ socket }: { socket: Socket }) => unused.delete(socket));
  fastify.addHook('preClose', (done) => {
    isClosing = true;
    for (const socket of unused) socket.destroy();
    done();
  });
  fastify.addHook('onRequest', (request, reply, done) => {
    if (isClosing && HEALTH.has(request.routeOptions.url)) void reply.status(503).send({ status: 'closing' });
    else done();
  });
  fastify.addHook('onSend', (_request, reply, payload, done) => {
    if (isClosing) reply.header('connection', 'close');
    done(null, payload);
  });
}
