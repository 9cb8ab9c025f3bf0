import { Catch, HttpException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { textsIn } from '../i18n/texts.js';
import { errorPage, errorView } from './pages/error.page.js';
import { renderPage } from './pages/render-page.js';
import { retryPage, retryView } from './pages/retry.page.js';
import { canSendAgain } from './sent-again.js';

/**
 * Codes of a database or a bank that is away for now: worth trying again, unlike a defect. 53 is a server without disk,
 * memory or connections left, 25006 one that only reads, as a replica does until it takes the primary's place.
 */
const AWAY =
  /^(ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENOTFOUND|EPIPE|57P0[123]|53\d{3}|25006|08\d{3}|UNAVAILABLE|OUTCOME_UNKNOWN)$/;
const AWAY_MESSAGE = /timeout exceeded when trying to connect|Connection terminated/;

const RETRY_AFTER_SECONDS = 60;

/** A part of the portal with error pages of its own. */
export interface ErrorArea {
  readonly owns: (request: FastifyRequest, status: number) => boolean;
  /** Answers the request; `status` is what the error comes to. */
  readonly send: (reply: FastifyReply, error: unknown, status: number) => Promise<void>;
}

/** Every failure ends in a page with the right status and an id that is also in the log. */
@Catch()
export class ErrorPageFilter implements ExceptionFilter {
  constructor(private readonly areas: readonly ErrorArea[] = []) {}

  async catch(error: unknown, host: ArgumentsHost): Promise<void> {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const status = statusOf(error);
    if (status >= 500) request.log.error({ err: error, route: request.routeOptions.url }, 'request failed');
    if (reply.sent) return;
    await this.send(reply.status(status), { error, status }, request);
  }

  private async send(
    reply: FastifyReply,
    { error: cause, status }: { error: unknown; status: number },
    request: FastifyRequest,
  ): Promise<void> {
    const texts = textsIn(request.language);
    if (status === 503) reply.header('retry-after', RETRY_AFTER_SECONDS);
    try {
      const area = this.areas.find(({ owns }) => owns(request, status));
      if (area !== undefined) await area.send(reply, cause, status);
      else if (status === 503 && canSendAgain(request)) await renderPage(reply, retryView, retryPage(request));
      else await renderPage(reply, errorView, errorPage(status, request.id, texts));
    } catch (error) {
      request.log.error({ err: error }, 'the error page failed');
      await reply.type('text/plain; charset=utf-8').send(texts.errors.plain({ status, requestId: request.id }));
    }
  }
}

function statusOf(error: unknown): number {
  if (error instanceof HttpException) return error.getStatus();
  const { statusCode, code, message } = error as { statusCode?: unknown; code?: unknown; message?: unknown };
  if (typeof statusCode === 'number' && statusCode >= 400 && statusCode < 500) return statusCode;
  const isAway = AWAY.test(String(code)) || AWAY_MESSAGE.test(String(message));
  return isAway ? 503 : 500;
}
