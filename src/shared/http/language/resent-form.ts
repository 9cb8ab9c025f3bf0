import type { FastifyRequest } from 'fastify';
import { isLanguage, type Language } from '../../i18n/language.js';
import type { HiddenField } from '../pages/page.js';
import { routes } from '../paths.js';

/** A form sent again only to be answered in another language. */
export interface ResentForm {
  readonly language: Language;
  /** What was typed, as a form would have sent it. */
  readonly body: unknown;
}

/** The field that carries a whole form, so that no second field of the page has the name of one that people fill. */
export const PACKED_FORM = 'dati';
/** The addresses that only look at what they are sent: switching the language never starts anything. */
const RESENT_ROUTES: ReadonlySet<string | undefined> = new Set([routes.review, routes.edit, routes.lookup]);

/**
 * The form of a request whose address asks for a language (`?lingua=en`), unpacked; undefined for any other request.
 */
export function readResentForm({ method, query, body, routeOptions }: FastifyRequest): ResentForm | undefined {
  const { lingua: language } = query as { readonly lingua?: unknown };
  if (method !== 'POST' || !RESENT_ROUTES.has(routeOptions.url) || !isLanguage(language)) return undefined;
  const packed = (body as Readonly<Record<string, unknown>> | null | undefined)?.[PACKED_FORM];
  return { language, body: typeof packed === 'string' ? Object.fromEntries(new URLSearchParams(packed)) : body };
}

/** The value of {@link PACKED_FORM} for these fields. */
export function packForm(fields: readonly HiddenField[]): string {
  return new URLSearchParams(fields.map(({ name, value }): [string, string] => [name, value])).toString();
}
