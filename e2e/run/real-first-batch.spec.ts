import { type FrameLocator, type Page } from '@playwright/test';

import { openAlma } from '../support/alma-page';
import { type Control } from '../support/control';
import { HAS_REAL_TITLES, NO_REAL_TITLES, realArchive, realTitles } from '../support/real-archive';
import { saveBy } from '../support/saved-file';
import { expect, test } from '../support/test';
import { fillProfile, goTo, reportOf, runProfile } from './alma-form';
import { beginRun, expectPhase, finishRun, registerInForm, stepOf } from './run-story';

test.skip(!HAS_REAL_TITLES, NO_REAL_TITLES);
test.use({ simulator: { archive: realArchive('migrated'), limits: false, jobSpeed: 1000 } });

const FIRST_BATCH = 'Handles - First Batch from mms_ids.csv';
const DCAP01 = 'All Digital Titles in DCAP01 Format';

interface Report {
  readonly run: { readonly pilot: boolean; readonly state: string };
  readonly set: { readonly size: number };
  readonly steps: readonly { readonly step: string; readonly state: string }[];
  readonly handles_after: { readonly counts: Readonly<Record<string, number>> };
}

test('the first batch: a pilot, the typed kept out, three jobs, every handle right', async ({
  page,
  control,
}) => {
  const app = await openAlma(page, control);
  await pilot(app, page, control, FIRST_BATCH);

  await beginRun(app, FIRST_BATCH);
  await registerInForm(app, page, control);
  await finishRun(app);
  const report = JSON.parse((await saveBy(page, app.getByTestId('run-report'))).text) as Report;
  expect(report.run).toMatchObject({ pilot: false, state: 'ended' });
  expect(report.steps.map(({ step, state }) => `${step} ${state}`)).toEqual([
    'copy done',
    'migrate done',
    'register done',
  ]);
  const { size } = report.set;
  expect(size).toBeGreaterThan(5800);
  expect(report.handles_after.counts['right']).toBe(size);
  await expect(app.getByTestId('run-verdict-count-right')).toHaveText(String(size));
  const entered = new Set(await enteredTitles(page, control));
  expect(entered.size).toBe(size);
  for (const { mms_id = '', handle = '' } of realTitles().slice(0, 6040)) {
    if (!entered.has(mms_id)) continue;
    expect(await control.targetOf(handle), handle).toContain(`alma${mms_id}/`);
  }
});
