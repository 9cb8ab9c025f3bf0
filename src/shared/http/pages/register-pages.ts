import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import fastifyStatic from '@fastify/static';
import fastifyView from '@fastify/view';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { EnteEnvironment } from '../../../env.js';
import { findPartials } from '../../handlebars/find-partials.js';
import { compileOptions, createHandlebars } from '../../handlebars/handlebars.js';
import { ARMS_MEDIA_TYPES, type MunicipalArms } from '../../look/municipal-arms.js';
import { ASSETS_PREFIX, readAssetUrls } from './asset-manifest.js';
import { describeSite } from './site.js';
import { readSiteLook, serveSiteLook } from './site-look.js';

export interface PagesOptions {
  readonly ente: EnteEnvironment;
  /** Reads templates again at each page, while somebody is writing them. Partials and layout included. */
  readonly reloadTemplates?: boolean;
  /** `templates/` of the project unless given. */
  readonly templatesDir?: string;
  /** `dist/assets/` of the project unless given. */
  readonly assetsDir?: string;
}

type Icon = Pick<MunicipalArms, 'type' | 'content'>;

/** The layout of each face of the portal, by the name under which replies print pages in it. */
const LAYOUTS = { view: 'layouts/main.hbs', adminView: 'layouts/admin.hbs' } as const;
const FAVICON_PATH = '/favicon.ico';
const FAVICON_MAX_AGE_SECONDS = 86_400;
/** Above the number of templates, so that none is compiled twice. */
const MAX_CACHED_TEMPLATES = 500;

/**
 * Gives the application its pages: `reply.viewAsync` for citizens (use `renderPage`) and `reply.adminViewAsync` for the
 * back office, each with its layout, and the partials of both; the assets under
 * {@link ASSETS_PREFIX} with a year of immutable cache, and the favicon. To be called before `app.init()`.
 * @throws Error when the assets were not built.
 */
export async function registerPages(app: NestFastifyApplication, options: PagesOptions): Promise<void> {
  const templatesDir = resolve(options.templatesDir ?? 'templates');
  const assetsDir = resolve(options.assetsDir ?? join('dist', 'assets'));
  const assets = readAssetUrls(assetsDir);
  const look = readSiteLook(options.ente, assets);
  for (const [propertyName, layout] of Object.entries(LAYOUTS)) {
    await app.register(fastifyView, {
      engine: { handlebars: createHandlebars() },
      root: templatesDir,
      propertyName,
      layout,
      production: options.reloadTemplates !== true,
      maxCache: MAX_CACHED_TEMPLATES,
      defaultContext: { site: describeSite(options.ente, assets, look) },
      options: { partials: findPartials(templatesDir), compileOptions },
    });
  }
  await app.register(fastifyStatic, {
    root: assetsDir,
    prefix: ASSETS_PREFIX,
    // Names carry a hash of the content, and what compresses well lies beside each file already compressed.
    immutable: true,
    maxAge: '365d',
    preCompressed: true,
    index: false,
    decorateReply: false,
  });
  serveSiteLook(app, options.ente);
  serveFavicon(
    app,
    options.ente.arms ?? portalIcon(join(assetsDir, assets['favicon.svg'].slice(ASSETS_PREFIX.length))),
  );
}

function portalIcon(file: string): Icon {
  return { type: 'svg', content: readFileSync(file) };
}

/** Some browsers ask for this address whatever the page says. */
function serveFavicon(app: NestFastifyApplication, icon: Icon): void {
  app
    .getHttpAdapter()
    .getInstance()
    .get(FAVICON_PATH, (_request, reply) =>
      reply
        .header('cache-control', `public, max-age=${FAVICON_MAX_AGE_SECONDS}`)
        .type(ARMS_MEDIA_TYPES[icon.type])
        .send(icon.content),
    );
}
