import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

/**
 * Browsers open connections in advance, for a request that may never come. Node does not count those among the idle
 * ones when a server closes: a single one would hold up the end of the process until its time to close is over.
 * So they are followed here until their first request, and broken off when the process ends.
 */
export function endUnusedConnections(app: NestFastifyApplication): void {
  const unused = new Set<Socket>();
  let isClosing = false;
  app
    .getHttpServer()
    .on('connection', (socket: Socket) => {
      if (isClosing) {
        socket.destroy();
        return;
      }
      unused.add(socket);
      socket.once('close', () => unused.delete(socket));
    })
    .on('request', ({ socket }: IncomingMessage) => unused.delete(socket));
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('preClose', (done) => {
      isClosing = true;
      for (const socket of unused) socket.destroy();
      done();
    });
}
