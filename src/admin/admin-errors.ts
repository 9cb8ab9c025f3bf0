import type { FastifyReply } from 'fastify';
import type { ErrorArea } from '../shared/http/error-page.filter.js';
import { FormExpired, GoElsewhere } from './access/access.errors.js';
import { adminErrorPage, adminErrorView } from './http/error.page.js';
import { renderAdminPage } from './render-admin-page.js';

const STAFF_PATH = /^\/admin(?:[/?]|$)/;

/** The error pages below /admin, in its own layout and words; and the ways on that are not errors to see. */
export const adminErrors: ErrorArea = {
  owns: ({ url }) => STAFF_PATH.test(url),
  send: answer,
};

async function answer(reply: FastifyReply, error: unknown, status: number): Promise<void> {
  if (error instanceof GoElsewhere) {
    await reply.redirect(error.path, status);
    return;
  }
  const shown = error instanceof FormExpired ? 'form-expired' : status;
  await renderAdminPage(reply, adminErrorView, adminErrorPage(shown, reply.request));
}
