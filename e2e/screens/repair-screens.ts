import { type FrameLocator, type Page } from '@playwright/test';

import { checkSet } from '../support/alma-page';
import { titleThatShows } from '../support/built-in';
import { type Control, type Fault } from '../support/control';
import { expect, goInApp, goTo, NO_ANSWER, openSetByName, REFUSED } from './go';
import { type Screen } from './screen';

async function reviewOne(page: Page, app: FrameLocator, control: Control): Promise<void> {
  await goTo(page, control, `#/record/${titleThatShows('typed').mmsId}`);
  await app.getByTestId('repair').click();
  await expect(app.getByTestId('diff')).toBeVisible();
}

async function writeOne(
  page: Page,
  app: FrameLocator,
  control: Control,
  ...faults: readonly Fault[]
): Promise<void> {
  await reviewOne(page, app, control);
  await control.faults(...faults);
  await app.getByTestId('export-before-images').click();
  await app.getByTestId('confirm-repair').click();
}

const PUT = { method: 'PUT', path: '/bibs/' };

/** Whether the write has reached Alma. */
async function hasBeenSent(control: Control): Promise<boolean> {
  const requests = await control.requests();
  return requests.some(({ method }) => method === 'PUT');
}

/** Repairs, from the review to the undoing. */
export const REPAIR_SCREENS: readonly Screen[] = [
  {
    name: 'repair-nothing',
    open: async (page, app) => {
      await expect(app.getByTestId('set-search')).toBeVisible();
      await goInApp(page, '#/repair');
      await expect(app.locator('app-repair-page h1')).toBeVisible();
    },
  },
  { name: 'repair', open: reviewOne },
  {
    name: 'repair-of-a-set',
    open: async (_page, app) => {
      await openSetByName(app, 'Every state');
      await checkSet(app);
      await app.getByTestId('go-repair').click();
      await expect(app.getByTestId('diff').first()).toBeVisible();
    },
  },
  {
    name: 'repairing',
    says: NO_ANSWER,
    open: async (page, app, control) => {
      await writeOne(page, app, control, { match: PUT, effect: 'hang' });
      await expect(app.getByTestId('progress')).toBeVisible();
    },
  },
  {
    name: 'repair-interrupted',
    says: NO_ANSWER,
    open: async (page, app, control) => {
      await writeOne(page, app, control, { match: PUT, effect: 'hang' });
      await expect.poll(() => hasBeenSent(control)).toBe(true);
      await control.faults();
      await page.reload();
      await expect(app.getByTestId('repair-interrupted')).toBeVisible();
    },
  },
  {
    name: 'repair-refused',
    says: REFUSED,
    open: async (page, app, control) => {
      await writeOne(page, app, control, { match: PUT, effect: '401' });
      await expect(app.getByTestId('repair-stopped')).toBeVisible();
    },
  },
  {
    name: 'repaired',
    open: async (page, app, control) => {
      await writeOne(page, app, control);
      await expect(app.getByTestId('undo')).toBeVisible();
    },
  },
];
