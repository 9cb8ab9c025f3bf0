import { source as axeSource, type AxeResults } from 'axe-core';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { launchBrowser } from '../support/browser.js';
import { samplePages } from '../support/sample-pages.js';
import { samplePath, startSampleApp, type SampleApp } from './sample-app.js';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const WIDTHS = [1280, 320];

/** The error pages differ only in their words: two of them stand for all. */
const names = samplePages.map(({ name }) => name).filter((name) => !/^error-(?!404|500)/.test(name));

let samples: SampleApp;
let browser: Browser;

beforeAll(async () => {
  [samples, browser] = await Promise.all([startSampleApp(), launchBrowser()]);
}, 120_000);

afterAll(async () => {
  await browser.close();
  await samples.close();
});

describe('on paper', () => {
  it.each(['outcome-paid', 'concluded-sent', 'verify-valid'])('%s takes one sheet', async (name) => {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(samples.url + samplePath(name));
    const pdf = (await page.pdf({ format: 'A4', preferCSSPageSize: true })).toString('latin1');
    expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
    await context.close();
  });
});

describe.each(WIDTHS)('at %i pixels', (width) => {
  let context: BrowserContext;
  let page: Page;
  const complaints: string[] = [];

  beforeAll(async () => {
    context = await browser.newContext({ viewport: { width, height: 900 }, reducedMotion: 'reduce' });
    page = await context.newPage();
    page.on('pageerror', (error) => complaints.push(error.message));
    // The wait page goes on to a bank that is not there.
    await page.route('**/bank', (route) => route.fulfill({ status: 204 }));
    page.on('console', (message) => {
      if (/Content Security Policy|Refused/i.test(message.text())) complaints.push(message.text());
    });
  });

  afterAll(async () => context.close());

  it.each(names)('%s can be used by everybody', async (name) => {
    complaints.length = 0;
    await page.goto(samples.url + samplePath(name));
    await page.evaluate(axeSource);
    const results = await page.evaluate(
      (tags) =>
        (globalThis as unknown as { axe: { run: (options: object) => Promise<AxeResults> } }).axe.run({
          runOnly: tags,
        }),
      RULES,
    );
    expect(results.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)).toEqual(
      [],
    );
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow).toBe(0);
    expect(complaints).toEqual([]);
  });
});
