import { type Page } from '@playwright/test';

import { THEME_COLORS } from '../simulator/ui/theme-colors';
import { openSetByName } from './screens/go';
import { SCREENS } from './screens/screens';
import { checkSet, panel } from './support/alma-page';
import { appFrame, axeFindings } from './support/axe';
import { cutOff } from './support/cut-off';
import { expect, test } from './support/test';

// Each screen stands by itself: both workers take their share.
test.describe.configure({ mode: 'parallel' });
test.use({
  simulator: { limits: false, jobSpeed: 1000, alma: { 'handle-job': 'readable' } },
  viewport: { width: 1440, height: 1000 },
});

const SIZES = ['300', '400', 'full'] as const;
/** Between them these show every part of the screens in every tone. */
const IN_EVERY_THEME = [
  'start',
  'set-checked',
  'record-card',
  'record-details',
  'check-paused',
  'repair',
  'run-register',
  'configuration-unfolded',
  'settings',
  'help',
];
/** These have the most words side by side. */
const WORDY = [
  'run-register',
  'set-checked',
  'repair-of-a-set',
  'run-gate-failed',
  'run-cannot-tell',
  'run-copy-failed',
];
/** Targets too small for a finger are no part of what axe looks for by itself. */
const WITH_TARGETS = { rules: { 'target-size': { enabled: true } } };
/** What there is at 300 px is there at 400, too: only its room may be wrong. */
const ROOM = ['target-size', 'color-contrast', 'scrollable-region-focusable'];
const RULES = { '300': { runOnly: ROOM }, '400': WITH_TARGETS, full: WITH_TARGETS } as const;

/** Puts the app into a theme colour without starting it anew, and asks axe about contrast alone. */
async function contrastIn(page: Page, color: string): Promise<readonly string[]> {
  const frame = appFrame(page);
  await frame.evaluate((theme) => {
    const body = document.body;
    for (const name of [...body.classList]) {
      if (name.startsWith('cloudapp-theme--')) body.classList.remove(name);
    }
    body.classList.add(`cloudapp-theme--${theme}`);
  }, color);
  return axeFindings(frame, color, { runOnly: ['color-contrast'] });
}

/** Bars cover what is scrolled beneath them: what they cover now is not too small for that. */
async function unstick(page: Page): Promise<void> {
  await panel(page)
    .locator('html')
    .evaluate((html) => {
      html.scrollTo(0, 0);
      for (const one of html.querySelectorAll<HTMLElement>('body *')) {
        if (getComputedStyle(one).position === 'sticky') one.style.position = 'static';
      }
    });
}

for (const screen of SCREENS) {
  test(`${screen.name}: axe finds nothing and nothing is cut off, in any width`, async ({
    page,
    control,
    watch,
  }) => {
    if (screen.says !== undefined) watch.expect(screen.says);
    if (screen.config !== undefined) await control.reset(screen.config);
    if (screen.user !== undefined) await control.session({ user: screen.user });
    await page.goto(`${control.address}/`);
    await screen.open(page, panel(page), control);
    for (const size of SIZES) {
      await page.getByTestId('alma-panel-size').selectOption(size);
      await unstick(page);
      expect.soft(await cutOff(panel(page)), `${size}: cut off`).toEqual([]);
      expect.soft(await axeFindings(appFrame(page), size, RULES[size]), size).toEqual([]);
    }
    for (const color of IN_EVERY_THEME.includes(screen.name) ? THEME_COLORS : []) {
      expect.soft(await contrastIn(page, color), color).toEqual([]);
    }
  });
}

/** The screens with the longest words, in the language that has the longest, and from right to left. */
for (const language of ['de', 'he'] as const) {
  for (const screen of SCREENS.filter(({ name }) => WORDY.includes(name))) {
    test(`${screen.name} in ${language}: nothing is cut off at 300 px`, async ({
      page,
      control,
    }) => {
      await control.session({ language });
      await page.goto(`${control.address}/`);
      await screen.open(page, panel(page), control);
      await page.getByTestId('alma-panel-size').selectOption('300');
      expect(await cutOff(panel(page))).toEqual([]);
    });
  }
}

test('at 400 % zoom nothing scrolls sideways', async ({ page, control }) => {
  // A panel of 400 px on a page four times as large has room for 320 px of a wide screen’s content.
  await page.setViewportSize({ width: 1280, height: 256 });
  await page.goto(`${control.address}/`);
  await panel(page).getByTestId('set-search').fill('Every state');
  await panel(page).getByTestId('set-option').first().click();
  await page.getByTestId('alma-panel-size').selectOption('300');
  await expect(panel(page).getByTestId('check')).toBeVisible();
  expect(await cutOff(panel(page))).toEqual([]);
});

test('who wants less motion gets none', async ({ page, control }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto(`${control.address}/`);
  const durations = await panel(page)
    .locator('body')
    .evaluate((body) =>
      [...body.querySelectorAll('*')].map(
        (element) => getComputedStyle(element).transitionDuration,
      ),
    );
  expect(durations.filter((duration) => Number.parseFloat(duration) > 0.01)).toEqual([]);
});

test('where the system chooses the colours, pictures keep their lengths and choices their marks', async ({
  page,
  control,
}) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await page.goto(`${control.address}/`);
  const app = panel(page);
  const here = app.locator('[aria-current="page"]');
  await expect(here).not.toHaveCSS('border-block-end-style', 'none');
  await openSetByName(app, 'Every state');
  await checkSet(app);
  const ready = app.getByRole('button', { name: 'Ready', exact: true });
  await ready.click();
  await expect(ready).toHaveAttribute('aria-pressed', 'true');
  const styles = await app.locator('body').evaluate((body) => {
    const of = (selector: string): CSSStyleDeclaration => {
      const [element = body] = body.querySelectorAll(selector);
      return getComputedStyle(element);
    };
    return {
      page: of('body').backgroundColor,
      part: of('app-count-picture .part').backgroundColor,
      length: of('app-count-picture .length-bar').backgroundColor,
      done: of('[role="progressbar"] > *').backgroundColor,
      chosen: of('[aria-pressed="true"]').outlineStyle,
    };
  });
  expect([styles.part, styles.length, styles.done]).not.toContain(styles.page);
  expect(styles.chosen).not.toBe('none');
});
