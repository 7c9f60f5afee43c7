import { type Browser, chromium, type Page } from '@playwright/test';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import { SCREENS } from './screens/screens';
import { panel } from './support/alma-page';
import { type Control } from './support/control';
import { cutOff } from './support/cut-off';
import { ROOT, SimulatedAlma } from './support/simulated-alma';

// Pictures of every screen, in each width, colour and direction, to be looked at:
//   npm run shots [-- screen … new_blue|gold|charcoal … ltr|rtl|es|fr|de …]
// They land in e2e/shots; what is cut off or does not open is named.

const SIZES = ['300', '400', 'full'] as const;
const COLORS = ['new_blue', 'gold', 'charcoal'] as const;
const LANGUAGES = { ltr: 'en', rtl: 'he', es: 'es', fr: 'fr', de: 'de' } as const;
/** The others are taken where they are asked for. */
const BOTH_WAYS = ['ltr', 'rtl'] as const;
/** A screen is shown to its end, down to here. */
const LOWEST = 12_000;
const ON_A_SCREEN = { width: 1440, height: 1000 };
const PICTURES = join(ROOT, 'e2e/shots');

interface Look {
  readonly color: (typeof COLORS)[number];
  readonly writing: keyof typeof LANGUAGES;
}

/** Takes the pictures of all screens in one look. @returns what is wrong with them */
async function takeAll(
  browser: Browser,
  control: Control,
  look: Look,
  wanted: readonly string[],
): Promise<readonly string[]> {
  const problems: string[] = [];
  for (const screen of pickNamed(SCREENS, ({ name }) => name, wanted)) {
    await control.reset(screen.config ?? 'demo');
    const user = screen.user ?? 'admin';
    await control.session({ user, language: LANGUAGES[look.writing], color: look.color });
    const context = await browser.newContext({ viewport: ON_A_SCREEN });
    try {
      const page = await context.newPage();
      await page.goto(`${control.address}/`);
      page.setDefaultTimeout(30_000);
      await screen.open(page, panel(page), control);
      problems.push(...(await takeSizes(page, `${screen.name}-${look.color}-${look.writing}`)));
    } catch (error) {
      // The other pictures are worth having all the same.
      const [why] = (error instanceof Error ? error.message : String(error)).split('\n');
      problems.push(`${screen.name} (${look.color}, ${look.writing}) did not open: ${why}`);
    } finally {
      await context.close();
    }
  }
  return problems;
}

/** Those that are asked for by name; all where none of them is. */
function pickNamed<T>(all: readonly T[], nameOf: (one: T) => string, wanted: readonly string[]) {
  const named = all.filter((one) => wanted.includes(nameOf(one)));
  return named.length === 0 ? all : named;
}

async function takeSizes(page: Page, name: string): Promise<readonly string[]> {
  const problems: string[] = [];
  for (const size of SIZES) {
    await page.setViewportSize(ON_A_SCREEN);
    await page.getByTestId('alma-panel-size').selectOption(size);
    await settle(page);
    await showAll(page);
    const path = join(PICTURES, `${name}-${size}.png`);
    await page.getByTestId('alma-app-frame').screenshot({ path });
    problems.push(...(await cutOff(panel(page))).map((what) => `${name}-${size}: ${what}`));
  }
  return problems;
}

/** Two frames of the browser: what the new width asks for is drawn. */
async function settle(page: Page): Promise<void> {
  await panel(page)
    .locator('body')
    .evaluate(
      () =>
        new Promise<void>((resolve) =>
          requestAnimationFrame(() => requestAnimationFrame(() => resolve())),
        ),
    );
}

/** Makes the window so high that little is left to scroll: what is measured by it grows with it, so not for ever. */
async function showAll(page: Page): Promise<void> {
  const html = panel(page).locator('html');
  let height = ON_A_SCREEN.height;
  for (let tries = 0; tries < 3; tries++) {
    const hidden = await html.evaluate((all) => all.scrollHeight - all.clientHeight);
    if (hidden <= 0) return;
    height = Math.min(height + hidden, LOWEST);
    await page.setViewportSize({ ...ON_A_SCREEN, height });
    await settle(page);
  }
}

async function main(): Promise<void> {
  const wanted = process.argv.slice(2);
  if (wanted.length === 0) rmSync(PICTURES, { recursive: true, force: true });
  mkdirSync(PICTURES, { recursive: true });
  const alma = await SimulatedAlma.start({
    limits: false,
    jobSpeed: 1000,
    alma: { 'handle-job': 'readable' },
  });
  const browser = await chromium.launch({
    ...(process.env['CHROME_BIN'] === undefined
      ? {}
      : { executablePath: process.env['CHROME_BIN'] }),
    args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'],
  });
  const problems: string[] = [];
  const all = Object.keys(LANGUAGES) as readonly (keyof typeof LANGUAGES)[];
  const asked = all.filter((writing) => wanted.includes(writing));
  try {
    for (const color of pickNamed(COLORS, (one) => one, wanted)) {
      for (const writing of asked.length > 0 ? asked : BOTH_WAYS) {
        const look = { color, writing };
        problems.push(...(await takeAll(browser, alma.control, look, wanted)));
        process.stdout.write(`${color}, ${writing}: taken\n`);
      }
    }
  } finally {
    await browser.close();
    await alma.stop();
  }
  for (const problem of problems) process.stdout.write(`${problem}\n`);
  process.exitCode = problems.length === 0 ? 0 : 1;
}

void main();
