import type { Browser, Page } from 'playwright-core';
import { CARDS } from '../support/bank.js';
import { WCAG } from '../support/axe.js';
import { launchBrowser } from '../support/browser.js';
import { clean } from '../support/citizen.js';
import { MARIO } from '../support/journey.js';
import { TestPortal } from '../support/portal.js';
import { until } from '../support/until.js';
import { fillCard, obstaclesOn, follow } from './visit.js';

const SWITCH = '[data-language-switch]';

describe('a payment in English', () => {
  let portal: TestPortal;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    [portal, browser] = await Promise.all([TestPortal.start(), launchBrowser()]);
  }, 120_000);

  afterAll(async () => {
    await browser.close();
    await portal.close();
  });

  afterEach(async () => page.context().close());

  async function enter(javaScriptEnabled: boolean): Promise<void> {
    page = await (await browser.newContext({ javaScriptEnabled, reducedMotion: 'reduce' })).newPage();
    await page.goto(portal.url);
  }

  const heading = async (): Promise<string> => clean((await page.locator('h1').textContent()) ?? '');
  const switchTo = (name: string): Promise<void> => page.locator(SWITCH).getByText(name).first().click();

  async function fill(changes: Partial<Record<keyof typeof MARIO, string>> = {}): Promise<void> {
    for (const [field, value] of Object.entries({ ...MARIO, ...changes })) await page.locator(`#${field}`).fill(value);
  }

  /** What the form holds, or what the review carries on: by the names of the fields. */
  async function typed(): Promise<Record<string, string>> {
    const fields = Object.keys(MARIO).map(async (name) => {
      const field = page.locator(`main [name="${name}"]`).first();
      return [name, await field.inputValue()] as const;
    });
    return Object.fromEntries(await Promise.all(fields));
  }

  it('goes from the switch to the receipt without JavaScript, mistakes and a change of mind included', async () => {
    await enter(false);
    await switchTo('ENG');
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    expect(await page.locator('h2').first().textContent()).toBe('Choose the service you want to pay for');
    await page.getByRole('link', { name: 'REFEZIONE SCOLASTICA' }).click();
    expect(await heading()).toBe('Payment for REFEZIONE SCOLASTICA');
    await fill({ taxCode: 'RSSMRA81M10F376X' });
    await follow(page, 'CHECK THE PAYMENT');
    const summary = page.locator('[data-error-summary]');
    expect(await summary.textContent()).toContain('There is a problem to correct');
    expect(await summary.textContent()).toContain('check the last letter, then the others');
    await page.locator('#taxCode').fill(MARIO.taxCode);
    await follow(page, 'CHECK THE PAYMENT');
    expect(await heading()).toBe('Check your details');

    const before = await typed();
    await switchTo('ITA');
    expect(await heading()).toBe('Controlla i dati');
    expect(await typed()).toEqual(before);
    await switchTo('ENG');
    expect(await typed()).toEqual({ ...before, ...MARIO });

    await follow(page, 'GO TO PAYMENT');
    await follow(page, 'Go to the bank');
    await fillCard(page, CARDS.paid);
    await follow(page, 'INVIA');
    await follow(page, 'Conferma');
    expect(await heading()).toBe('Payment successful');
    await follow(page, 'REQUEST THE RECEIPT');
    expect(await heading()).toBe('PAYMENT COMPLETED!');
    const mail = await until('the receipt', () => portal.mail.messages.at(-1));
    expect(mail.subject).toMatch(/^Receipt for payment/);
  });

  it('keeps what is being typed when the language changes, with JavaScript', async () => {
    await enter(true);
    await page.getByRole('link', { name: 'REFEZIONE SCOLASTICA' }).click();
    await fill({ description: 'two\nlines' });
    await switchTo('ENG');
    await page.waitForSelector('html[lang=en]');
    expect(await typed()).toEqual({ ...MARIO, description: 'two\nlines' });
    expect(clean((await page.locator('#description-left').textContent()) ?? '')).toBe('characters left: 288');
    await page.locator('#description').fill('x'.repeat(300));
    expect(await page.locator('#description-left').textContent()).toBe('characters too many: 3');
    await switchTo('ITA');
    await page.waitForSelector('html[lang=it]');
    expect((await typed())['description']).toBe('x'.repeat(300));
  });

  it('is for everybody in the e-mail too', async () => {
    await enter(true);
    const mail = portal.mail.messages.at(-1);
    // Away from the portal, whose policy allows no style inside a page.
    await page.goto('about:blank');
    await page.setContent(mail?.html === false ? '' : (mail?.html ?? ''));
    expect(await obstaclesOn(page, 'en-mail', WCAG)).toEqual([]);
  });
});
