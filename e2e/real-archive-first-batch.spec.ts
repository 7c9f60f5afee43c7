import { openAlma } from './support/alma-page';
import { HAS_REAL_TITLES, NO_REAL_TITLES, realArchive, realTitles } from './support/real-archive';
import { saveBy } from './support/saved-file';
import { expect, test } from './support/test';
import {
  finishRun,
  makeRunSet,
  membersOfSet,
  prepareRun,
  registerInForm,
  startRun,
  walkPilot,
} from './run/run-story';

test.skip(!HAS_REAL_TITLES, NO_REAL_TITLES);
test.use({ simulator: { archive: realArchive('migrated'), limits: false, jobSpeed: 1000 } });

test.setTimeout(300_000);

const FIRST_BATCH = 'Handles - First Batch from mms_ids.csv';
/** Some of its titles: few, so that the pilot is soon over. */
const PILOT = 'First 100 Handle Fixes';

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
  await walkPilot(app, page, control, PILOT);

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
