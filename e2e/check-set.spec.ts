import { BUILTIN_SETS } from '../simulator/archive/builtin';
import { checkSet, countsOf, openAlma, openSet, rowOf } from './support/alma-page';
import { expectNoAxeFindings } from './support/axe';
import { membersOf, SHOWN_TITLES, shownCounts, titleThatShows } from './support/built-in';
import { readCsv, saveBy } from './support/saved-file';
import { expect, test } from './support/test';

const isState = (sign: string): boolean => /^[a-z]/.test(sign);
const isFinding = (sign: string): boolean => sign.startsWith('+');

test('a set is read, judged and counted by state and finding', async ({ page, control }) => {
  const app = await openAlma(page, control);
  await openSet(app, 'Every state');
  await expect(app.getByTestId('export-report')).toHaveCount(0);
  await checkSet(app);

  const states = await countsOf(app, 'state-count-');
  const shown = shownCounts(isState);
  for (const [state, count] of Object.entries(states)) {
    expect(count, state).toBe(shown[state] ?? 0);
  }
  expect(Object.keys(states).sort()).toEqual(Object.keys(shown).sort());
  for (const [sign, count] of Object.entries(shownCounts(isFinding))) {
    const filter = app.getByTestId(`finding-filter-${sign.slice(1)}`);
    await expect(filter, sign).toContainText(String(count));
  }
  const { app: calls } = await control.stats();
  expect(calls.maxInFlight).toBeLessThanOrEqual(10);
  expect(calls.maxIn5s).toBeLessThanOrEqual(25);
  await expectNoAxeFindings(page);
});

test('filters by state, finding and words show the records they name', async ({
  page,
  control,
}) => {
  const app = await openAlma(page, control);
  await openSet(app, 'Every state');
  await checkSet(app);
  const rows = app.getByTestId('result-row');

  await app.getByRole('button', { name: 'Linked to another zone', exact: true }).click();
  await expect(rows).toHaveCount(2);
  await app.getByTestId('clear-filter').click();

  await app.getByTestId('finding-filter-https').click();
  await expect(rows).toHaveCount(1);
  await expect(rowOf(app, titleThatShows('+https').mmsId)).toBeVisible();
  await app.getByTestId('finding-filter-https').click();

  await app.getByTestId('result-filter').fill('parade');
  await expect(rows).toHaveCount(1);
  await expect(rows).toContainText('Parade 🎺 on the green');
  await expectNoAxeFindings(page);
});

test('a row opens the record: its fields, where they stand, the XML around them', async ({
  page,
  control,
}) => {
  const app = await openAlma(page, control);
  await openSet(app, 'Every state');
  await checkSet(app);
  const { mmsId, title } = titleThatShows('typed');
  await app.getByTestId('result-filter').fill(mmsId);
  await rowOf(app, mmsId).click();

  const details = app.getByTestId('record-details');
  await expect(details.getByRole('heading', { name: title })).toBeFocused();
  await expect(details.getByTestId('details-state')).toHaveText('Typed');
  await expect(details).toContainText('dc:identifier');
  const { record } = await control.record(mmsId);
  const around = await details.getByLabel('The XML around this field').last().textContent();
  expect(record).toContain(around?.replaceAll('…', '') ?? 'nothing');
  await expectNoAxeFindings(page);
});

