import { openAlma } from '../support/alma-page';
import { saveBy } from '../support/saved-file';
import { expect, test } from '../support/test';
import { beginRun, checklistOf, expectPhase, finishRun, registerInForm } from './run-story';

test.use({ simulator: { limits: false, jobSpeed: 1000 } });

test('a pilot, then the whole first batch: three jobs, and every handle leads to its record', async ({
  page,
  control,
}) => {
  const app = await openAlma(page, control);
  await beginRun(app, 'First batch');
  await expectPhase(app, 'migrate', 'done');
  await checklistOf(app);
  await registerInForm(app, page, control);
  await finishRun(app);
  await expect(app.getByTestId('run-verdict-count-right')).toHaveText('3');
  const report = await saveBy(page, app.getByTestId('run-report'));
});
