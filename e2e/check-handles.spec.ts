import { checkHandles, checkSet, countsOf, openAlma, openSet, rowOf } from './support/alma-page';
import { expectNoAxeFindings } from './support/axe';
import { type ShownTitle, SHOWN_TITLES, titleThatShows } from './support/built-in';
import { type Control } from './support/control';
import { changeConfiguration } from './support/other-hand';
import { type CsvRow, readCsv, saveBy } from './support/saved-file';
import { expect, test } from './support/test';
import { holdTime, moveTimeUntil } from './support/time';

test.use({ simulator: { limits: false } });

const SITE = ['https://harrowvale.example.org/discovery/fulldisplay/alma', '/01HVC_INST:HVC'];

/** What the simulated handle server's own registry says of a row of the report. */
async function truthOf(control: Control, row: CsvRow): Promise<string> {
  const target = await control.targetOf(row['handle'] ?? '');
  if (target === undefined) return 'unregistered';
  if (target === null) return 'no-url';
  if (target === SITE.join(row['mms_id'])) return 'right';
  const record = /fulldisplay\/alma(\d+)\//.exec(target)?.[1];
  if (record === undefined) return 'elsewhere';
  return record === row['mms_id'] ? 'wrong-site' : 'wrong-record';
}

function shownBy(mmsId: string): ShownTitle | undefined {
  return SHOWN_TITLES.find((title) => title.mmsId === mmsId);
}

test('every handle gets its verdict, past a stale cache and a busy server, none wrongly broken', async ({
  page,
  control,
}) => {
  const app = await openAlma(page, control);
  await openSet(app, 'Harrow Vale, all titles');
  await checkSet(app);
  await checkHandles(app);

  const report = readCsv((await saveBy(page, app.getByTestId('export-report'))).text);
  const asked = report.filter((row) => row['verdict'] !== '');
  expect(asked.length).toBeGreaterThan(250);
  for (const row of asked) {
    const shown = shownBy(row['mms_id'] ?? '')?.shows ?? [];
    const isAlias = shown.includes('?wrong-record') && (row['target_mms_id'] ?? '') !== '';
    const truth = shown.includes('?unchecked') ? 'unchecked' : await truthOf(control, row);
    if (!isAlias) expect(row['verdict'], `${row['mms_id']} ${row['handle']}`).toBe(truth);
  }
  for (const { mmsId, shows } of SHOWN_TITLES) {
    const verdict = shows.find((sign) => sign.startsWith('?'))?.slice(1);
    const row = report.find((one) => one['mms_id'] === mmsId);
    if (verdict !== undefined) expect(row?.['verdict'], mmsId).toBe(verdict);
  }

  const verdicts = await countsOf(app, 'verdict-count-');
  for (const [verdict, count] of Object.entries(verdicts)) {
    expect(asked.filter((row) => row['verdict'] === verdict).length, verdict).toBe(count);
  }
  const outcomes = await countsOf(app, 'outcome-count-');
  for (const [outcome, count] of Object.entries(outcomes)) {
    expect(report.filter((row) => row['outcome'] === outcome).length, outcome).toBe(count);
  }
  const distinct = new Set(asked.map((row) => row['handle'])).size;
  const bad = asked.filter((row) => !['right', 'unchecked'].includes(row['verdict'] ?? '')).length;
  const { handles } = await control.stats();
  expect(handles.calls).toBeLessThanOrEqual(distinct + bad + 12);
  expect(handles.maxInFlight).toBeLessThanOrEqual(6);
  await expectNoAxeFindings(page);
});

test('each verdict says in the record where the handle leads and what to do', async ({
  page,
  control,
}) => {
  const app = await openAlma(page, control);
  await openSet(app, 'Every state');
  await checkSet(app);
  await checkHandles(app);
  const sentences = [
    ['?wrong-record', 'Run the workflow'],
    ['?wrong-site', 'Run the workflow'],
    ['?no-url', 'Run the workflow'],
    ['?elsewhere', 'Run the workflow'],
    ['?unregistered', 'Run the workflow'],
    ['?unchecked', 'Not checked'],
    ['+suppressed', 'Look at the record'],
  ] as const;
  for (const [sign, outcome] of sentences) {
    const { mmsId } = titleThatShows('ready', sign);
    await app.getByTestId('result-filter').fill(mmsId);
    await rowOf(app, mmsId).click();
    await expect(app.getByTestId('record-details').getByText(`${outcome}.`), sign).toBeVisible();
    await app.getByRole('button', { name: 'Close the details' }).click();
  }
  await expectNoAxeFindings(page);
});

test('the file in CABB’s columns has a row for each record', async ({ page, control }) => {
  const app = await openAlma(page, control);
  await openSet(app, 'Every state');
  await checkSet(app);
  await expect(app.getByTestId('export-cabb')).toBeDisabled();
  await checkHandles(app);
  const file = await saveBy(page, app.getByTestId('export-cabb'));
  expect(file.text.split('\r\n')[0]).toBe(
    'MMS ID,Handle URL,dc:title,HTTP Status Code,Status Message,Final Redirect URL,Returned Correct MMS ID,Titles Match!',
  );
  const rows = readCsv(file.text);
  expect(rows.length).toBe(SHOWN_TITLES.length);
  expect(rows.every((row) => row['Titles Match!'] === 'N/A')).toBe(true);
  const right = rows.find((row) => row['MMS ID'] === titleThatShows('+bare').mmsId);
  expect(right).toMatchObject({ 'HTTP Status Code': '200', 'Returned Correct MMS ID': 'TRUE' });
});

test('a handle server that fails for all is one message, and nothing is called broken', async ({
  page,
  control,
}) => {
  await holdTime(page);
  const app = await openAlma(page, control);
  await control.faults({ match: { path: '/hdl/' }, effect: '503' });
  await openSet(app, 'All digital titles');
  await checkSet(app);
  await app.getByTestId('check-handles').click();
  await moveTimeUntil(page, control, () => app.getByTestId('export-cabb').isEnabled());
  await expect(app.getByTestId('server-problem')).toHaveCount(1);
  const verdicts = await countsOf(app, 'verdict-count-');
  const broken = Object.entries(verdicts).filter(
    ([verdict, n]) => verdict !== 'unchecked' && n > 0,
  );
  expect(broken).toEqual([]);
  expect((await control.stats()).handles.calls).toBeLessThan(292);
  await expectNoAxeFindings(page);

  await control.faults();
  await app.getByTestId('ask-again').click();
  await moveTimeUntil(page, control, () => app.getByTestId('export-cabb').isEnabled());
  expect((await countsOf(app, 'verdict-count-'))['right']).toBeGreaterThan(100);
  await expect(app.getByTestId('server-problem')).toHaveCount(0);
});

test('a resolver that the frame may not ask is said to be that', async ({
  page,
  control,
  watch,
}) => {
  watch.expect(/Content Security Policy|Refused to connect|violates the following/);
  watch.expect(/Left this machine: https:\/\/handles\.example\.org/);
  const app = await openAlma(page, control);
  const resolver = 'https://handles.example.org';
  await changeConfiguration(page, (configuration) => ({ ...configuration, resolver }));
  await page.reload();
  await openSet(app, 'First batch');
  await checkSet(app);
  await app.getByTestId('check-handles').click();
  await expect(app.getByTestId('server-problem')).toContainText('Alma does not let this app ask');
  expect((await countsOf(app, 'verdict-count-'))['unchecked']).toBe(60);
  await expectNoAxeFindings(page);
});
