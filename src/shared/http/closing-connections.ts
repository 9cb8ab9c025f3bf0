import type { NestFastifyApplication } from '@nestjs/platform-fastify';

/**
 * Answers that are given while the process ends take their connection with them. Browsers and balancers would
 * otherwise keep it open for the next request, and the process would wait for that until its time to close is over.
 */
export function closeConnectionsAtEnd(app: NestFastifyApplication): void {
  const fastify = app.getHttpAdapter().getInstance();
  let isClosing = false;
  fastify.addHook('preClose', (done) => {
    isClosing = true;
    done();
  });
  fastify.addHook('onSend', (_request, reply, payload, done) => {
    if (isClosing) reply.header('connection', 'close');
    done(null, payload);
  });
}
