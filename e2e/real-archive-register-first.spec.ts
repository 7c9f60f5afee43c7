import { openAlma } from './support/alma-page';
import { HAS_REAL_TITLES, NO_REAL_TITLES, realArchive } from './support/real-archive';
import { saveBy } from './support/saved-file';
import { expect, test } from './support/test';
import { fillProfile, reportOf, runProfile } from './run/alma-form';
import {
  expectPhase,
  importEvents,
  makeRunSet,
  prepareRun,
  reasonsOf,
  startRun,
  stepOf,
  walkPilot,
} from './run/run-story';

test.skip(!HAS_REAL_TITLES, NO_REAL_TITLES);
test.use({ simulator: { archive: realArchive('migrated'), limits: false, jobSpeed: 1000 } });

test.setTimeout(300_000);

const DCAP01 = 'All Digital Titles in DCAP01 Format';
/** Some of its titles: few, so that the pilot is soon over. */
const PILOT = 'First 100 Handle Fixes';

test('the titles on which register ran first are recognised, explained and listed', async ({
  page,
  control,
}) => {
  const app = await openAlma(page, control);
  await walkPilot(app, page, control, PILOT);
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
