import '@fastify/csrf-protection';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { openUpload } from './uploads.js';

/** The hidden field of every form of the back office. */
export const FORM_TOKEN_FIELD = '_csrf';
/** Whom a token is for before anybody has signed in. */
const ANONYMOUS = 'anonymous';

/** The token that every form of this page must send back; bound to the session that the page was made for. */
export function formTokenFor(reply: FastifyReply, request: FastifyRequest): string {
  return reply.generateCsrf({ userInfo: formUserOf(request) });
}

/** Whether a request that changes something comes from a page of ours, made for this session. */
export async function hasFormToken(request: FastifyRequest): Promise<boolean> {
  if (request.isMultipart()) request.upload = await openUpload(request);
  return new Promise((resolve) => {
    // The plugin answers a wrong token by itself; here the guard answers, so it only has to say which it is.
    const refused = {
      send: () => {
        resolve(false);
      },
    } as unknown as FastifyReply;
    request.server.csrfProtection(request, refused, () => {
      resolve(true);
    });
  });
}

/** The token is looked for in the form alone, never in the address; in a form with a file, before the file. */
export function sentFormToken(request: FastifyRequest): string | undefined {
  const fields = request.upload?.fields ?? request.body;
  const token = (fields as Readonly<Record<string, unknown>> | null | undefined)?.[FORM_TOKEN_FIELD];
  return typeof token === 'string' ? token : undefined;
}

export function formUserOf(request: FastifyRequest): string {
  return request.staff === undefined ? ANONYMOUS : `session:${request.staff.sessionId}`;
}
