import { openAlma } from '../support/alma-page';
import { membersOf } from '../support/built-in';
import { saveBy } from '../support/saved-file';
import { expect, test } from '../support/test';
import {
  beginRun,
  checklistOf,
  finishRun,
  makeRunSet,
  prepareRun,
  registerInForm,
  startRun,
} from './run-story';

test.use({ simulator: { limits: false, jobSpeed: 1000 } });

test('a pilot, then the whole first batch: three jobs, and every handle leads to its record', async ({
  page,
  control,
}) => {
  const app = await openAlma(page, control);
  await beginRun(app, 'First batch');
  const asked = await checklistOf(app);
  expect(Object.keys(asked)).toEqual([
    'active',
    'control-number',
    'set',
    'action',
    'upon-create-marc',
    'upon-create-dc',
    'upon-create-mods',
    'domain',
    'view',
    'schedule',
  ]);
  expect(asked['action']).toBe('Create and Update');
  expect(asked['upon-create-dc']).toBe('Do not add to metadata');
  await registerInForm(app, page, control);
  await finishRun(app);
  await expect(app.getByTestId('run-verdict-count-right')).toHaveText('3');
  await app.getByTestId('put-away').click();
  await app.getByTestId('nav-start').click();

  await prepareRun(app, 'First batch');
  await expect(app.getByTestId('pilot')).toHaveCount(0);
  await expect(app.getByTestId('enters-count')).toHaveText('57');
  await app.getByTestId('include-right').check();
  await expect(app.getByTestId('enters-count')).toHaveText('60');
  await app.getByTestId('include-right').uncheck();
  await makeRunSet(app);
  await startRun(app);
  await registerInForm(app, page, control);
  await finishRun(app);
  await expect(app.getByTestId('run-verdict-count-right')).toHaveText('57');
  const { text } = await saveBy(page, app.getByTestId('run-report'));
  expect(JSON.parse(text)).toMatchObject({
    run: { pilot: false, state: 'ended' },
    handles_after: { counts: { right: 57 }, newly_broken: 0 },
  });
  for (const mmsId of membersOf('First batch')) {
    const { background } = await control.record(mmsId);
    expect(await control.targetOf(background ?? '')).toContain(`alma${mmsId}/`);
  }
});
