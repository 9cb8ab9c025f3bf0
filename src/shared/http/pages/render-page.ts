import type { FastifyReply } from 'fastify';
import { textsIn } from '../../i18n/texts.js';
import { frameOf } from './frame.js';
import type { Page } from './page.js';
import type { View } from './view.js';

/**
 * Sends `page` through its view, inside the portal's layout, in the language of the request, with the status that
 * `reply` already has: `renderPage(reply.status(422), formView, page)`. The types refuse a page that is not this
 * view's own. The presenter that made the page was given the {@link Texts} of the same language.
 */
export async function renderPage<PageType extends Page>(
  reply: FastifyReply,
  view: View<PageType>,
  page: NoInfer<PageType>,
): Promise<void> {
  reply.header('content-language', reply.request.language).header('vary', 'Cookie');
  await reply.type('text/html; charset=utf-8').send(await pageHtml(reply, view, page));
}

/**
 * The same page as text, for the few that are worth keeping ready, in each language: the home page, the empty forms.
 */
export function pageHtml<PageType extends Page>(
  reply: FastifyReply,
  view: View<PageType>,
  page: NoInfer<PageType>,
): Promise<string> {
  const { language, url } = reply.request;
  return reply.viewAsync(view.template, { ...page, language, frame: frameOf(page, textsIn(language), url) });
}
