import { type PageWeight, weighPages } from './page-weight.js';
import { startSampleApp, type SampleApp } from './sample-app.js';

const PAGE_BUDGET_BYTES = 40 * 1024;
const OUR_ASSET = /^\/assets\/[\w-]+\.[0-9a-f]{10}\.\w+$/;

let samples: SampleApp;
let weights: readonly PageWeight[];
beforeAll(async () => {
  samples = await startSampleApp();
  weights = await weighPages(samples);
}, 60_000);
afterAll(async () => samples.close());

describe('every page', () => {
  it('weighs at most 40 KB compressed, without fonts', () => {
    expect(weights.length).toBeGreaterThan(30);
    expect(weights.filter(({ total }) => total > PAGE_BUDGET_BYTES)).toEqual([]);
  });

  it('loads nothing but our own assets, each of which may be kept for ever', async () => {
    const loaded = [...new Set(weights.flatMap((weight) => weight.loaded))];
    expect(loaded.filter((url) => !OUR_ASSET.test(url))).toEqual([]);
    for (const url of loaded) {
      const { statusCode, headers } = await samples.app.inject({ url });
      expect([url, statusCode, headers['cache-control']]).toEqual([url, 200, 'public, max-age=31536000, immutable']);
    }
  });
});
