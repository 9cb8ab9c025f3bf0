import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { launchBrowser } from '../support/browser.js';
import { until } from '../support/until.js';
import { samplePath, startSampleApp, type SampleApp } from './sample-app.js';

let samples: SampleApp;
let browser: Browser;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  [samples, browser] = await Promise.all([startSampleApp(), launchBrowser()]);
}, 120_000);
afterAll(async () => {
  await browser.close();
  await samples.close();
});
beforeEach(async () => {
  context = await browser.newContext();
  page = await context.newPage();
});
afterEach(async () => context.close());

const open = (name: string): Promise<unknown> => page.goto(samples.url + samplePath(name));
const text = (selector: string): Promise<string | null> => page.textContent(selector);

const retryButton = (): Locator => page.getByRole('button', { name: 'RIPROVA' });

/** Answers every POST with 204, which leaves the page where it is, and counts them. */
async function countPosts(): Promise<{ count: number }> {
  const posts = { count: 0 };
  await page.route('**/*', (route) => {
    if (route.request().method() !== 'POST') return route.continue();
    posts.count += 1;
    return route.fulfill({ status: 204 });
  });
  return posts;
}

describe('the counter of the causale', () => {
  it('follows the typing and counts what is too much', async () => {
    await open('form-filled');
    expect(await text('#description-left')).toBe('caratteri disponibili 267');
    await page.fill('#description', 'una riga\ne un’altra');
    expect(await text('#description-left')).toBe('caratteri disponibili 278');
    await page.fill('#description', 'x'.repeat(300));
    expect(await text('#description-left')).toBe('3 caratteri di troppo');
  });

  it('is read aloud after a pause', async () => {
    await open('form-filled');
    await page.fill('#description', 'pagamento');
    await until(
      'the spoken counter',
      async () => (await text('#description-left-spoken')) === 'caratteri disponibili 288',
    );
  });
});

describe('the error summary', () => {
  it('takes the focus, and its links lead to the fields', async () => {
    await open('form-errors');
    expect(await page.evaluate(() => document.activeElement?.hasAttribute('data-error-summary'))).toBe(true);
    await page.click('text=Il Cap deve avere 5 cifre >> nth=0');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('postalCode');
  });
});

describe('a form that is sent', () => {
  it('goes out once however often the button is pressed, and again when the guard has opened', async () => {
    await page.clock.install();
    const posts = await countPosts();
    await open('outcome-refused');
    const button = retryButton();
    await button.dblclick();
    await button.click();
    await until('the first request', () => posts.count === 1);
    expect(await button.isEnabled()).toBe(true);
    await page.clock.fastForward(8_000);
    await button.click();
    await until('the second request', () => posts.count === 2);
  });

  it('carries its data, because the button is never disabled', async () => {
    let body: string | null = null;
    await page.route('**/riepilogo', (route) => {
      body = route.request().postData();
      return route.fulfill({ status: 204 });
    });
    await open('form-filled');
    await page.click('text=CONVALIDA PAGAMENTO >> nth=-1');
    const sent = new URLSearchParams(await until('the form', () => body));
    expect(Object.fromEntries(sent)).toMatchObject({ lastName: 'Rossi', amount: '154,60', postalCode: '70043' });
  });

  it('can be sent again after the browser brought the page back', async () => {
    const posts = await countPosts();
    await open('outcome-refused');
    await retryButton().click();
    await until('the first request', () => posts.count === 1);
    await page.evaluate(() => dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })));
    await retryButton().click();
    await until('the second request', () => posts.count === 2);
  });
});

describe('the wait page', () => {
  it('goes to the bank by itself, once', async () => {
    const posts = await countPosts();
    await open('connecting');
    await until('the form', () => posts.count === 1);
  });

  it('stays when the citizen comes back to it', async () => {
    let arrivals = 0;
    await page.route('**/bank', (route) => {
      arrivals += 1;
      return route.fulfill({ contentType: 'text/html', body: '<h1>La banca</h1>' });
    });
    const atBank = page.getByRole('heading', { name: 'La banca', exact: true });
    await open('connecting');
    await atBank.waitFor();
    await page.goBack();
    await page.click('text=Vai al sito della banca');
    await atBank.waitFor();
    expect(arrivals).toBe(2);
  });
});

describe('the waiting outcome', () => {
  it('asks quietly and shows the news', async () => {
    await page.clock.install();
    let asked = 0;
    await open('outcome-pending');
    // The sample asks at the address of a real payment, counted by turns.
    await page.route('**/esito?aggiornamento=1', async (route) => {
      asked += 1;
      const sample = asked === 1 ? 'outcome-pending' : 'outcome-paid';
      return route.fulfill({ response: await route.fetch({ url: samples.url + samplePath(sample) }) });
    });
    await page.clock.fastForward(5_000);
    await until('the first question', () => asked === 1);
    expect(await text('h1')).toBe('Stiamo verificando il pagamento');
    await until('the news', async () => {
      await page.clock.fastForward(5_000);
      return (await text('h1')) === 'Pagamento riuscito';
    });
  });
});

describe('without JavaScript', () => {
  it('the wait page has its button, the waiting outcome its refresh, the form its limit', async () => {
    const plain = await browser.newContext({ javaScriptEnabled: false });
    const plainPage = await plain.newPage();
    await plainPage.goto(samples.url + samplePath('connecting'));
    expect(await plainPage.isVisible('text=Vai al sito della banca')).toBe(true);
    await plainPage.goto(samples.url + samplePath('outcome-pending'));
    expect(await plainPage.getAttribute('meta[http-equiv=refresh]', 'content')).toMatch(
      /^5; url=\/pagamenti\/.+\/esito\?aggiornamento=1$/,
    );
    await plainPage.goto(samples.url + samplePath('form-filled'));
    expect(await plainPage.textContent('#description-hint')).toContain('massimo 297 caratteri');
    await plain.close();
  });
});
