import { openAlma } from '../support/alma-page';
import { changeConfiguration } from '../support/other-hand';
import { expectNoAxeFindings } from '../support/axe';
import { saveBy } from '../support/saved-file';
import { expect, test } from '../support/test';
import { abortRun, fillProfile, reportOf, runJob, runProfile } from './alma-form';
import {
  beginRun,
  checklistOf,
  expectPhase,
  finishRun,
  givenProcessId,
  importEvents,
  makeRunSet,
  prepareRun,
  reasonsOf,
  registerInForm,
  startRun,
  startsOf,
  stepOf,
  withMigrateControlNumber,
} from './run-story';
import { membersOf, smallArchive } from './small-archive';

test.use({ simulator: { archive: smallArchive(), limits: false, jobSpeed: 1000 } });

const COPY_JOB = 'M7407373650006421';
const MIGRATE_JOB = 'M7407373660006421';
const LETTERS = '771000000000006421';
const MAPS = '772000000000006421';

test('another set left in the profile is told by its numbers, and register runs once more', async ({
  page,
  control,
}) => {
  const app = await openAlma(page, control);
  await beginRun(app, 'Letters');
  await registerInForm(app, page, control, { set: 'Left in the profile' });
  await expectPhase(app, 'register', 'failed');
  expect(await reasonsOf(app, 'register')).toContain('other-set');
  const gate = stepOf(app, 'register').getByTestId('gate');
  await expect(gate).toHaveAttribute('data-state', 'failed');
  await expect(gate).toContainText('handled 5 records, the set has 3');
  await expect(app.getByTestId('skip-wait')).toHaveCount(0);
  await expect(app.getByTestId('run-handles')).toHaveAttribute('data-phase', 'locked');
  await expectNoAxeFindings(page);

  await stepOf(app, 'register').getByTestId('confirm-step').click();
  await registerInForm(app, page, control);
  await finishRun(app);
  await expect(app.getByTestId('run-verdict-count-right')).toHaveText('3');
});

test('another set of equal size is told by titles that still do not resolve', async ({
  page,
  control,
}) => {
  const app = await openAlma(page, control);
  await beginRun(app, 'Letters');
  await registerInForm(app, page, control, { set: 'Maps' });
  await expectPhase(app, 'register', 'failed');
  expect(await reasonsOf(app, 'register')).toEqual(['samples-do-not-resolve']);
  await expect(stepOf(app, 'register').getByTestId('gate')).toContainText('3 of 3 sampled titles');
  await expect(stepOf(app, 'register').getByTestId('look-again')).toBeVisible();
  await expect(app.getByTestId('run-handles')).toHaveAttribute('data-phase', 'locked');
});

test('a type that the copy job kept stops the run before migrate', async ({ page, control }) => {
  const app = await openAlma(page, control);
  await beginRun(app, 'Films');
  await expectPhase(app, 'copy', 'failed');
  expect(await reasonsOf(app, 'copy')).toContain('newly-typed');
  await expectPhase(app, 'migrate', 'locked');
  await expectPhase(app, 'register', 'locked');
  await expect(stepOf(app, 'copy').getByTestId('look-again')).toBeVisible();
  await expectNoAxeFindings(page);

  for (const mmsId of membersOf('typed')) {
    const { record } = await control.record(mmsId);
    const mended = record.replace('<dc:identifier xsi:type="dcterms:URI">', '<dc:identifier>');
    await control.changeRecord(mmsId, { record: mended });
  }
  await stepOf(app, 'copy').getByTestId('look-again').click();
  await expectPhase(app, 'migrate', 'done');
});

test('a MARC record among Dublin Core ones stays out, and one that came later fails the bulk', async ({
  page,
  control,
}) => {
  const app = await openAlma(page, control);
  await prepareRun(app, 'Mixed');
  await expect(app.getByTestId('stays-out-wrong-format').locator('.number')).toHaveText('1');
  await expect(app.getByTestId('enters-count')).toHaveText('3');
  await makeRunSet(app);
  const [first = ''] = membersOf('mixed');
  await control.changeRecord(first, { record_format: 'marc21' });
  await startRun(app);
  await expectPhase(app, 'copy', 'failed');
  expect(await reasonsOf(app, 'copy')).toContain('exceptions');
  await expectPhase(app, 'migrate', 'locked');
});

