import { expectNoAxeFindings } from '../support/axe';
import { openAlma } from '../support/alma-page';
import { membersOf } from '../support/built-in';
import { type Control } from '../support/control';
import { saveBy } from '../support/saved-file';
import { expect, test } from '../support/test';
import {
  checklistOf,
  finishRun,
  makeRunSet,
  prepareRun,
  registerInForm,
  startRun,
} from './run-story';

test.use({ simulator: { limits: false, jobSpeed: 1000 } });

const SITE = 'https://harrowvale.example.org/discovery/fulldisplay/alma';

/** How many of these titles' printed handles lead to their own page. */
async function workingOf(control: Control, mmsIds: readonly string[]): Promise<number> {
  let working = 0;
  for (const mmsId of mmsIds) {
    const { record } = await control.record(mmsId);
    const handle = /http:\/\/hdl\.handle\.net\/(99321\/\d+)/.exec(record)?.[1] ?? '';
    const target = await control.targetOf(handle);
    if (target === `${SITE}${mmsId}/01HVC_INST:HVC`) working += 1;
  }
  return working;
}

test('a pilot, then the whole first batch: three jobs, and every handle leads to its record', async ({
  page,
  control,
}) => {
  const batch = membersOf('First batch');
  expect(await workingOf(control, batch)).toBe(0);
  const app = await openAlma(page, control);
  await prepareRun(app, 'First batch');
  await expect(app.getByTestId('pilot')).toBeVisible();
  await expectNoAxeFindings(page);
  await makeRunSet(app);
  await startRun(app);
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
  await expect(app.getByTestId('run-result')).toContainText('All 3 handles');
  await expectNoAxeFindings(page);
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
  expect(await workingOf(control, batch)).toBe(60);
});
