import { expect, type FrameLocator, type Locator, type Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { panel } from './alma-page';
import { ROOT } from './simulated-alma';

const MOST_STEPS = 120;

/** A person without a mouse: goes from one thing to the next, and sees where the focus is. */
export class Keyboard {
  private pressed: Locator | undefined;

  constructor(private readonly page: Page) {}

  /** Goes on with Tab until the focus is there. Every stop on the way must be visible. */
  async goTo(target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
    await this.expectSomewhere();
    for (let step = 0; step < MOST_STEPS; step++) {
      await this.page.keyboard.press(key);
      const [element] = await target.all();
      if (element === undefined) continue;
      const isThere = await element.evaluate((one) => one === one.ownerDocument.activeElement);
      if (!isThere) continue;
      await this.expectRing(element);
      return;
    }
    throw new Error(`${MOST_STEPS} times ${key} did not lead to ${target.toString()}.`);
  }

  /** Goes there and presses it. */
  async press(
    target: Locator,
    key: 'Enter' | 'Space' = 'Enter',
    by: 'Tab' | 'Shift+Tab' = 'Tab',
  ): Promise<void> {
    await this.goTo(target, by);
    await this.page.keyboard.press(key);
    this.pressed = target;
  }

  /** What was pressed may be gone: the focus is still at a place that says where the person is. */
  async expectSomewhere(): Promise<void> {
    const { pressed } = this;
    if (pressed === undefined) return;
    const where = panel(this.page).locator('body');
    await expect
      .poll(() => where.evaluate((body) => body.ownerDocument.activeElement === body), {
        message: `the focus is lost after ${pressed.toString()} was pressed`,
      })
      .toBe(false);
  }

  async type(target: Locator, text: string): Promise<void> {
    await this.goTo(target);
    await this.page.keyboard.type(text);
  }

  private async expectRing(element: Locator): Promise<void> {
    const width = await element.evaluate((one) => {
      const { outlineStyle, outlineWidth } = getComputedStyle(one);
      return outlineStyle === 'none' ? 0 : Number.parseFloat(outlineWidth);
    });
    expect(width, `focus ring of ${element.toString()}`).toBeGreaterThanOrEqual(1);
  }
}

/** Everything that live regions of the app say from now on, in order. */
export async function listen(app: FrameLocator): Promise<() => Promise<readonly string[]>> {
  const body = app.locator('body');
  await body.evaluate((element) => {
    const said: string[] = [];
    Object.assign(window, { said });
    const hear = (): void => {
      for (const region of element.querySelectorAll('[role=status], [role=alert], [aria-live]')) {
        const text = region.textContent?.replace(/\s+/g, ' ').trim() ?? '';
        if (text !== '' && !said.includes(text)) said.push(text);
      }
    };
    new MutationObserver(hear).observe(element, {
      childList: true,
      subtree: true,
      characterData: true,
    });
  });
  return () => body.evaluate(() => (window as unknown as { readonly said: string[] }).said);
}

/** The app's sentences in a language. */
export function sentencesOf(language: string): (key: string) => string {
  const all: unknown = JSON.parse(readFileSync(join(ROOT, `i18n/${language}.json`), 'utf8'));
  return (key) => {
    const found = key
      .split('.')
      .reduce<unknown>((at, part) => (at as Record<string, unknown> | undefined)?.[part], all);
    if (typeof found !== 'string') throw new Error(`There is no sentence ${key} in ${language}.`);
    return found;
  };
}
