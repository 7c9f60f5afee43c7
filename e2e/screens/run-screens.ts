import { expect as expectNow, type FrameLocator, type Page } from '@playwright/test';

import { checkSet, openSet } from '../support/alma-page';
import { type Control } from '../support/control';
import { type Screen } from './screen';

const expect = expectNow.configure({ timeout: 60_000 });

/** The Handle profile's id in the simulated Alma. */
const PROFILE = '27210000000006421';

async function prepareRun(app: FrameLocator): Promise<void> {
  await openSet(app, 'First batch');
  await checkSet(app);
  await app.getByTestId('prepare').click();
  const ask = app.getByRole('button', { name: 'Check the handles first' });
  await expect(app.getByTestId('make-set').or(ask).first()).toBeVisible();
  await expect(app.getByTestId('make-set')).toBeEnabled();
}

/** A pilot, until the person has to register it in Alma's own page. */
async function runToRegister(app: FrameLocator): Promise<void> {
  await prepareRun(app);
  await app.getByTestId('make-set').click();
  await app.getByTestId('start-run').click();
  await app.getByTestId('confirm-run').click();
  await expect(app.getByTestId('checklist-item').first()).toBeVisible();
}

/** Sets the profile's form as the checklist says, runs it, and hands in the process id. */
async function register(page: Page, app: FrameLocator, control: Control): Promise<void> {
  const setName = await app.locator('[data-item="set"] bdi').innerText();
  await page.goto(`${control.address}/#/profile/${PROFILE}`);
  await page.getByTestId('alma-profile-set').selectOption({ label: setName });
  await page.getByTestId('alma-profile-action').selectOption({ label: 'Create and Update' });
  await page
    .getByTestId('alma-profile-upon-create-dc')
    .selectOption({ label: 'Do not add to metadata' });
  await page.getByTestId('alma-profile-run').click();
  await app.getByTestId('process-id').fill(await page.getByTestId('alma-job-id').innerText());
  await app.getByTestId('watch-run').click();
}

/** A run of the jobs, from its preparation to its end, and the runs that were. */
export const RUN_SCREENS: readonly Screen[] = [
  {
    name: 'run-none',
    open: async (page, app) => {
      await page.locator('iframe[title="Cloud App"]').evaluate((frame: HTMLIFrameElement) => {
        frame.src = new URL('#/run', frame.src).href;
      });
      await expect(app.getByRole('heading', { level: 1 })).toBeVisible();
    },
  },
  { name: 'run-prepare', open: (_page, app) => prepareRun(app) },
  {
    name: 'run-confirm',
    open: async (_page, app) => {
      await prepareRun(app);
      await app.getByTestId('make-set').click();
      await app.getByTestId('start-run').click();
      await expect(app.getByTestId('confirm-run')).toBeVisible();
    },
  },
  { name: 'run-register', open: (_page, app) => runToRegister(app) },
  {
    name: 'run-stopped',
    open: async (_page, app) => {
      await runToRegister(app);
      await app.getByTestId('stop-run').click();
      await app.getByTestId('confirm-stop').click();
      await expect(app.getByTestId('run-stopped')).toBeVisible();
    },
  },
  {
    name: 'run-ended',
    open: async (page, app, control) => {
      await runToRegister(app);
      await register(page, app, control);
      await app.getByTestId('skip-wait').click();
      await expect(app.getByTestId('run-result')).toBeVisible();
    },
  },
  {
    name: 'runs',
    open: async (_page, app) => {
      await app.getByTestId('nav-runs').click();
      await expect(app.getByTestId('past-run').first()).toBeVisible();
    },
  },
];
