import { checkSet, openAlma } from '../support/alma-page';
import { expect, test } from '../support/test';
import { abortRun } from './alma-form';
import { beginRun, expectPhase, finishRun, registerInForm, startsOf, stepOf } from './run-story';
import { smallArchive } from './small-archive';

// The Store is the browser's own: with the browser all is lost that the app has saved.
test.use({
  simulator: {
    archive: smallArchive(),
    limits: false,
    jobSpeed: 1000,
    alma: { store: 'browser' },
  },
});

test('a run of which nothing is left but what Alma holds goes on from there, and to its end', async ({
  page,
  control,
  browser,
}) => {
  const app = await openAlma(page, control);
  await control.planJob('migrate', 'never');
  await beginRun(app, 'Letters');
  await expectPhase(app, 'migrate', 'running');
  const id = await stepOf(app, 'migrate').locator('bdi').first().innerText();
  await page.close();

  // The browser is gone, its Store with it, and nobody has saved the run file.
  const elsewhere = await browser.newContext();
  const desk = await elsewhere.newPage();
  const other = await openAlma(desk, control);
  await expect(other.getByTestId('run-banner')).toHaveCount(0);
  await other.getByTestId('nav-runs').click();
  await other.getByTestId('open-lost-set').first().click();
  await expect(other.getByTestId('lost-run')).toContainText('HA-');
  await checkSet(other);
  await other.getByTestId('take-up').click();
  await expect(other.getByTestId('trace-copy')).toContainText('Completed');
  await expect(other.getByTestId('trace-migrate')).toContainText(id);
  await other.getByTestId('take-up-run').click();

  await expect(other.getByTestId('run-rebuilt')).toBeVisible();
  await expectPhase(other, 'copy', 'done');
  await expectPhase(other, 'migrate', 'running');
  expect(await startsOf(control)).toBe(2);
  await abortRun(desk, control, id);
  await expectPhase(other, 'migrate', 'failed');
  await stepOf(other, 'migrate').getByTestId('confirm-step').click();
  await registerInForm(other, desk, control);
  await finishRun(other);
  await expect(other.getByTestId('run-verdict-count-right')).toHaveText('3');
  expect(await startsOf(control)).toBe(3);
  await elsewhere.close();
});
