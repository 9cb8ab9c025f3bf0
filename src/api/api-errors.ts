import type { FastifyReply } from 'fastify';
import type { ErrorArea } from '../shared/http/error-page.filter.js';
import { ApiProblem, type ProblemCode, PROBLEMS } from './http/problem.js';

const API_PATH = /^\/api(?:[/?]|$)/;

/** Failures below /api, as programs read them (RFC 9457). */
export const apiErrors: ErrorArea = {
  owns: ({ url }) => API_PATH.test(url),
  send: answer,
};

async function answer(reply: FastifyReply, error: unknown, status: number): Promise<void> {
  const problem = error instanceof ApiProblem ? error : new ApiProblem(codeOf(status), adviceOf(status));
  const { code, detail, extras } = problem;
  if (PROBLEMS[code].status === 401) reply.header('www-authenticate', 'Bearer realm="Porta dei Pagamenti"');
  if (extras.retryAfterSeconds !== undefined) reply.header('retry-after', extras.retryAfterSeconds);
  const { title } = PROBLEMS[code];
  const body = { type: 'about:blank', title, status: PROBLEMS[code].status, detail, code, requestId: reply.request.id };
  await reply
    .status(PROBLEMS[code].status)
    .type('application/problem+json')
    .send(JSON.stringify(extras.errors === undefined ? body : { ...body, errors: extras.errors }));
}

/** The code of a failure that is not ours: the framework's, or one that nobody foresaw. */
function codeOf(status: number): ProblemCode {
  switch (status) {
    case 404:
    case 405:
      return 'not-found';
    case 413:
      return 'too-large';
    case 415:
      return 'unsupported-media-type';
    case 429:
      return 'too-many-requests';
    case 503:
      return 'unavailable';
    default:
      return status >= 500 ? 'internal-error' : 'malformed-request';
  }
}

function adviceOf(status: number): string {
  if (status >= 500)
    return 'Nothing was lost: send the same request again later. Quote requestId when you ask for help.';
  return 'See /api/v1/documentazione.';
}
