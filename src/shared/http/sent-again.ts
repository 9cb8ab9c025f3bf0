import type { FastifyRequest } from 'fastify';
import { routes } from './paths.js';

/** Citizens' forms. Each may arrive any number of times: it shows a page, or does once what it asks for. */
const REPEATABLE_ROUTES: ReadonlySet<string | undefined> = new Set([
  routes.review,
  routes.edit,
  routes.payments,
  routes.retry,
  routes.receiptRequest,
  routes.receiptResend,
  routes.lookup,
  routes.lookupReceipt,
  routes.lookupResumeLink,
]);

/** Whether the citizen may be offered to send the same form once more. */
export function canSendAgain({ method, routeOptions }: FastifyRequest): boolean {
  return method === 'POST' && REPEATABLE_ROUTES.has(routeOptions.url);
}
