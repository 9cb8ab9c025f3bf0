import { gzipSync } from 'node:zlib';
import { load } from 'cheerio';
import { samplePages } from '../support/sample-pages.js';
import { samplePath, type SampleApp } from './sample-app.js';

/** What a browser downloads for one page the first time, in bytes after gzip; fonts are kept for ever and not counted. */
export interface PageWeight {
  readonly name: string;
  readonly html: number;
  /** Style sheets, script, arms, icon. */
  readonly assets: number;
  readonly total: number;
  /** The addresses of all that the page loads, fonts too. */
  readonly loaded: readonly string[];
}

const FONT = /\.woff2$/;

/** Weighs every sample. */
export async function weighPages(samples: SampleApp): Promise<PageWeight[]> {
  const sizes = new Map<string, number>();
  const weights: PageWeight[] = [];
  for (const { name } of samplePages) {
    const { body } = await samples.app.inject({ url: samplePath(name) });
    const loaded = loadedBy(body);
    for (const url of loaded) sizes.set(url, sizes.get(url) ?? (await sizeOf(samples, url)));
    const html = gzipSync(body).length;
    const assets = loaded.reduce((sum, url) => sum + (sizes.get(url) ?? 0), 0);
    weights.push({ name, html, assets, total: html + assets, loaded });
  }
  return weights;
}

function loadedBy(html: string): string[] {
  const $ = load(html);
  const urls = $('link, script[src], img')
    .toArray()
    .map((element) => $(element).attr('src') ?? $(element).attr('href') ?? '');
  return [...new Set(urls)];
}

async function sizeOf(samples: SampleApp, url: string): Promise<number> {
  if (FONT.test(url)) return 0;
  return gzipSync((await samples.app.inject({ url })).rawPayload).length;
}