test('the wrong control number skips every title, and register stays locked', async ({
  page,
  control,
}) => {
  const app = await openAlma(page, control);
  await changeConfiguration(page, withMigrateControlNumber('Test Handles'));
  await page.reload();
  await beginRun(app, 'Letters');
  await expectPhase(app, 'migrate', 'failed');
  expect(await reasonsOf(app, 'migrate')).toEqual(['skipped']);
  await expectPhase(app, 'register', 'locked');

  await importEvents(app, page, control, 'csv');
  const found = stepOf(app, 'migrate').getByTestId('events-found');
  await expect(found).toContainText('3 records have no handle where the job looks');
  await expect(found.getByTestId('events-astray')).toContainText('control number');
  await expectPhase(app, 'migrate', 'failed');
  expect(await reasonsOf(app, 'migrate')).toEqual(['skips-unexplained']);
  await expectPhase(app, 'register', 'locked');
  await expectNoAxeFindings(page);
});

test('titles on which register ran before migrate are recognised by their other handles', async ({
  page,
  control,
}) => {
  const app = await openAlma(page, control);
  await fillProfile(page, control, { set: 'Letters', action: 'Create and Update' });
  await reportOf(page, control, await runProfile(page));
  await beginRun(app, 'Letters');
  await expectPhase(app, 'migrate', 'failed');
  expect(await reasonsOf(app, 'migrate')).toEqual(['skipped']);

  await importEvents(app, page, control, 'xlsx');
  const found = stepOf(app, 'migrate').getByTestId('events-found');
  await expect(found).toContainText('3 records have another handle in Alma');
  // The one that register minted is named beside the record.
  await expect(found).toContainText('54321/900');
  expect(await reasonsOf(app, 'migrate')).toEqual(['skips-unexplained']);
  await expectPhase(app, 'register', 'locked');
  const support = await saveBy(page, found.getByTestId('events-support'));
  expect(support.text.match(/Alma holds another handle identifier/g)?.length).toBe(3);
  await expectNoAxeFindings(page);
});

test('a job that somebody started meanwhile in Alma is waited for', async ({ page, control }) => {
  const app = await openAlma(page, control);
  await prepareRun(app, 'Letters');
  await makeRunSet(app);
  await control.planJob('copy', 'never');
  const id = await runJob(page, control, { id: COPY_JOB, setId: LETTERS });
  await startRun(app);
  await expectPhase(app, 'copy', 'failed');
  const problem = stepOf(app, 'copy').getByTestId('step-problem');
  await expect(problem).toContainText(id);
  await expect(problem).toContainText('still running');
  expect(await startsOf(control)).toBe(0);
  await expectNoAxeFindings(page);

  await abortRun(page, control, id);
  await stepOf(app, 'copy').getByTestId('confirm-step').click();
  await expectPhase(app, 'migrate', 'done');
});

test('a later job of the route that somebody runs is waited for, too', async ({
  page,
  control,
}) => {
  const app = await openAlma(page, control);
  await prepareRun(app, 'Letters');
  await makeRunSet(app);
  await control.planJob('migrate', 'never');
  const id = await runJob(page, control, {
    id: MIGRATE_JOB,
    setId: MAPS,
    controlNumber: 'Small Handles',
  });
  await startRun(app);
  await expectPhase(app, 'copy', 'failed');
  await expect(stepOf(app, 'copy').getByTestId('step-problem')).toContainText(id);
  expect(await startsOf(control)).toBe(0);
});

