import type { EnteEnvironment } from '../../../env.js';
import { paths, routes } from '../paths.js';
import type { AssetUrls } from './asset-manifest.js';

/** What every page knows without being told: the body, the addresses of the fixed pages and of the assets. */
export interface Site {
  readonly portalName: string;
  readonly ente: EnteEnvironment;
  /** The body's own telephone as a link: without spaces. */
  readonly phoneHref: string;
  readonly assets: AssetUrls;
  readonly links: Readonly<Record<'home' | 'lookup' | 'privacy' | 'accessibility' | 'live', string>>;
}

const PORTAL_NAME = 'Porta dei Pagamenti';

/** Describes the site once, at start. */
export function describeSite(ente: EnteEnvironment, assets: AssetUrls): Site {
  return {
    portalName: PORTAL_NAME,
    ente,
    phoneHref: telephoneHref(ente.phone),
    assets,
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
