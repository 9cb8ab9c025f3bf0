/**
 * Pictures of every page in every state, for whoever looks at them: `npm run screenshots -- FOLDER [words]`. Each is taken
 * on a telephone (320 pixels) and on a desk (1280), some also in English and with letters twice as large. With words only
 * the samples whose names contain one of them. `npm run screenshots -- FOLDER --tour` takes those of the README instead.
 */
import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { samplePath, startSampleApp, type SampleApp } from '../pages/sample-app.js';
import { launchBrowser } from '../support/browser.js';
import { samplePages } from '../support/sample-pages.js';

/** One way of looking at a page. */
interface Sight {
  readonly suffix: string;
  readonly context: BrowserContextOptions;
  readonly language?: 'en';
  readonly largeText?: boolean;
  /** All samples unless given. */
  readonly only?: RegExp;
}

const PHONE = { width: 320, height: 640 };
const DESK = { width: 1280, height: 900 };
/** One of each kind of page. */
const CHOSEN = /^(home|form-errors|review|outcome-paid|outcome-refused|concluded|verify-valid|error-404|find-)/;

const SIGHTS: readonly Sight[] = [
  { suffix: '320', context: { viewport: PHONE } },
  { suffix: '1280', context: { viewport: DESK } },
  { suffix: '320-en', context: { viewport: PHONE }, language: 'en', only: CHOSEN },
  { suffix: '1280-en', context: { viewport: DESK }, language: 'en', only: CHOSEN },
  { suffix: '1280-large-text', context: { viewport: DESK }, largeText: true, only: CHOSEN },
];

/** The README's pictures, by the samples that they show. The bank's own pages, 5 and 6, are not the portal's. */
const TOUR: Readonly<Record<string, string>> = {
  '1-home': 'home',
  '2-form': 'form-errors',
  '3-review': 'review',
  '4-connecting': 'connecting',
  '7-outcome': 'outcome-paid',
  '8-concluded': 'concluded-sent',
};
const TOUR_CONTEXT: BrowserContextOptions = { viewport: { width: 960, height: 800 } };

async function main([folder, ...options]: readonly string[]): Promise<void> {
  if (folder === undefined || folder.startsWith('--'))
    throw new Error('usage: npm run screenshots -- FOLDER [words|--tour]');
  await mkdir(folder, { recursive: true });
  const [samples, browser] = await Promise.all([startSampleApp(), launchBrowser()]);
  try {
    const camera = new Camera(samples, browser, resolve(folder));
    if (options.includes('--tour')) await camera.takeTour();
    else await camera.takeAll(options);
  } finally {
    await browser.close();
    await samples.close();
  }
}

class Camera {
  constructor(
    private readonly samples: SampleApp,
    private readonly browser: Browser,
    private readonly folder: string,
  ) {}

  async takeTour(): Promise<void> {
    const page = await this.newPage(TOUR_CONTEXT);
    for (const [picture, sample] of Object.entries(TOUR)) await this.take(page, sample, picture);
  }

  async takeAll(words: readonly string[]): Promise<void> {
    const names = samplePages.map(({ name }) => name);
    const wanted = names.filter((name) => words.length === 0 || words.some((word) => name.includes(word)));
    for (const sight of SIGHTS) {
      const page = await this.newPage(sight.context, sight.language);
      for (const name of wanted.filter((candidate) => sight.only?.test(candidate) ?? true)) {
        await this.take(page, name, `${name}-${sight.suffix}`, sight.largeText);
      }
    }
  }

  private async newPage(options: BrowserContextOptions, language?: string): Promise<Page> {
    const context = await this.browser.newContext({ locale: 'it-IT', reducedMotion: 'reduce', ...options });
    if (language !== undefined) {
      await context.addCookies([{ name: 'lingua', value: language, url: this.samples.url }]);
    }
    const page = await context.newPage();
    // The wait page would go on to a bank that is not there.
    await page.route('**/bank', (route) => route.fulfill({ status: 204 }));
    return page;
  }

  private async take(page: Page, sample: string, picture: string, largeText = false): Promise<void> {
    await page.goto(this.samples.url + samplePath(sample));
    if (largeText) {
      await page.evaluate(() => {
        document.documentElement.style.fontSize = '200%';
      });
    }
    await page.screenshot({ path: join(this.folder, `${picture}.png`), fullPage: true });
  }
}

await main(process.argv.slice(2));
