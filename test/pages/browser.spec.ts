import { source as axeSource, type AxeResults } from 'axe-core';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { launchBrowser } from '../support/browser.js';
import { samplePages } from '../support/sample-pages.js';
import { samplePath, startSampleApp, type SampleApp } from './sample-app.js';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** The error pages differ only in their words: two of them stand for all. */
const names = samplePages.map(({ name }) => name).filter((name) => !/^error-(?!404|500)/.test(name));
/** Markup is the same in both languages; these have most of the words, and the longest. */
const wordy = names.filter((name) => /^(home|form|review|outcome-pending|found)/.test(name));

const SIGHTS = [
  { width: 1280, language: 'it', judged: names },
  { width: 320, language: 'it', judged: wordy },
  { width: 320, language: 'en', judged: wordy },
] as const;

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

describe.each(SIGHTS)('at $width pixels in $language', ({ width, language, judged }) => {
  let context: BrowserContext;
  let page: Page;
  const complaints: string[] = [];

  beforeAll(async () => {
    context = await browser.newContext({ viewport: { width, height: 900 }, reducedMotion: 'reduce' });
    await context.addCookies([{ name: 'lingua', value: language, url: samples.url }]);
    page = await context.newPage();
    page.on('pageerror', (error) => complaints.push(error.message));
    // The wait page goes on to a bank that is not there.
    await page.route('**/bank', (route) => route.fulfill({ status: 204 }));
    page.on('console', (message) => {
      if (/Content Security Policy|Refused/i.test(message.text())) complaints.push(message.text());
    });
  });

  afterAll(async () => context.close());

  it.each(judged)('%s can be used by everybody', async (name) => {
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

describe('on a telephone, and with letters twice as large at 1280 pixels', () => {
  let page: Page;
  beforeAll(async () => {
    page = await browser.newPage({ viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce' });
    await page.route('**/bank', (route) => route.fulfill({ status: 204 }));
  });
  afterAll(async () => page.close());

  it.each(names)('%s needs no sideways scrolling and squeezes no text', async (name) => {
    await page.setViewportSize({ width: 320, height: 900 });
    await page.goto(samples.url + samplePath(name));
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
    await page.setViewportSize({ width: 1280, height: 900 });
    const { overflow, squeezed } = await page.evaluate(() => {
      const root = document.documentElement;
      root.style.fontSize = '200%';
      // A column in which not even a short word fits breaks every word into letters.
      const narrow = [...document.querySelectorAll<HTMLElement>('main :is(dd, p, li, h1, h2)')].filter(
        (element) => element.clientWidth > 1 && element.innerText.length > 3 && element.clientWidth < 64,
      );
      return {
        overflow: root.scrollWidth - root.clientWidth,
        squeezed: narrow.map((element) => element.outerHTML.slice(0, 120)),
      };
    });
    expect([overflow, squeezed]).toEqual([0, []]);
  });
});

describe('in colours that the reader chose', () => {
  it('keeps boxes, buttons and the current step apart by lines', async () => {
    const page = await browser.newPage({ forcedColors: 'active' });
    for (const [name, selector] of [
      ['outcome-paid', '.status'],
      ['outcome-paid', '.btn-primary'],
      ['form-errors', '.error-summary'],
      ['review', '.pay-box'],
    ] as const) {
      await page.goto(samples.url + samplePath(name));
      const border = await page
        .locator(selector)
        .first()
        .evaluate((element) => getComputedStyle(element).borderTopWidth);
      expect([name, selector, Number.parseFloat(border)]).toEqual([name, selector, 2]);
    }
    await page.close();
  });
});
