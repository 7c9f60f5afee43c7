import { AxeBuilder } from '@axe-core/playwright';
import { type Frame, type Page } from '@playwright/test';

import { THEME_COLORS } from '../simulator/ui/theme-colors';
import { openSetByName } from './screens/go';
import { SCREENS } from './screens/screens';
import { checkSet, panel } from './support/alma-page';
import { expect, test } from './support/test';

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
/** What axe finds of little weight is left to the reader. */
const GRAVE = ['critical', 'serious', 'moderate'];

interface Finding {
  readonly id: string;
  readonly impact?: string | null | undefined;
  readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
}

function asLines(where: string, findings: readonly Finding[]): readonly string[] {
  return findings
    .filter(({ impact }) => GRAVE.includes(impact ?? 'critical'))
    .flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${where}, ${id}: ${html} ${failureSummary ?? ''}`),
    );
}

/** What axe finds in the app, targets too small for a finger included. */
async function findingsOn(page: Page, where: string): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page })
    .include('iframe[title="Cloud App"]')
    .options({ rules: { 'target-size': { enabled: true } } })
    .analyze();
  return asLines(where, violations);
}

function appFrame(page: Page): Frame {
  const frame = page.frames().find((one) => one.url().startsWith('http://localhost:'));
  if (frame === undefined) throw new Error('There is no app on the page.');
  return frame;
}

/** Puts the app into a theme colour without starting it anew, and asks axe about contrast alone. */
async function contrastIn(frame: Frame, color: string): Promise<readonly string[]> {
  const violations = await frame.evaluate(async (theme) => {
    const body = document.body;
    for (const name of [...body.classList]) {
      if (name.startsWith('cloudapp-theme--')) body.classList.remove(name);
    }
    body.classList.add(`cloudapp-theme--${theme}`);
    // axe is there since the page was examined as a whole.
    const { axe } = window as unknown as {
      readonly axe: {
        run(on: Document, how: object): Promise<{ readonly violations: readonly Finding[] }>;
      };
    };
    return (await axe.run(document, { runOnly: ['color-contrast'], iframes: false })).violations;
  }, color);
  return asLines(color, violations);
}

/** What makes the panel scroll sideways: the elements that stick out of it. */
function stickingOut(page: Page): Promise<readonly string[]> {
  return panel(page)
    .locator('html')
    .evaluate((html) => {
      if (html.scrollWidth <= html.clientWidth) return [];
      const isOut = (element: Element): boolean => {
        const { left, right, width } = element.getBoundingClientRect();
        return width > 1 && (left < -1 || right > html.clientWidth + 1);
      };
      const out = [...html.querySelectorAll('body *')].filter(isOut);
      const innermost = out.filter((one) => ![...one.children].some(isOut));
      return [
        `${html.scrollWidth} px wide`,
        ...innermost.map(
          (one) => `${one.tagName} ${one.className}: ${one.textContent?.slice(0, 80) ?? ''}`,
        ),
      ];
    });
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
  test(`${screen.name}: axe finds nothing and nothing scrolls sideways, in any width`, async ({
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
      expect.soft(await stickingOut(page), `${size}: scrolls sideways`).toEqual([]);
      expect.soft(await findingsOn(page, size), size).toEqual([]);
    }
    for (const color of IN_EVERY_THEME.includes(screen.name) ? THEME_COLORS : []) {
      expect.soft(await contrastIn(appFrame(page), color), color).toEqual([]);
    }
  });
}

test('at 400 % zoom nothing scrolls sideways', async ({ page, control }) => {
  // A panel of 400 px on a page four times as large has room for 320 px of a wide screen’s content.
  await page.setViewportSize({ width: 1280, height: 256 });
  await page.goto(`${control.address}/`);
  await panel(page).getByTestId('set-search').fill('Every state');
  await panel(page).getByTestId('set-option').first().click();
  await page.getByTestId('alma-panel-size').selectOption('300');
  await expect(panel(page).getByTestId('check')).toBeVisible();
  expect(await stickingOut(page)).toEqual([]);
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
