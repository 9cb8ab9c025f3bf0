import type { Browser, Page } from 'playwright-core';
import { brokenRules } from '../support/axe.js';
import { launchBrowser } from '../support/browser.js';
import { openTown, type Town } from './town.js';
import { cardFields, newOrderId, startFields } from './visitor.js';

let town: Town;
let browser: Browser;
beforeAll(async () => {
  town = await openTown();
  browser = await launchBrowser();
}, 120_000);
afterAll(async () => {
  await town.close();
  await browser.close();
});

interface Surroundings {
  readonly javaScriptEnabled?: boolean;
  readonly width?: number;
}

/** Opens the card page of a new order in a context of its own. */
async function openCardPage({ javaScriptEnabled = true, width = 1024 }: Surroundings): Promise<Page> {
  // bypassCSP only lets axe in; the policy itself is tested elsewhere, and here with JavaScript switched off.
  const context = await browser.newContext({
    javaScriptEnabled,
    viewport: { width, height: 800 },
    bypassCSP: javaScriptEnabled,
  });
  const page = await context.newPage();
  const query = new URLSearchParams(startFields(town.shop, newOrderId()));
  await page.goto(`${town.bank.url}/vpos/pagamenti/main?${query.toString()}`);
  return page;
}

async function fillIn(page: Page, number: string): Promise<void> {
  const { cardType = '', cardNumber = '', expiryMonth = '', expiryYear = '', cvv = '' } = cardFields(number);
  await page.getByLabel('Tipo carta').selectOption(cardType);
  await page.getByLabel('Numero').fill(cardNumber);
  await page.getByLabel('Mese').fill(expiryMonth);
  await page.getByLabel('Anno').fill(expiryYear);
  await page.getByLabel('Chiave CVV2/CVC2').fill(cvv);
}

/** No violation and nothing to scroll sideways. */
async function expectGoodLayout(page: Page): Promise<void> {
  expect(await brokenRules(page)).toEqual([]);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow).toBeLessThanOrEqual(0);
}

it.each([1024, 320])('is accessible on every page at %d pixels', async (width) => {
  const page = await openCardPage({ width });
  await expectGoodLayout(page);
  await page.getByRole('button', { name: 'INVIA' }).click();
  await page.locator('#problemi:focus').waitFor();
  await expectGoodLayout(page);
  await fillIn(page, '5255000000000001');
  await page.getByRole('button', { name: 'INVIA' }).click();
  await page.getByRole('heading', { name: 'Conferma dei dati' }).waitFor();
  await expectGoodLayout(page);
  await page.goto(`${town.bank.url}/nowhere`);
  await expectGoodLayout(page);
  await page.context().close();
});

it('counts the deadline down', async () => {
  const page = await openCardPage({});
  await page.getByText(/7 minuti e \d+ second/).waitFor();
  await page.context().close();
});

it('works without JavaScript and lets the shop’s page follow the form', async () => {
  const page = await openCardPage({ javaScriptEnabled: false });
  await fillIn(page, '4539 9700 0000 0006');
  await page.getByRole('button', { name: 'INVIA' }).click();
  await page.getByRole('button', { name: 'Modifica dati' }).click();
  expect(await page.getByLabel('Chiave CVV2/CVC2').inputValue()).toBe('');
  await page.getByLabel('Chiave CVV2/CVC2').fill('123');
  await page.getByRole('button', { name: 'INVIA' }).click();
  await page.getByRole('button', { name: 'Conferma' }).click();
  await page.waitForURL((url) => url.href.startsWith(`${town.shop.url}/done?`));
  await page.context().close();
});
