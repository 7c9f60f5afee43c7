import { expect as expectNow, type FrameLocator, type Page } from '@playwright/test';

import { checkSet, openSet } from '../support/alma-page';
import { type Control } from '../support/control';
import { sendMessage } from '../support/other-hand';
import { runFile, type StepInFile } from './run-file';
import { type Screen } from './screen';

const expect = expectNow.configure({ timeout: 60_000 });

/** The Handle profile's id in the simulated Alma. */
const PROFILE = '27210000000006421';

async function prepareRun(app: FrameLocator): Promise<void> {
  await openSet(app, 'First batch');
  await checkSet(app);
  await app.getByTestId('prepare').click();
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

/** Takes a run up that stands so. */
async function takeUp(app: FrameLocator, ...steps: readonly StepInFile[]): Promise<void> {
  await app.getByTestId('nav-runs').click();
  await app.getByTestId('import-run-file').setInputFiles({
    name: 'run-file.json',
    mimeType: 'application/json',
    buffer: runFile(...steps),
  });
  await expect(app.getByTestId('run-report')).toBeVisible();
}

/** Loses what the app has saved of a pilot, and opens the pilot's set to continue it. */
async function continueLostRun(page: Page, app: FrameLocator): Promise<void> {
  await runToRegister(app);
  await sendMessage(page, 'CLOUDAPP_STORE', { key: 'run', value: null });
  await page.reload();
  await app.getByTestId('nav-runs').click();
  await app.getByTestId('open-lost-set').first().click();
  await checkSet(app);
  await app.getByTestId('take-up').click();
  await expect(app.getByTestId('take-up-run')).toBeEnabled();
}

const MIGRATED = {
  name: 'migrate',
  by: 'app',
  jobName: 'HA-M3K9-7QXP migrate Handles - First Batch from mms_ids.csv',
  instanceId: '7603004930006421',
  launchedAt: 1_777_887_000_000,
  endedAt: 1_777_889_220_000,
  status: 'COMPLETED_SUCCESS',
} as const;
const REGISTER = { name: 'register', phase: 'locked' } as const;

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
    name: 'run-gate-failed',
    open: (_page, app) =>
      takeUp(
        app,
        {
          ...MIGRATED,
          phase: 'failed',
          numbers: { processed: 6040, exceptions: 0, skipped: 121 },
          counters: [
            { label: 'Records processed', value: 6040 },
            { label: 'Records skipped', value: 121 },
            { label: 'Records linked to a network zone', value: 0 },
          ],
          gate: {
            state: 'failed',
            reasons: [{ id: 'skipped', with: { n: 121 } }],
            numbers: [
              { id: 'processed', wanted: 6040, found: 6040 },
              { id: 'exceptions', wanted: 0, found: 0 },
              { id: 'skipped', wanted: 0, found: 121 },
            ],
          },
        },
        REGISTER,
      ),
  },
  {
    name: 'run-copy-failed',
    open: (_page, app) =>
      takeUp(
        app,
        {
          ...MIGRATED,
          name: 'copy',
          phase: 'failed',
          gate: {
            state: 'failed',
            reasons: [
              { id: 'newly-typed', with: { n: 121 } },
              { id: 'newly-twice', with: { n: 1 } },
            ],
            numbers: [
              { id: 'ready', wanted: 6040, found: 5919 },
              { id: 'copy-needed', wanted: 0, found: 0 },
              { id: 'typed', wanted: 0, found: 121 },
              { id: 'twice', wanted: 0, found: 1 },
            ],
          },
        },
        { name: 'migrate', phase: 'locked' },
        REGISTER,
      ),
  },
  {
    name: 'run-cannot-tell',
    open: (_page, app) =>
      takeUp(
        app,
        {
          ...MIGRATED,
          phase: 'undecided',
          counters: [
            { label: 'Bearbeitete Datensätze', value: 6040 },
            { label: 'Übersprungene Datensätze', value: 0 },
          ],
          gate: {
            state: 'unknown',
            reasons: [{ id: 'numbers-unknown', with: { n: 3 } }],
            numbers: [
              { id: 'processed', wanted: 6040 },
              { id: 'exceptions', wanted: 0 },
              { id: 'skipped', wanted: 0 },
            ],
          },
        },
        REGISTER,
      ),
  },
  {
    name: 'run-unsettled',
    open: (_page, app) =>
      takeUp(
        app,
        {
          ...MIGRATED,
          instanceId: '',
          endedAt: 0,
          status: '',
          phase: 'unsettled',
          problem: { id: 'launch-lost', with: {} },
        },
        REGISTER,
      ),
  },
  {
    name: 'run-waiting',
    open: async (_page, app, control) => {
      await prepareRun(app);
      await app.getByTestId('make-set').click();
      await app.getByTestId('start-run').click();
      await control.planJob('copy', '402223');
      await app.getByTestId('confirm-run').click();
      await expect(app.locator('[data-phase="waiting"]')).toBeVisible();
    },
  },
  {
    name: 'run-watched',
    open: async (page, app) => {
      const address = page.url();
      await runToRegister(app);
      const other = await page.context().newPage();
      await other.goto(address);
      const otherApp = other.frameLocator('iframe[title="Cloud App"]');
      await otherApp.getByTestId('run-banner').getByRole('link').click();
      // The other panel drives as soon as this one is gone.
      await page.goto('about:blank');
      await expect(otherApp.getByTestId('process-id')).toBeVisible();
      await page.goto(address);
      await app.getByTestId('run-banner').getByRole('link').click();
      await expect(app.getByTestId('watching')).toBeVisible();
    },
  },
  {
    name: 'run-damaged',
    open: async (page, app) => {
      await sendMessage(page, 'CLOUDAPP_STORE', { key: 'run', value: { version: 1, id: 'HA-M3' } });
      await page.reload();
      await app.locator('app-run-banner').getByRole('link').click();
      await expect(app.getByTestId('run-damaged')).toBeVisible();
    },
  },
  { name: 'run-take-up', open: (page, app) => continueLostRun(page, app) },
  {
    name: 'run-rebuilt',
    open: async (page, app) => {
      await continueLostRun(page, app);
      await app.getByTestId('take-up-run').click();
      await expect(app.getByTestId('not-there')).toBeVisible();
    },
  },
  {
    name: 'run-unreadable',
    open: (_page, app) =>
      takeUp(
        app,
        {
          ...MIGRATED,
          phase: 'done',
          gate: {
            state: 'passed',
            reasons: [],
            numbers: [
              { id: 'processed', wanted: 6040, found: 6040 },
              { id: 'exceptions', wanted: 0, found: 0 },
              { id: 'skipped', wanted: 0, found: 0 },
            ],
          },
        },
        {
          name: 'register',
          phase: 'guided',
          by: 'person',
          instanceId: '7603004940006421',
          problem: {
            id: 'run-unreadable',
            with: { message: 'User does not have permission.', code: '401871', trackingId: 'E01' },
          },
        },
      ),
  },
  {
    name: 'runs',
    open: async (_page, app) => {
      await app.getByTestId('nav-runs').click();
      await expect(app.getByTestId('past-run').first()).toBeVisible();
    },
  },
];
