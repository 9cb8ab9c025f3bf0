import type { EnteEnvironment } from '../../../env.js';
import { paths, routes } from '../paths.js';
import type { AssetUrls } from './asset-manifest.js';
import type { SiteLook } from './site-look.js';

/** What every page knows without being told: the body, the addresses of the fixed pages and of the assets. */
export interface Site {
  readonly portalName: string;
  readonly ente: EnteEnvironment;
  /** The body's own telephone as a link: without spaces. */
  readonly phoneHref: string;
  readonly assets: AssetUrls;
  readonly look: SiteLook;
  /** Where opinions on the service go: a page of the body's, or a letter to it. */
  readonly feedbackHref: string;
  readonly links: Readonly<Record<'home' | 'lookup' | 'privacy' | 'accessibility' | 'live', string>>;
}

const PORTAL_NAME = 'Porta dei Pagamenti';

/** Describes the site once, at start. */
export function describeSite(ente: EnteEnvironment, assets: AssetUrls, look: SiteLook): Site {
  return {
    portalName: PORTAL_NAME,
    ente,
    phoneHref: telephoneHref(ente.phone),
    assets,
    look,
    feedbackHref: ente.feedbackUrl ?? `mailto:${ente.email}`,
    links: {
      home: paths.home(),
      lookup: paths.lookup(),
      privacy: paths.privacy(),
      accessibility: paths.accessibility(),
      live: routes.healthLive,
    },
  };
}

function telephoneHref(phone: string): string {
  return `tel:${phone.replace(/[^+\d]/g, '')}`;
}
