import { type FrameLocator, type Page } from '@playwright/test';

import { countsOf, openAlma, openSet } from './support/alma-page';
import { expectNoAxeFindings } from './support/axe';
import { membersOf } from './support/built-in';
import { type Control } from './support/control';
import { readCsv, saveBy } from './support/saved-file';
import { expect, test } from './support/test';
import { holdTime, moveTime, moveTimeUntil } from './support/time';

const BATCHES = '/bibs$';
const PAGES = '/members$';
const FIRST_BATCH = { 'copy-needed': 48, ready: 12 };
const RIGHT = 'the records of the set, judged';

async function openHeld(page: Page, control: Control, set: string): Promise<FrameLocator> {
  await holdTime(page);
  const app = await openAlma(page, control);
  await openSet(app, set);
  return app;
}

async function hasEnded(app: FrameLocator): Promise<boolean> {
  const report = app.getByTestId('export-report');
  return (await report.count()) > 0 && (await report.isEnabled());
}

async function checkInHeldTime(page: Page, control: Control, app: FrameLocator): Promise<void> {
  await app.getByTestId('check').click();
  await moveTimeUntil(page, control, () => hasEnded(app));
}

for (const effect of ['429', '500', '503', 'html', 'drop-answer', 'hang'] as const) {
  test(`a check comes to the right result through answers of the kind ${effect}`, async ({
    page,
    control,
    watch,
  }) => {
    // The SDK throws where nobody listens when an answer does not come.
    watch.expect(/Timed out while waiting for response/);
    const app = await openHeld(page, control, 'First batch');
    await control.faults(
      { match: { path: PAGES }, times: 1, effect },
      { match: { path: BATCHES }, times: 2, effect },
    );
    await checkInHeldTime(page, control, app);
    expect(await countsOf(app, 'state-count-'), RIGHT).toMatchObject(FIRST_BATCH);
    await expect(app.getByTestId('unreadable-banner')).toHaveCount(0);
    await expect(app.getByTestId('size-differs')).toHaveCount(0);
  });
}

test('a batch that Alma never hands out is named record by record and can be read again alone', async ({
  page,
  control,
}) => {
  const app = await openHeld(page, control, 'All digital titles');
  await control.faults(
    { match: { path: BATCHES }, times: 1, effect: 'slow', ms: 1 },
    { match: { path: BATCHES }, effect: '500' },
  );
  await checkInHeldTime(page, control, app);
  const counts = await countsOf(app, 'state-count-');
  expect(counts['unreadable']).toBeGreaterThan(150);
  await expect(app.getByTestId('unreadable-banner')).toContainText(String(counts['unreadable']));
  const report = readCsv((await saveBy(page, app.getByTestId('export-report'))).text);
  expect(report.length).toBe(292);
  const unread = report.filter((row) => row['state'] === 'unreadable');
  expect(unread.length).toBe(counts['unreadable']);
  expect(unread.filter((row) => row['mms_id'] === '').length, 'corrupted').toBe(1);
  await expectNoAxeFindings(page);

  await control.faults();
  const before = (await control.requests()).length;
  await app.getByTestId('read-again').click();
  await moveTimeUntil(page, control, () => hasEnded(app));
  const asked = (await control.requests()).slice(before);
  const read = new Set(
    report.filter((row) => row['state'] !== 'unreadable').map((row) => row['mms_id'] ?? ''),
  );
  for (const { query } of asked) {
    const ids = new URLSearchParams(query).get('mms_id')?.split(',') ?? [];
    expect(
      ids.filter((id) => read.has(id)),
      'read once more',
    ).toEqual([]);
  }
  expect((await countsOf(app, 'state-count-'))['unreadable']).toBe(2);
});

test('a role taken away midway is said, and what could not be read is read when it is back', async ({
  page,
  control,
}) => {
  const app = await openHeld(page, control, 'First batch');
  await control.faults({ match: { path: BATCHES }, effect: '401' });
  await checkInHeldTime(page, control, app);
  expect((await countsOf(app, 'state-count-'))['unreadable']).toBe(60);
  await expect(app.getByTestId('unreadable-banner')).toContainText('60 of them may be in order');
  await app.getByTestId('result-row').first().click();
  await expect(app.getByTestId('record-details')).toContainText('UNAUTHORIZED');
  await expectNoAxeFindings(page);
  await control.faults();
  await app.getByTestId('read-again').click();
  await moveTimeUntil(page, control, () => hasEnded(app));
  expect(await countsOf(app, 'state-count-'), RIGHT).toMatchObject(FIRST_BATCH);
});

test('a member that leaves the set while it is read is said', async ({ page, control }) => {
  const app = await openHeld(page, control, 'First batch');
  await control.faults({ match: { path: PAGES }, effect: 'slow', ms: 4000 });
  await app.getByTestId('check').click();
  await expect
    .poll(async () => (await control.requests()).some(({ path }) => path.endsWith('/members')))
    .toBe(true);
  const [leaver = ''] = membersOf('First batch');
  await control.manageMembers('7710000030006421', 'delete_members', [leaver]);
  await moveTimeUntil(page, control, () => hasEnded(app));
  await expect(app.getByTestId('size-differs')).toContainText('60');
  await expect(app.getByTestId('size-differs')).toContainText('59');
  expect(await readSoFar(app)).toBe(59);
});

test('a pause sends nothing more until it is resumed', async ({ page, control }) => {
  const app = await openHeld(page, control, 'All digital titles');
  await control.faults({ match: { path: PAGES }, effect: 'slow', ms: 3000 });
  await app.getByTestId('check').click();
  await app.getByTestId('pause').click();
  await moveTime(page, control, 5000);
  const { app: atPause } = await control.stats();
  await moveTime(page, control, 10_000);
  expect((await control.stats()).app.calls).toBe(atPause.calls);
  await expect(app.getByText('Paused. Nothing is sent until you resume.')).toBeVisible();
  await expectNoAxeFindings(page);

  await app.getByTestId('resume').click();
  await moveTimeUntil(page, control, () => hasEnded(app));
  expect(await readSoFar(app)).toBe(292);
});

test('a cancel sends nothing more and keeps what was read', async ({ page, control, watch }) => {
  // Calls that are slower than the SDK's patience end in its own words, whichever clock moves first.
  watch.expect(/Timed out while waiting for response/);
  const app = await openHeld(page, control, 'All digital titles');
  await control.faults(
    { match: { path: BATCHES }, times: 1, effect: 'slow', ms: 1 },
    { match: { path: BATCHES }, effect: 'slow', ms: 20_000 },
  );
  await app.getByTestId('check').click();
  await moveTimeUntil(page, control, async () => (await readSoFar(app)) >= 100);
  await app.getByTestId('cancel').click();
  await expect(app.getByTestId('export-report')).toBeEnabled();
  // What was posted before the press may still be on its way to Alma.
  await moveTime(page, control, 1000);
  const { app: atCancel } = await control.stats();
  await moveTime(page, control, 30_000);
  expect((await control.stats()).app.calls).toBe(atCancel.calls);
  expect(await readSoFar(app)).toBeLessThan(292);
  expect(await readSoFar(app)).toBeGreaterThanOrEqual(100);
  await expectNoAxeFindings(page);
});

async function readSoFar(app: FrameLocator): Promise<number> {
  const counts = await countsOf(app, 'state-count-');
  return Object.values(counts).reduce((total, count) => total + count, 0);
}
