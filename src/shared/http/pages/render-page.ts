import type { FastifyReply } from 'fastify';
import { frameOf } from './frame.js';
import type { Page } from './page.js';
import type { View } from './view.js';

/**
 * Sends `page` through its view, inside the portal's layout, with the status that `reply` already has:
 * `renderPage(reply.status(422), formView, page)`. The types refuse a page that is not this view's own.
 */
export async function renderPage<PageType extends Page>(
  reply: FastifyReply,
  view: View<PageType>,
  page: NoInfer<PageType>,
): Promise<void> {
  await reply.type('text/html; charset=utf-8').send(await pageHtml(reply, view, page));
}

/** The same page as text, for the few that are worth keeping ready: the home page, the empty forms. */
export function pageHtml<PageType extends Page>(
  reply: FastifyReply,
  view: View<PageType>,
  page: NoInfer<PageType>,
): Promise<string> {
  return reply.viewAsync(view.template, { ...page, frame: frameOf(page) });
}
