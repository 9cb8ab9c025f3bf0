import { HttpException } from '@nestjs/common';

/** Stable: programs decide by them. Each with its status and what it means in a word. */
export const PROBLEMS = {
  'malformed-request': { status: 400, title: 'The request cannot be read' },
  'key-missing': { status: 401, title: 'No key was sent' },
  'key-unknown': { status: 401, title: 'The key is not known' },
  'key-expired': { status: 401, title: 'The key has expired' },
  'key-revoked': { status: 401, title: 'The key was revoked' },
  'scope-missing': { status: 403, title: 'The key may not do this' },
  'service-not-allowed': { status: 403, title: 'The key is not for this service' },
  'not-found': { status: 404, title: 'There is nothing here' },
  'external-id-reused': { status: 409, title: 'The external id belongs to another request' },
  'too-large': { status: 413, title: 'The request is too large' },
  'unsupported-media-type': { status: 415, title: 'The request is not JSON' },
  'invalid-data': { status: 422, title: 'Some data are not accepted' },
  'too-many-requests': { status: 429, title: 'The key asks too often' },
  'internal-error': { status: 500, title: 'Something went wrong here' },
  unavailable: { status: 503, title: 'The service is away for a moment' },
} as const satisfies Readonly<Record<string, { readonly status: number; readonly title: string }>>;

export type ProblemCode = keyof typeof PROBLEMS;

/** What is wrong with one value of the request. */
export interface FieldProblem {
  /** Where it stands in the body (RFC 6901). */
  readonly pointer: string;
  readonly code: string;
  readonly message: string;
}

interface ProblemExtras {
  readonly errors?: readonly FieldProblem[];
  readonly retryAfterSeconds?: number;
}

/** A refusal that is answered as `application/problem+json` (RFC 9457). */
export class ApiProblem extends HttpException {
  constructor(
    readonly code: ProblemCode,
    readonly detail: string,
    readonly extras: ProblemExtras = {},
  ) {
    super(code, PROBLEMS[code].status);
  }
}
