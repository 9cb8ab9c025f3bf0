import type { FastifyError, FastifyInstance } from 'fastify';
import { BankFileRequestError } from '../bank-file/bank-file-request.js';
import { FaultRequestError } from '../faults/read-faults.js';
import type { MessagePages } from './message-pages.js';
import { sendPage } from './send-page.js';

const CONTROL_PREFIX = '/__sim/';

/** Answers what went wrong: pages for browsers, JSON with the reason for the control interface. */
export function registerErrorAnswers(app: FastifyInstance, messages: MessagePages): void {
  app.setNotFoundHandler((request, reply) =>
    request.url.startsWith(CONTROL_PREFIX)
      ? reply.code(404).send({ error: 'not found' })
      : sendPage(reply, 404, messages.notFound()),
  );
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const statusCode = statusOf(error);
    if (statusCode >= 500) request.log.error({ err: error }, 'request failed');
    return request.url.startsWith(CONTROL_PREFIX)
      ? reply.code(statusCode).send({ error: statusCode >= 500 ? 'internal error' : error.message })
      : sendPage(reply, statusCode, statusCode >= 500 ? messages.failure() : messages.invalidAction());
  });
}

function statusOf(error: FastifyError): number {
  if (error instanceof FaultRequestError || error instanceof BankFileRequestError) return 400;
  return error.statusCode ?? 500;
}
