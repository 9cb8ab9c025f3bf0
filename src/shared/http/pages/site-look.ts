import { createHash } from 'node:crypto';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { EnteEnvironment } from '../../../env.js';
import { ARMS_MEDIA_TYPES, type MunicipalArms } from '../../look/municipal-arms.js';
import { DEFAULT_PRIMARY, paletteOf } from '../../look/palette.js';
import { ASSETS_PREFIX, type AssetUrls } from './asset-manifest.js';

/** The body's arms and colours, as pages refer to them. */
export interface SiteLook {
  readonly arms: { readonly href: string; readonly width: number; readonly height: number };
  readonly icon: { readonly href: string; readonly type: string };
  /** The colour of the header, which phones also give to what is around the page. */
  readonly themeColor: string;
  /** The style sheet that sets the colours; undefined when they are those of the built one. */
  readonly colorsHref: string | undefined;
}

/** Height of the arms in the header, in CSS pixels; the style sheet makes them smaller on phones. */
const ARMS_HEIGHT = 72;
const HASH_LENGTH = 10;
const FOR_EVER = 'public, max-age=31536000, immutable';
/** Whoever opens the picture by itself sees it and nothing else. */
const PICTURE_POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'; sandbox";

/** Works out the look once, at start. */
export function readSiteLook(ente: EnteEnvironment, assets: AssetUrls): SiteLook {
  const { arms } = ente;
  return {
    arms:
      arms === undefined
        ? { href: assets['logo.svg'], width: 64, height: ARMS_HEIGHT }
        : { href: armsPath(arms), width: Math.round((arms.width / arms.height) * ARMS_HEIGHT), height: ARMS_HEIGHT },
    icon:
      arms === undefined
        ? { href: assets['favicon.svg'], type: ARMS_MEDIA_TYPES.svg }
        : { href: armsPath(arms), type: ARMS_MEDIA_TYPES[arms.type] },
    themeColor: ente.primaryColor,
    colorsHref: hasOwnColor(ente) ? colorsPath(colorSheet(ente.primaryColor)) : undefined,
  };
}

/** Serves what {@link readSiteLook} refers to beyond the built assets, under names that hold for ever. */
export function serveSiteLook(app: NestFastifyApplication, ente: EnteEnvironment): void {
  const server = app.getHttpAdapter().getInstance();
  const { arms } = ente;
  if (arms !== undefined) {
    server.get(armsPath(arms), (_request, reply) =>
      reply
        .headers({ 'cache-control': FOR_EVER, 'content-security-policy': PICTURE_POLICY })
        .type(ARMS_MEDIA_TYPES[arms.type])
        .send(arms.content),
    );
  }
  if (hasOwnColor(ente)) {
    const sheet = colorSheet(ente.primaryColor);
    server.get(colorsPath(sheet), (_request, reply) =>
      reply.header('cache-control', FOR_EVER).type('text/css; charset=utf-8').send(sheet),
    );
  }
}

function hasOwnColor(ente: EnteEnvironment): boolean {
  return ente.primaryColor !== DEFAULT_PRIMARY;
}

function armsPath(arms: MunicipalArms): string {
  return `${ASSETS_PREFIX}stemma.${arms.hash}.${arms.type}`;
}

function colorsPath(sheet: string): string {
  return `${ASSETS_PREFIX}colori.${createHash('sha256').update(sheet).digest('hex').slice(0, HASH_LENGTH)}.css`;
}

/** Only custom properties: the built style sheet takes every colour from them. */
function colorSheet(primaryColor: string): string {
  const { primary, dark, darker, tint } = paletteOf(primaryColor);
  return (
    `:root{--ente-primary:${primary};--ente-primary-dark:${dark};` +
    `--ente-primary-darker:${darker};--ente-tint:${tint}}`
  );
}