test('titles of all kinds are shown as text, and exported so that no spreadsheet runs them', async ({
  page,
  control,
}) => {
  const app = await openAlma(page, control);
  await openSet(app, 'Every state');
  await checkSet(app);
  await app.getByTestId('result-filter').fill('onerror');
  await expect(app.getByTestId('result-row')).toContainText('<img src=x onerror=alert(1)>');
  await app.getByTestId('result-filter').fill('');

  const report = await saveBy(page, app.getByTestId('export-report'));
  expect(report.name).toMatch(/^report-Every-state-\d{4}-\d\d-\d\d\.csv$/);
  expect([...report.bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  expect(report.text.split('\r\n')[0]).toBe(
    'mms_id,title,format,state,findings,handle,field,verdict,target_mms_id,target_url,checked_at,outcome',
  );
  const rows = readCsv(report.text);
  expect(rows.length).toBe(SHOWN_TITLES.length);
  // Alma hands out no id of a corrupted member: its row keeps its place.
  expect(rows[0]).toMatchObject({ mms_id: '', state: 'unreadable', findings: 'position 1' });
  for (const [i, { mmsId, title, shows }] of SHOWN_TITLES.entries()) {
    if (i === 0) continue;
    expect(rows[i]?.['mms_id']).toBe(mmsId);
    expect(shows, mmsId).toContain(rows[i]?.['state'] ?? '');
    expect(rows[i]?.['title'], mmsId).toBe(/^[=+\-@\t\r]/.test(title) ? `'${title}` : title);
  }

  const problems = readCsv((await saveBy(page, app.getByTestId('export-problems'))).text);
  const withProblem = SHOWN_TITLES.filter(
    ({ shows }) => !shows.includes('ready') && !shows.includes('foreign'),
  );
  expect(problems.map((row) => row['mms_id'])).toEqual([
    '',
    ...withProblem.slice(1).map(({ mmsId }) => mmsId),
  ]);
  const ids = await saveBy(page, app.getByTestId('export-mms-ids'));
  expect(ids.text.trimEnd().split(/\r?\n/)).toEqual([
    'MMS ID',
    ...membersOf('Every state').slice(1),
  ]);
  await expectNoAxeFindings(page);
});

test('what is wrong with a set for this purpose is said before it is checked', async ({
  page,
  control,
}) => {
  const app = await openAlma(page, control);
  const cases = [
    ['Every state', 'set-fault-all-titles'],
    ['Postcards (logical)', 'set-fault-logical'],
    ['My private set', 'set-fault-private'],
    ['Nothing in it', 'set-fault-empty'],
  ] as const;
  for (const [name, fault] of cases) {
    await openSet(app, name);
    await expect(app.getByTestId(fault)).toBeVisible();
    await app.getByTestId('nav-start').click();
  }
  await expect(app.getByRole('heading', { name: 'Opened before' })).toBeVisible();
  await expect(app.getByTestId('set-option').first()).toHaveText('Nothing in it');
  await expectNoAxeFindings(page);
});

test('a set that changed in Alma is described as it is now', async ({ page, control }) => {
  const app = await openAlma(page, control);
  await openSet(app, 'Nothing in it');
  await expect(app.getByTestId('set-fault-empty')).toBeVisible();
  await control.manageMembers(
    BUILTIN_SETS.empty,
    'add_members',
    membersOf('First batch').slice(0, 3),
  );
  await app.getByTestId('nav-start').click();
  await openSet(app, 'Nothing in it');

  await expect(app.getByTestId('set-size')).toContainText('3');
  await expect(app.getByTestId('set-fault-empty')).toHaveCount(0);
  await checkSet(app);
  await control.manageMembers(
    BUILTIN_SETS.empty,
    'delete_members',
    membersOf('First batch').slice(0, 1),
  );
  // What was checked stays; what the set is now is read again when Alma's page moves on.
  await page.getByRole('link', { name: 'Manage Sets' }).first().click();
  await expect(app.getByTestId('set-size')).toContainText('2');
  await expect(app.getByTestId('export-report')).toBeEnabled();
});

test('a set that answers late does not take the place of the one on the screen', async ({
  page,
  control,
}) => {
  const app = await openAlma(page, control);
  const late = `/conf/sets/${BUILTIN_SETS.firstBatch}$`;
  await control.faults({ match: { path: late }, times: 1, effect: 'slow', ms: 20_000 });
  await app.getByTestId('set-search').fill('First batch');
  await app.getByTestId('set-option').filter({ hasText: 'First batch' }).click();
  await app.getByTestId('nav-start').click();
  await openSet(app, 'December batch');
  await control.advance(20_000);
  await expect
    .poll(
      async () =>
        (await control.requests()).find(({ path }) => path.endsWith(BUILTIN_SETS.firstBatch))
          ?.status,
    )
    .toBe(200);

  await checkSet(app);
  await expect(app.getByRole('heading', { level: 1, name: 'December batch' })).toBeVisible();
  await expect(app.getByTestId('set-size')).toContainText('30');
});
