import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { brokenRules, LAYOUT_RULES, PAGE_RULES } from '../support/axe.js';
import { MARIO } from '../support/journey.js';

export const NARROW = { width: 320, height: 700 };
export const WIDE = { width: 1280, height: 900 };
// eslint-disable-next-line no-restricted-properties -- whoever looks at the pages says where to put their pictures
const SCREENSHOT_DIR = process.env['SCREENSHOT_DIR'];

const LABELS = {
  firstName: 'Nome',
  lastName: 'Cognome',
  taxCode: 'Codice Fiscale/P.IVA',
  address: 'Indirizzo',
  city: 'Città',
  postalCode: 'Cap',
  province: 'Provincia',
  email: 'E-mail',
  amount: 'Importo',
  description: 'Causale pagamento',
} as const;

/** Types a citizen's data into the fields with the seed's labels. */
export async function fillForm(page: Page, changes: Partial<Record<keyof typeof LABELS, string>> = {}): Promise<void> {
  const values = { ...MARIO, ...changes };
  for (const [field, label] of Object.entries(LABELS)) {
    await page.getByLabel(label, { exact: true }).fill(values[field as keyof typeof LABELS]);
  }
}

/** Types a card on the bank's page. */
export async function fillCard(page: Page, cardNumber: string): Promise<void> {
  await page.getByLabel('Tipo carta').selectOption('MasterCard');
  await page.getByLabel('Numero').fill(cardNumber);
  await page.getByLabel('Mese').fill('06');
  await page.getByLabel('Anno').fill('30');
  await page.getByLabel('Chiave CVV2/CVC2').fill('999');
}

/** Presses a button. */
export async function press(page: Page, button: string): Promise<void> {
  await page.getByRole('button', { name: button }).click();
}

/** Presses a button that leads to another page, and waits for it: the script asks whether anybody answers before a form goes. */
export async function follow(page: Page, button: string): Promise<void> {
  await Promise.all([page.waitForEvent('domcontentloaded'), press(page, button)]);
}

/**
 * What is wrong with the page for somebody who cannot see it well, or at all, or sees it on a small telephone:
 * broken rules of accessibility, at 320 pixels those that the width may break, and sideways scrolling. With
 * SCREENSHOT_DIR set, a picture of each is kept.
 */
export async function obstaclesOn(page: Page, name: string, rules = PAGE_RULES): Promise<string[]> {
  const obstacles: string[] = [];
  for (const [size, its] of [
    [NARROW, LAYOUT_RULES],
    [WIDE, rules],
  ] as const) {
    await page.setViewportSize(size);
    const violations = await brokenRules(page, its);
    obstacles.push(...violations.map((violation) => `${name} at ${size.width}: ${violation}`));
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    if (overflow > 0) obstacles.push(`${name} at ${size.width}: ${overflow} pixels too wide`);
    await keepPicture(page, `${name}-${size.width}`);
  }
  return obstacles;
}

async function keepPicture(page: Page, name: string): Promise<void> {
  if (SCREENSHOT_DIR === undefined) return;
  await mkdir(SCREENSHOT_DIR, { recursive: true });
  await page.screenshot({ path: join(SCREENSHOT_DIR, `${name}.png`), fullPage: true });
}
