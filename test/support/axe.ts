import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';

/** The levels that Italian public bodies owe: WCAG 2.2 A and AA. */
export const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
/** For whole pages: also that everything lies in a landmark, that headings follow each other, and the like. */
export const PAGE_RULES = [...WCAG, 'best-practice'];

/** What may change with the width of the window; the markup is the same. */
export const LAYOUT_RULES = { type: 'rule', values: ['color-contrast', 'target-size', 'scrollable-region-focusable'] };

interface AxeOnPage {
  readonly axe?: {
    run(options: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>;
  };
}

// The short form: it is read anew by each page.
const SOURCE = readFileSync('node_modules/axe-core/axe.min.js', 'utf8');

/** What breaks rules of accessibility on the page as it is now: one line each, with the markup. */
export async function brokenRules(
  page: Page,
  rules: readonly string[] | typeof LAYOUT_RULES = PAGE_RULES,
): Promise<string[]> {
  // A click waits until the next page begins: on a busy machine it may have nothing in it yet.
  await page.waitForLoadState();
  if (await page.evaluate(() => (globalThis as AxeOnPage).axe === undefined)) await page.evaluate(SOURCE);
  return page.evaluate(async (runOnly) => {
    const result = await (globalThis as AxeOnPage).axe?.run({ runOnly, resultTypes: ['violations'] });
    if (result === undefined) throw new Error('axe is not on the page');
    return result.violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
  }, rules);
}
