import type { FastifyReply } from 'fastify';
import { textsIn } from '../shared/i18n/texts.js';
import { frameOf } from '../shared/http/pages/frame.js';
import type { Page } from '../shared/http/pages/page.js';
import type { View } from '../shared/http/pages/view.js';
import { formTokenFor } from './access/form-tokens.js';
import { adminPaths } from './admin-paths.js';
import { navigationFor, type NavigationLink } from './navigation.js';
import { roleLabel } from '../shared/staff-role-labels.js';

declare module 'fastify' {
  interface FastifyReply {
    /** As `viewAsync`, in the back office's layout. */
    adminViewAsync(template: string, page: object): Promise<string>;
  }
}

/** What the back office's layout prints around a page. */
interface AdminFrame {
  /** Whoever is signed in; null on the way in. */
  readonly staff: { readonly name: string; readonly role: string } | null;
  readonly navigation: readonly NavigationLink[];
  readonly links: { readonly home: string; readonly profile: string; readonly signOut: string };
  /** The hidden field `_csrf` of every form of the page. */
  readonly csrfToken: string;
}

/** Sends a page of the back office, with the status that `reply` already has. In its forms: `{{> admin/token ...}}`. */
export async function renderAdminPage<PageType extends Page>(
  reply: FastifyReply,
  view: View<PageType>,
  page: NoInfer<PageType>,
): Promise<void> {
  // Staff work in Italian, whatever language their browser uses as a citizen.
  const frame = frameOf(page, textsIn('it'), reply.request.url);
  const html = await reply.adminViewAsync(view.template, { ...page, frame, ...adminFrame(reply) });
  await reply.type('text/html; charset=utf-8').send(html);
}

function adminFrame(reply: FastifyReply): AdminFrame {
  const { request } = reply;
  const account = request.staff?.account;
  return {
    staff: account === undefined ? null : { name: account.fullName, role: roleLabel(account.role) },
    navigation: account === undefined ? [] : navigationFor(account.role, request.url.split('?', 1)[0] ?? ''),
    links: { home: adminPaths.home(), profile: adminPaths.profile(), signOut: adminPaths.signOut() },
    csrfToken: formTokenFor(reply, request),
  };
}
