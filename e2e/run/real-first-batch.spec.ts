import { type FrameLocator, type Page } from '@playwright/test';

import { openAlma } from '../support/alma-page';
import { type Control } from '../support/control';
import { HAS_REAL_TITLES, NO_REAL_TITLES, realArchive, realTitles } from '../support/real-archive';
import { saveBy } from '../support/saved-file';
import { expect, test } from '../support/test';
import { fillProfile, reportOf, runProfile } from './alma-form';
import {
  beginRun,
  expectPhase,
  finishRun,
  importEvents,
  makeRunSet,
  membersOfSet,
  prepareRun,
  reasonsOf,
  registerInForm,
  startRun,
  stepOf,
} from './run-story';

test.skip(!HAS_REAL_TITLES, NO_REAL_TITLES);
test.use({ simulator: { archive: realArchive('migrated'), limits: false, jobSpeed: 1000 } });

test.setTimeout(300_000);

const FIRST_BATCH = 'Handles - First Batch from mms_ids.csv';
/** Titles of both sets below: few, so that the pilot is soon over. */
const PILOT = 'First 100 Handle Fixes';
const DCAP01 = 'All Digital Titles in DCAP01 Format';

interface Report {
  readonly run: { readonly pilot: boolean; readonly state: string };
  readonly set: { readonly id: string; readonly size: number };
  readonly steps: readonly { readonly step: string; readonly state: string }[];
  readonly handles_after: { readonly counts: Readonly<Record<string, number>> };
}

test('the first batch: a pilot, the typed kept out, three jobs, every handle right', async ({
  page,
  control,
}) => {
  const app = await openAlma(page, control);
  await pilot(app, page, control);

  await prepareRun(app, FIRST_BATCH);
  await expect(app.getByTestId('stays-out-typed').locator('.number')).toHaveText(/^1\d\d$/);
  await expect(app.getByTestId('stays-out-already-right').locator('.number')).toHaveText('3');
  await makeRunSet(app);
  await startRun(app);
  await registerInForm(app, page, control);
  await finishRun(app);
  const report = JSON.parse((await saveBy(page, app.getByTestId('run-report'))).text) as Report;
  expect(report.run).toMatchObject({ pilot: false, state: 'ended' });
  expect(report.steps.map(({ step, state }) => `${step} ${state}`)).toEqual([
    'copy done',
    'migrate done',
    'register done',
  ]);
  const { id, size } = report.set;
  expect(size).toBeGreaterThan(5700);
  expect(report.handles_after.counts['right']).toBe(size);
  await expect(app.getByTestId('run-verdict-count-right')).toHaveText(String(size));

  const entered = new Set(await membersOfSet(control, id));
  expect(entered.size).toBe(size);
  const titles = realTitles().filter(({ mms_id = '' }) => entered.has(mms_id));
  for (const { mms_id = '', handle = '' } of titles.filter((_, i) => i % 50 === 0)) {
    expect(await control.targetOf(handle), handle).toContain(`alma${mms_id}/`);
  }
});

test('the titles on which register ran first are recognised, explained and listed', async ({
  page,
  control,
}) => {
  const app = await openAlma(page, control);
  await pilot(app, page, control);
  await fillProfile(page, control, { set: DCAP01, action: 'Create and Update' });
  await reportOf(page, control, await runProfile(page));

  await prepareRun(app, DCAP01);
  await expect(app.getByTestId('stays-out-already-right').locator('.number')).toHaveText('3');
  const enters = Number(await app.getByTestId('enters-count').textContent());
  expect(enters).toBeGreaterThan(10_000);
  await makeRunSet(app);
  await startRun(app);
  await expectPhase(app, 'migrate', 'failed');
  expect(await reasonsOf(app, 'migrate')).toEqual(['skipped']);

  await importEvents(app, page, control, 'xlsx');
  const found = stepOf(app, 'migrate').getByTestId('events-found');
  const said = enters.toLocaleString('en');
  await expect(found).toContainText(`${said} records have another handle in Alma`);
  expect(await reasonsOf(app, 'migrate')).toEqual(['skips-unexplained']);
  await expectPhase(app, 'register', 'locked');
  const text = (await saveBy(page, found.getByTestId('events-support'))).text;
  expect(text.match(/Alma holds another handle identifier for this record/g)?.length).toBe(enters);
});

/** The pilot of the route, so that a whole set may go. */
async function pilot(app: FrameLocator, page: Page, control: Control): Promise<void> {
  await beginRun(app, PILOT);
  await registerInForm(app, page, control);
  await finishRun(app);
  await expect(app.getByTestId('run-verdict-count-right')).toHaveText('3');
  await app.getByTestId('put-away').click();
  await app.getByTestId('nav-start').click();
}
