import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where the assets are served; their names carry a hash of their content, so they may be kept for ever. */
export const ASSETS_PREFIX = '/assets/';

const ASSET_NAMES = [
  'app.css',
  'admin.css',
  'app.js',
  'favicon.svg',
  'logo.svg',
  'titillium-web-regular.woff2',
  'titillium-web-600.woff2',
] as const;
/** The assets that pages refer to by their plain name. */
export type AssetName = (typeof ASSET_NAMES)[number];

/** The address of each asset: `app.css` is `/assets/app.1a2b3c4d5e.css`. */
export type AssetUrls = Readonly<Record<AssetName, string>>;

/**
 * Reads `manifest.json`, which maps each plain name to its hashed one.
 * @throws Error when the assets were not built, or when one that pages need is not among them.
 */
export function readAssetUrls(assetsDir: string): AssetUrls {
  const manifest = readManifest(assetsDir);
  const urlOf = (name: AssetName): [AssetName, string] => {
    const hashedName = manifest[name];
    if (typeof hashedName !== 'string') throw new Error(`the asset ${name} is missing from ${assetsDir}/manifest.json`);
    return [name, ASSETS_PREFIX + hashedName];
  };
  return Object.fromEntries(ASSET_NAMES.map(urlOf)) as Record<AssetName, string>;
}

function readManifest(assetsDir: string): Record<string, unknown> {
  try {
    return JSON.parse(readFileSync(join(assetsDir, 'manifest.json'), 'utf8')) as Record<string, unknown>;
  } catch (cause) {
    throw new Error(`the assets are not built: run "npm run build" (looked in ${assetsDir})`, { cause });
  }
}
