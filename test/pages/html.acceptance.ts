import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { load } from 'cheerio';
import { HtmlValidate } from 'html-validate';
import { readAssetUrls } from '../../src/shared/http/pages/asset-manifest.js';
import { samplePages } from '../support/sample-pages.js';
import { samplePath, startSampleApp, type SampleApp } from './sample-app.js';

const PAGE_BUDGET_BYTES = 40 * 1024;
const WORDY = /^(home|form|review|outcome-pending|found)/;

/** Everything recommended, except what does not concern these pages. */
const validator = new HtmlValidate({
  extends: ['html-validate:recommended'],
  rules: {
    // Telephone numbers are written as each office writes them.
    'tel-non-breaking': 'off',
    // A title names page, service, portal and body; indentation and blanks are the templates' own.
    'long-title': 'off',
    'no-trailing-whitespace': 'off',
    // Only inside <noscript>: with JavaScript the waiting page asks quietly and never moves under the reader.
    'meta-refresh': 'off',
  },
});

let samples: SampleApp;
beforeAll(async () => {
  samples = await startSampleApp();
}, 60_000);
afterAll(async () => samples.close());

async function fetchSample(name: string, language = 'it'): Promise<{ status: number; html: string }> {
  const { statusCode, body } = await samples.app.inject({ url: samplePath(name), cookies: { lingua: language } });
  return { status: statusCode, html: body };
}

describe.each(samplePages.map((sample) => [sample.name, sample] as const))('%s', (name, sample) => {
  let html: string;
  beforeAll(async () => {
    const answer = await fetchSample(name);
    expect(answer.status).toBe(sample.status);
    html = answer.html;
  });

  it('says that it is English when it is', async () => {
    const { html: english } = await fetchSample(name, 'en');
    expect(load(english)('html').attr('lang')).toBe('en');
    // The markup is the same; what could break it are the longest of the words.
    if (!WORDY.test(name)) return;
    const report = await validator.validateString(english);
    expect(report.results.flatMap(({ messages }) => messages.map((m) => `${m.line}: ${m.message}`))).toEqual([]);
  });

  it('is valid HTML', async () => {
    const report = await validator.validateString(html);
    expect(
      report.results.flatMap(({ messages }) => messages.map((m) => `${m.line}: ${m.message} (${m.ruleId})`)),
    ).toEqual([]);
  });

  it('has one h1, the language, and a title that ends with portal and body', () => {
    const $ = load(html);
    expect($('h1')).toHaveLength(1);
    expect($('html').attr('lang')).toBe('it');
    expect($('title').text()).toMatch(/^(Errore: )?\S.* – Porta dei Pagamenti – Comune di Monopoli$/);
    expect($('title').text().startsWith('Errore: ')).toBe((sample.page.errors ?? []).length > 0);
  });

  it('has nothing inline and nothing from elsewhere', () => {
    const $ = load(html);
    expect($('style, [style], script:not([src])')).toHaveLength(0);
    const attributes = $('*')
      .toArray()
      .flatMap((element) => ('attribs' in element ? Object.keys(element.attribs) : []));
    expect(attributes.filter((attribute) => /^on/.test(attribute))).toEqual([]);
    const sources = $('script, img, link')
      .toArray()
      .map((element) => $(element).attr('src') ?? $(element).attr('href'));
    expect(sources.filter((source) => !source?.startsWith('/assets/'))).toEqual([]);
  });

  it('weighs at most 40 KB without fonts', async () => {
    const urls = readAssetUrls(samples.assetsDir);
    const files = [urls['app.css'], urls['app.js'], urls['logo.svg']].map((url) => url.replace('/assets/', ''));
    const assets = await Promise.all(files.map((file) => readFile(join(samples.assetsDir, file))));
    const bytes = [Buffer.from(html), ...assets].reduce((sum, content) => sum + gzipSync(content).length, 0);
    expect(bytes).toBeLessThan(PAGE_BUDGET_BYTES);
  });

  it('describes every field that has a label, a hint or an error by ids that exist', () => {
    const $ = load(html);
    const ids = $('[aria-describedby], [aria-labelledby]')
      .toArray()
      .flatMap((element) =>
        `${$(element).attr('aria-describedby') ?? ''} ${$(element).attr('aria-labelledby') ?? ''}`.trim().split(/\s+/),
      );
    expect(ids.filter((id) => $(`[id="${id}"]`).length !== 1)).toEqual([]);
    const targets = (sample.page.errors ?? []).map(({ href }) => href.slice(1));
    expect(targets.filter((id) => $(`[id="${id}"]`).length !== 1)).toEqual([]);
  });
});
