import type { FastifyReply } from 'fastify';
import type { Order } from '../books/order.js';

/**
 * Sends a page of the bank. It is never stored, loads nothing from elsewhere, and its forms lead to the
 * bank or, through the redirect that follows, to the shop of the order.
 */
export function sendPage(reply: FastifyReply, statusCode: number, html: string, order?: Order): FastifyReply {
  const shop = order === undefined ? [] : [new URL(order.doneUrl).origin, new URL(order.backUrl).origin];
  return reply
    .code(statusCode)
    .header('content-security-policy', contentSecurityPolicy(shop))
    .header('cache-control', 'no-store')
    .header('referrer-policy', 'no-referrer')
    .header('x-content-type-options', 'nosniff')
    .type('text/html; charset=utf-8')
    .send(html);
}

function contentSecurityPolicy(formTargets: readonly string[]): string {
  return [
    "default-src 'self'",
    "base-uri 'none'",
    "object-src 'none'",
    "frame-ancestors 'none'",
    `form-action ${["'self'", ...new Set(formTargets)].join(' ')}`,
  ].join('; ');
}
