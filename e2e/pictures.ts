import { chromium, type Page } from '@playwright/test';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

import { SCREENS } from './screens/screens';
import { panel } from './support/alma-page';
import { ROOT, SimulatedAlma } from './support/simulated-alma';

// The pictures of the README, taken from the simulated Alma, so that they never age:
//   npm run pictures

const PICTURES = join(ROOT, 'docs/pictures');

interface Picture {
  readonly file: string;
  /** One of the screens. */
  readonly screen: string;
  /** With Alma's page around it, or the panel alone. */
  readonly shows: 'page' | 'panel';
  /** Pixels. */
  readonly height: number;
}

const WANTED: readonly Picture[] = [
  { file: 'start', screen: 'sets-of-the-page', shows: 'page', height: 760 },
  { file: 'set', screen: 'set-checked', shows: 'page', height: 900 },
  { file: 'run', screen: 'run-ended', shows: 'panel', height: 900 },
  { file: 'record', screen: 'record-card', shows: 'panel', height: 900 },
  { file: 'config', screen: 'configuration', shows: 'panel', height: 900 },
];

async function take(page: Page, { file, shows }: Picture): Promise<void> {
  const path = join(PICTURES, `${file}.png`);
  if (shows === 'page') await page.screenshot({ path });
  else await page.getByTestId('alma-app-frame').screenshot({ path });
}

async function main(): Promise<void> {
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
  try {
    for (const picture of WANTED) {
      const screen = SCREENS.find(({ name }) => name === picture.screen);
      if (screen === undefined) throw new Error(`There is no screen ${picture.screen}.`);
      await alma.control.reset(screen.config);
      const page = await browser.newPage({ viewport: { width: 1280, height: picture.height } });
      await page.goto(`${alma.address}/`);
      await screen.open(page, panel(page), alma.control);
      await panel(page)
        .locator('html')
        .evaluate((html) => html.scrollTo(0, 0));
      const notices = panel(page).getByTestId('notice').getByRole('button');
      while ((await notices.count()) > 0) {
        await notices.first().click();
      }
      await take(page, picture);
      await page.close();
      process.stdout.write(`docs/pictures/${picture.file}.png\n`);
    }
  } finally {
    await browser.close();
    await alma.stop();
  }
}

void main();