for (const [ending, words] of [
  ['fails', 'the job failed'],
  ['aborts', 'aborted'],
  ['MANUAL_HANDLING_REQUIRED', 'wants somebody to look'],
] as const) {
  test(`a job that ${ending} ends its step with its own sentence`, async ({ page, control }) => {
    const app = await openAlma(page, control);
    await prepareRun(app, 'Letters');
    await makeRunSet(app);
    await control.planJob('migrate', ending);
    await startRun(app);
    await expectPhase(app, 'migrate', 'failed');
    await expect(stepOf(app, 'migrate').getByTestId('step-problem')).toContainText(words);
    await expectPhase(app, 'register', 'locked');
    await expect(stepOf(app, 'migrate').getByTestId('confirm-step')).toBeVisible();
  });
}

test('an inactive profile is asked for as active, and what ran is proven all the same', async ({
  page,
  control,
}) => {
  const app = await openAlma(page, control);
  await beginRun(app, 'Letters');
  const asked = await checklistOf(app);
  expect(Object.entries(asked)[0]).toEqual(['active', 'Yes']);
  await registerInForm(app, page, control, { isActive: false });
  await finishRun(app);
  await expect(app.getByTestId('run-verdict-count-right')).toHaveText('3');
});

test('a user who may not start jobs is told so, and is led through Alma instead', async ({
  page,
  control,
}) => {
  const app = await openAlma(page, control);
  await prepareRun(app, 'Letters');
  await makeRunSet(app);
  await control.setRoles(['204']);
  await startRun(app);
  await expectPhase(app, 'copy', 'failed');
  await expect(stepOf(app, 'copy').getByTestId('step-problem')).toContainText('may not');
  expect(await startsOf(control)).toBe(0);
  await stepOf(app, 'copy').getByTestId('already-run').click();
  await expectPhase(app, 'copy', 'guided');
  await expect(stepOf(app, 'copy')).toContainText('Copy dcterm to dcidentifier');
  await expectNoAxeFindings(page);

  await control.setRoles(['26', '29', '53', '200', '204', '205', '206', '209']);
  const id = await runJob(page, control, { id: COPY_JOB, setId: LETTERS });
  await givenProcessId(app, 'copy', id);
  await expectPhase(app, 'migrate', 'done');
  const text = await app.getByTestId('handover').textContent();
  expect(text).toContain('Letters');
  expect(text).toContain('Create and Update');
});

test('a user who may not make sets gets the list and the steps to make one by hand', async ({
  page,
  control,
}) => {
  const app = await openAlma(page, control);
  await prepareRun(app, 'Mixed');
  await control.setRoles(['200']);
  await app.getByTestId('make-set').click();
  await expect(app.getByTestId('set-failed')).toBeVisible();
  const list = await saveBy(page, app.getByTestId('save-list'));
  expect(list.text.trim().split('\r\n')).toEqual(['MMS ID', ...membersOf('mixed').slice(0, 3)]);
});

test('the job’s own number is refused in the place of the process id', async ({
  page,
  control,
}) => {
  const app = await openAlma(page, control);
  await beginRun(app, 'Letters');
  await checklistOf(app);
  const problem = app.getByTestId('process-id-problem');
  await givenProcessId(app, 'register', '272');
  await expect(problem).toContainText('272 is the number of the job');
  const copied = await stepOf(app, 'copy').locator('bdi').first().innerText();
  await givenProcessId(app, 'register', copied);
  await expect(problem).toContainText('this run’s own step');
  await expectPhase(app, 'register', 'guided');
});

test('numbers that nobody knows are asked for a word, and can be entered again', async ({
  page,
  control,
}) => {
  const app = await openAlma(page, control);
  await beginRun(app, 'Letters');
  await checklistOf(app);
  await stepOf(app, 'register').locator('summary').last().click();
  await app.getByTestId('run-ended').click();
  await expectPhase(app, 'register', 'failed');
  await expect(stepOf(app, 'register').getByTestId('already-run')).toBeVisible();
  await stepOf(app, 'register').getByTestId('already-run').click();
  await expectPhase(app, 'register', 'guided');
  await registerInForm(app, page, control);
  await finishRun(app);
});
