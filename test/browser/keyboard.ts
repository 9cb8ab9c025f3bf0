import type { Page } from 'playwright-core';

/** Far more than any page has between two things that take the focus. */
const MAX_TABS = 90;

/** Somebody who has no mouse: Tab, Enter and letters, and every stop on the way must show that it has the focus. */
export class Keyboard {
  constructor(private readonly page: Page) {}

  /** What has the focus: id, name or words, and whether that can be seen. */
  focused(): Promise<{ name: string; isVisible: boolean }> {
    return this.page.evaluate(() => {
      const element = document.activeElement;
      if (!(element instanceof HTMLElement)) return { name: '', isVisible: false };
      const { outlineStyle, boxShadow } = getComputedStyle(element);
      const box = element.getBoundingClientRect();
      const isMarked = outlineStyle !== 'none' || boxShadow !== 'none';
      const name = element.id || element.getAttribute('value') || element.innerText.trim().replace(/\s+/g, ' ');
      return { name, isVisible: isMarked && box.width > 0 && box.top < innerHeight && box.bottom > 0 };
    });
  }

  /** Tabs on until `name` has the focus. */
  async tabTo(name: string | RegExp): Promise<void> {
    const passed: string[] = [];
    for (let tabs = 0; tabs < MAX_TABS; tabs += 1) {
      await this.page.keyboard.press('Tab');
      const stop = await this.focused();
      expect(stop).toEqual({ name: stop.name, isVisible: true });
      if (typeof name === 'string' ? stop.name === name : name.test(stop.name)) return;
      passed.push(stop.name);
    }
    throw new Error(`no way to ${String(name)} with the keyboard, only to: ${passed.join(' | ')}`);
  }

  async type(fields: Readonly<Record<string, string>>): Promise<void> {
    for (const [field, value] of Object.entries(fields)) {
      await this.tabTo(field);
      await this.page.keyboard.type(value);
    }
  }

  async press(key: 'Enter' | 'Space' | 'End'): Promise<void> {
    await this.page.keyboard.press(key);
  }

  /** Enter, and the page that follows. */
  async enter(pattern: RegExp): Promise<void> {
    await Promise.all([this.page.waitForURL(pattern), this.page.keyboard.press('Enter')]);
  }
}
