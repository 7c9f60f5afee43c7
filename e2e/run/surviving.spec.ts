import { openAlma } from '../support/alma-page';
import { expect, test } from '../support/test';
import { holdTime, moveTimeUntil } from '../support/time';
import { abortRun } from './alma-form';
import {
  beginRun,
  expectPhase,
  finishRun,
  makeRunSet,
  prepareRun,
  registerInForm,
  startRun,
  startsOf,
  stepOf,
} from './run-story';
import { smallArchive } from './small-archive';

test.use({ simulator: { archive: smallArchive(), limits: false, jobSpeed: 1000 } });

test('a page reloaded in the middle goes on where Alma is, without a second start', async ({
  page,
  control,
}) => {
  const app = await openAlma(page, control);
  await control.planJob('copy', 'never');
  await beginRun(app, 'Letters');
  await expectPhase(app, 'copy', 'running');
  await page.reload();
  await app.getByTestId('run-banner').getByRole('link').click();
  await expectPhase(app, 'copy', 'running');
  const id = await stepOf(app, 'copy').locator('bdi').first().innerText();
  await abortRun(page, control, id);
  await expectPhase(app, 'copy', 'failed');
  await expect(stepOf(app, 'copy').getByTestId('step-problem')).toContainText('Somebody aborted');
  expect(await startsOf(control)).toBe(1);

  await stepOf(app, 'copy').getByTestId('confirm-step').click();
  await expectPhase(app, 'register', 'guided');
  await page.reload();
  await app.getByTestId('run-banner').getByRole('link').click();
  await registerInForm(app, page, control);
  await finishRun(app);
  expect(await startsOf(control)).toBe(3);
});

test('a start whose answer was lost is found again, and not sent twice', async ({
  page,
  control,
  watch,
}) => {
  // The framework gives a lost answer up in a timer of its own; the app has its own deadline.
  watch.expect(/Timed out while waiting for response/);
  await holdTime(page);
  const app = await openAlma(page, control);
  await prepareRun(app, 'Letters');
  await makeRunSet(app);
  await control.faults({
    match: { method: 'POST', path: '/conf/jobs/' },
    times: 1,
    effect: 'drop-answer',
  });
  await startRun(app);
  const phaseOf = () => stepOf(app, 'copy').getAttribute('data-phase');
  await moveTimeUntil(page, control, async () => (await phaseOf()) === 'done');
  await moveTimeUntil(
    page,
    control,
    async () => (await stepOf(app, 'register').getAttribute('data-phase')) === 'guided',
  );
  expect(await startsOf(control)).toBe(2);
});

test('a second panel watches, and takes over when the first is closed', async ({
  page,
  control,
  context,
}) => {
  const app = await openAlma(page, control);
  await beginRun(app, 'Letters');
  await expectPhase(app, 'register', 'guided');
  const second = await context.newPage();
  const other = await openAlma(second, control);
  await other.getByTestId('run-banner').getByRole('link').click();
  await expect(other.getByTestId('watching')).toBeVisible();
  await expectPhase(other, 'register', 'guided');
  await expect(other.getByTestId('process-id')).toHaveCount(0);
  await page.close();
  await expect(other.getByTestId('process-id')).toBeVisible({ timeout: 20_000 });
  await expect(other.getByTestId('watching')).toHaveCount(0);
  expect(await startsOf(control)).toBe(2);
});

test('another machine that opens the run takes it up; the first one shows it on, and starts nothing', async ({
  page,
  control,
  browser,
}) => {
  const app = await openAlma(page, control);
  await beginRun(app, 'Letters');
  await expectPhase(app, 'register', 'guided');
  // A browser of its own shares no lock with the first.
  const elsewhere = await browser.newContext();
  const other = await openAlma(await elsewhere.newPage(), control);
  await other.getByTestId('run-banner').getByRole('link').click();
  await expect(other.getByTestId('process-id')).toBeVisible();

  await stepOf(app, 'register').getByTestId('process-id').fill('99999999999');
  await stepOf(app, 'register').getByTestId('watch-run').click();
  await expect(app.getByTestId('watching')).toBeVisible();
  await expect(app.getByTestId('process-id')).toHaveCount(0);
  await expectPhase(other, 'register', 'guided');
  await elsewhere.close();
  await page.reload();
  await app.getByTestId('run-banner').getByRole('link').click();
  await expect(app.getByTestId('process-id')).toBeVisible();
  expect(await startsOf(control)).toBe(2);
});
