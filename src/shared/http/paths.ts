import type { Language } from '../i18n/language.js';

/**
 * Every address of the portal, by name. Controllers declare their routes with `routes`, everything that
 * builds a link, a redirect or an address for the bank uses `paths`: nothing else writes a URL by hand.
 */
export const routes = {
  home: '/',
  service: '/servizi/:slug',
  review: '/servizi/:slug/riepilogo',
  edit: '/servizi/:slug/modifica',
  payments: '/pagamenti',
  prepared: '/da-pagare/:id',
  preparedReview: '/da-pagare/:id/riepilogo',
  preparedEdit: '/da-pagare/:id/modifica',
  connecting: '/pagamenti/:id/collegamento',
  outcome: '/pagamenti/:id/esito',
  retry: '/pagamenti/:id/riprova',
  receiptRequest: '/pagamenti/:id/ricevuta',
  receiptPdf: '/pagamenti/:id/ricevuta.pdf',
  concluded: '/pagamenti/:id/conclusa',
  receiptResend: '/pagamenti/:id/conclusa/reinvia',
  bankReturn: '/banca/ritorno/:gateway',
  bankNotification: '/banca/notifica/:gateway',
  verify: '/verifica/:code',
  lookup: '/dove-e-il-mio-pagamento',
  lookupReceipt: '/dove-e-il-mio-pagamento/ricevuta',
  lookupResumeLink: '/dove-e-il-mio-pagamento/collegamento',
  language: '/lingua/:code',
  privacy: '/privacy',
  accessibility: '/accessibilita',
  healthLive: '/health/live',
  healthReady: '/health/ready',
  metrics: '/metrics',
} as const;

/** Paths (without scheme and host) for the given ids; ids are URL-safe by construction, slugs too. */
export const paths = {
  home: (): string => '/',
  service: (slug: string): string => `/servizi/${slug}`,
  review: (slug: string): string => `/servizi/${slug}/riepilogo`,
  edit: (slug: string): string => `/servizi/${slug}/modifica`,
  payments: (): string => '/pagamenti',
  /** What another program has prepared for a citizen to pay. */
  prepared: (preparedId: string): string => `/da-pagare/${preparedId}`,
  preparedReview: (preparedId: string): string => `/da-pagare/${preparedId}/riepilogo`,
  preparedEdit: (preparedId: string): string => `/da-pagare/${preparedId}/modifica`,
  connecting: (publicId: string): string => `/pagamenti/${publicId}/collegamento`,
  outcome: (publicId: string): string => `/pagamenti/${publicId}/esito`,
  retry: (publicId: string): string => `/pagamenti/${publicId}/riprova`,
  receiptRequest: (publicId: string): string => `/pagamenti/${publicId}/ricevuta`,
  receiptPdf: (publicId: string): string => `/pagamenti/${publicId}/ricevuta.pdf`,
  concluded: (publicId: string): string => `/pagamenti/${publicId}/conclusa`,
  receiptResend: (publicId: string): string => `/pagamenti/${publicId}/conclusa/reinvia`,
  bankReturn: (gateway: string): string => `/banca/ritorno/${gateway}`,
  bankNotification: (gateway: string): string => `/banca/notifica/${gateway}`,
  verify: (code: string): string => `/verifica/${code}`,
  lookup: (): string => '/dove-e-il-mio-pagamento',
  lookupReceipt: (): string => '/dove-e-il-mio-pagamento/ricevuta',
  lookupResumeLink: (): string => '/dove-e-il-mio-pagamento/collegamento',
  /** Sets the language and goes back to `from`, a path of ours. */
  language: (language: Language, from: string): string => `/lingua/${language}?da=${encodeURIComponent(from)}`,
  /** The same address of a form, asked to answer in a language. */
  inLanguage: (path: string, language: Language): string => `${path}?lingua=${language}`,
  privacy: (): string => '/privacy',
  accessibility: (): string => '/accessibilita',
} as const;

/** The absolute address of `path` as citizens and the bank see it. */
export function absoluteUrl(publicUrl: URL, path: string): URL {
  return new URL(path, publicUrl);
}
