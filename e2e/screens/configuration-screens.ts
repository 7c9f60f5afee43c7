import { type FrameLocator, type Page } from '@playwright/test';

import { openFromMenu } from '../support/alma-page';
import { changeConfiguration } from '../support/other-hand';
import { expect, give, goInApp } from './go';
import { type Screen } from './screen';

async function openConfiguration(page: Page, app: FrameLocator): Promise<void> {
  await openFromMenu(page, 'config');
  await expect(app.getByTestId('config-prefix')).toBeVisible();
}

async function unfold(app: FrameLocator): Promise<void> {
  await app
    .locator('main')
    .evaluate((main) => main.querySelectorAll('details').forEach((one) => (one.open = true)));
}

/** The configuration: its parts, its questions, and what it says when something is wrong. */
export const CONFIGURATION_SCREENS: readonly Screen[] = [
  { name: 'configuration', open: openConfiguration },
  {
    name: 'configuration-none',
    config: 'none',
    open: async (page, app) => {
      await openConfiguration(page, app);
      await app.getByTestId('config-prefix').fill('http://hdl.handle.net/99321');
    },
  },
  {
    name: 'configuration-read-only',
    user: 'cataloguer',
    open: async (page, app) => {
      await expect(app.getByTestId('set-search')).toBeVisible();
      await goInApp(page, '#/config');
      await expect(app.getByTestId('config-read-only')).toBeVisible();
    },
  },
  {
    name: 'configuration-unfolded',
    open: async (page, app) => {
      await openConfiguration(page, app);
      await unfold(app);
      await app.getByTestId('config-test').click();
      await expect(app.getByTestId('config-test-summary')).not.toBeEmpty();
    },
  },
  {
    name: 'configuration-conflict',
    open: async (page, app) => {
      await openConfiguration(page, app);
      await unfold(app);
      await app.getByTestId('config-control-number').fill('Mine');
      await changeConfiguration(page, (stored) => {
        const [route] = stored['routes'] as readonly object[];
        const controlNumber = { name: 'Theirs', prefix: '99321/' };
        return { ...stored, repairLimit: 500, routes: [{ ...route, controlNumber }] };
      });
      await app.getByTestId('config-save').click();
      await expect(app.getByTestId('config-conflict')).toBeVisible();
    },
  },
  {
    name: 'configuration-left',
    open: async (page, app) => {
      await openConfiguration(page, app);
      await app.getByTestId('config-control-number').fill('Mine');
      await app.getByTestId('nav-start').click();
      await expect(app.getByTestId('config-leave')).toBeVisible();
    },
  },
  {
    name: 'configuration-file',
    open: async (page, app) => {
      await openConfiguration(page, app);
      await unfold(app);
      await app.getByTestId('config-reset').click();
      await expect(app.getByTestId('config-preview')).toBeVisible();
    },
  },
  {
    name: 'configuration-file-refused',
    open: async (page, app) => {
      await openConfiguration(page, app);
      await unfold(app);
      await give(app.getByTestId('config-import'), 'settings.json', '{"version": 1, "routes": 5}');
      await expect(app.getByTestId('config-preview')).toBeVisible();
    },
  },
  {
    name: 'configuration-damaged',
    open: async (page, app) => {
      await changeConfiguration(page, (stored) => ({ ...stored, routes: 'none' }));
      await page.reload();
      await openConfiguration(page, app);
      await expect(app.getByTestId('config-damaged')).toBeVisible();
    },
  },
];
