import { openAlma } from '../support/alma-page';
import { membersOf, titleThatShows } from '../support/built-in';
import { expect, test } from '../support/test';
import { fillProfile } from './alma-form';
import {
  beginRun,
  checklistOf,
  expectPhase,
  finishRun,
  prepareRun,
  registerInForm,
  stepOf,
} from './run-story';

// Who enters a run, and by which way.

test.use({ simulator: { limits: false, jobSpeed: 1000 } });

test('a title whose handle leads to another record enters by a word about this very title alone', async ({
  page,
  control,
}) => {
  const { mmsId, title } = titleThatShows('ready', '?wrong-record');
  await control.createSet('Doubtful', [mmsId, ...membersOf('First batch').slice(0, 3)]);
  const app = await openAlma(page, control);
  await prepareRun(app, 'Doubtful');
  await expect(app.getByTestId('enters-count')).toHaveText('3');
  await expect(app.getByTestId('stays-out-wrong-record').locator('.number')).toHaveText('1');
  const box = app.getByRole('checkbox', { name: title, includeHidden: true });
  await app.locator('details').filter({ has: box }).locator('summary').click();
  await box.check();
  await expect(app.getByTestId('enters-count')).toHaveText('4');
  await box.uncheck();
  await expect(app.getByTestId('enters-count')).toHaveText('3');
});

test('titles without a handle get one by register alone, and it stands in their metadata', async ({
  page,
  control,
}) => {
  const app = await openAlma(page, control);
  await beginRun(app, 'New titles, no handle yet', 'new');
  await expect(stepOf(app, 'copy')).toHaveCount(0);
  await expect(stepOf(app, 'migrate')).toHaveCount(0);
  const asked = await checklistOf(app);
  expect(asked['action']).toBe('Create');
  expect(asked['upon-create-dc']).toBe('Add new Handles to Metadata');
  expect(asked['upon-create-marc']).toBe('Do not add to metadata');
  await registerInForm(app, page, control);
  await finishRun(app);
  await expect(app.getByTestId('run-verdict-count-right')).toHaveText('3');
  const records = await Promise.all(
    membersOf('New titles, no handle yet').map((mmsId) => control.record(mmsId)),
  );
  const made = records.filter(({ background }) => background !== null);
  expect(made.length).toBe(3);
  for (const { mms_id: mmsId, background, record } of made) {
    expect(record).toContain(`>${background ?? ''}<`);
    expect(await control.targetOf(background ?? '')).toContain(`alma${mmsId}/`);
  }
});

test('new handles that were not added to the metadata do not pass', async ({ page, control }) => {
  const app = await openAlma(page, control);
  await beginRun(app, 'New titles, no handle yet', 'new');
  await checklistOf(app);
  await fillProfile(page, control, { action: 'Create' });
  await registerInForm(app, page, control, { uponCreate: 'Do not add to metadata' });
  await expectPhase(app, 'register', 'failed');
  await expect(stepOf(app, 'register').getByTestId('gate')).toHaveAttribute('data-state', 'failed');
});
