import type { Browser, BrowserContext, Page } from 'playwright-core';
import { brokenRules, LAYOUT_RULES, PAGE_RULES } from '../support/axe.js';
import { launchBrowser } from '../support/browser.js';
import { samplePages } from '../support/sample-pages.js';
import { samplePath, startSampleApp, type SampleApp } from './sample-app.js';

const DESK = { width: 1280, height: 900 };
const TELEPHONE = { width: 320, height: 900 };
/** The error pages differ only in their words: two of them stand for all. */
const names = samplePages.map(({ name }) => name).filter((name) => !/^error-(?!404|500)/.test(name));
/** Markup is the same in both languages; these have most of the words, and the longest. */
const wordy = names.filter((name) => /^(home|form|review|outcome-pending|found)/.test(name));

const SIGHTS = [
  { language: 'it', names },
  { language: 'en', names: wordy },
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

describe.each(SIGHTS)('in $language', ({ language, names: seen }) => {
  let context: BrowserContext;
  let page: Page;
  const complaints: string[] = [];

  beforeAll(async () => {
    context = await browser.newContext({ viewport: DESK, reducedMotion: 'reduce' });
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

  it.each(seen)('%s can be used by everybody: on a desk, on a telephone, with letters twice as large', async (name) => {
    complaints.length = 0;
    await page.setViewportSize(DESK);
    await page.goto(samples.url + samplePath(name));
    expect(await brokenRules(page)).toEqual([]);
    expect(await overflow(page)).toBe(0);
    await page.setViewportSize(TELEPHONE);
    expect(await overflow(page)).toBe(0);
    expect(await brokenRules(page, wordy.includes(name) ? PAGE_RULES : LAYOUT_RULES)).toEqual([]);
    await page.setViewportSize(DESK);
    await page.evaluate(() => (document.documentElement.style.fontSize = '200%'));
    expect([await overflow(page), await squeezedTexts(page)]).toEqual([0, []]);
    expect(complaints).toEqual([]);
  });
});

/** Pixels that lie outside the window's width. */
async function overflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

/** A column in which not even a short word fits breaks every word into letters. */
async function squeezedTexts(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('main :is(dd, p, li, h1, h2)')]
      .filter((element) => element.clientWidth > 1 && element.innerText.length > 3 && element.clientWidth < 64)
      .map((element) => element.outerHTML.slice(0, 120)),
  );
}

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
