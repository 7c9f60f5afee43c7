import { expect as expectNow, type FrameLocator, type Page } from '@playwright/test';

import { checkHandles, checkSet } from '../support/alma-page';
import { titleThatShows } from '../support/built-in';
import { type Control } from '../support/control';
import { RUN_SCREENS } from './run-screens';
import { type Screen } from './screen';

/** Pictures may be taken while the machine is busy. */
const expect = expectNow.configure({ timeout: 30_000 });

async function goTo(page: Page, control: Control, hash: string): Promise<void> {
  await page.goto(`${control.address}/${hash}`);
}

async function openSetByName(app: FrameLocator, name: string): Promise<void> {
  await app.getByTestId('set-search').fill(name);
  await app.getByTestId('set-option').filter({ hasText: name }).first().click();
  await expect(app.getByTestId('set-header')).toBeVisible();
}

/** Every screen, in the order in which a person meets them. */
export const SCREENS: readonly Screen[] = [
  {
    name: 'start',
    open: async (_page, app) => {
      await expect(app.getByTestId('set-search')).toBeVisible();
    },
  },
  {
    name: 'start-without-configuration',
    config: 'none',
    open: async (_page, app) => {
      await expect(app.getByTestId('no-configuration')).toBeVisible();
    },
  },
  {
    name: 'start-cataloguer-without-configuration',
    config: 'none',
    user: 'cataloguer',
    open: async (_page, app) => {
      await expect(app.getByTestId('no-configuration')).toBeVisible();
    },
  },
  {
    name: 'start-visitor',
    user: 'visitor',
    open: async (_page, app) => {
      await app.getByTestId('set-search').fill('Every state');
      await expect(app.getByRole('alert')).toBeVisible();
    },
  },
  {
    name: 'sets-of-the-page',
    open: async (page, app, control) => {
      await goTo(page, control, '#/sets');
      await expect(app.getByTestId('set-option').first()).toBeVisible();
    },
  },
  {
    name: 'record-card',
    open: async (page, app, control) => {
      await goTo(page, control, `#/record/${titleThatShows('typed').mmsId}`);
      await expect(app.getByTestId('record-outcome')).toBeVisible();
    },
  },
  {
    name: 'record-cards',
    open: async (page, app, control) => {
      await goTo(page, control, '#/sets/7710000020006421/members');
      await expect(app.getByTestId('record-outcome').nth(19)).toBeVisible();
    },
  },
  {
    name: 'set',
    open: (_page, app) => openSetByName(app, 'Every state'),
  },
  {
    name: 'set-checked',
    open: async (_page, app) => {
      await openSetByName(app, 'Every state');
      await checkSet(app);
      await checkHandles(app);
    },
  },
  {
    name: 'record-details',
    open: async (_page, app) => {
      await openSetByName(app, 'Every state');
      await checkSet(app);
      await app.getByTestId('result-filter').fill('Parade');
      await app.getByTestId('result-row').click();
      await expect(app.getByTestId('record-details').locator('pre').first()).toBeVisible();
    },
  },
  {
    name: 'error',
    open: async (_page, app, control) => {
      await control.faults({ match: { path: '/conf/sets/' }, effect: '401' });
      await app.getByTestId('set-search').fill('Every state');
      await app.getByTestId('set-option').first().click();
      await expect(app.getByTestId('error')).toBeVisible();
    },
  },
  {
    name: 'repair',
    open: async (page, app, control) => {
      await goTo(page, control, `#/record/${titleThatShows('typed').mmsId}`);
      await app.getByTestId('repair').click();
      await expect(app.getByTestId('diff')).toBeVisible();
    },
  },
  {
    name: 'repaired',
    open: async (page, app, control) => {
      await goTo(page, control, `#/record/${titleThatShows('typed').mmsId}`);
      await app.getByTestId('repair').click();
      await app.getByTestId('export-before-images').click();
      await app.getByTestId('confirm-repair').click();
      await expect(app.getByTestId('undo')).toBeVisible();
    },
  },
  {
    name: 'repair-of-a-set',
    open: async (_page, app) => {
      await openSetByName(app, 'Every state');
      await checkSet(app);
      await app.getByRole('link', { name: 'Repair' }).click();
      await expect(app.getByTestId('diff').first()).toBeVisible();
    },
  },
  ...RUN_SCREENS,
  {
    name: 'configuration',
    open: async (page, app) => {
      await expect(app.getByTestId('set-search')).toBeVisible();
      await page.getByTestId('alma-app-config').click();
      await expect(app.getByTestId('config-prefix')).toBeVisible();
    },
  },
  {
    name: 'settings',
    open: async (page, app) => {
      await expect(app.getByTestId('set-search')).toBeVisible();
      await page.getByTestId('alma-app-settings').click();
      await expect(app.getByTestId('setting-notice')).toBeVisible();
    },
  },
  {
    name: 'help',
    open: async (page, app) => {
      await expect(app.getByTestId('set-search')).toBeVisible();
      await page.getByTestId('alma-app-help').click();
      await expect(app.getByTestId('help-search')).toBeVisible();
    },
  },
];
