import { type FrameLocator, type Page } from '@playwright/test';

import { checkSet, openAlma, openSet } from './support/alma-page';
import { expectNoAxeFindings } from './support/axe';
import { type ShownTitle, titleThatShows } from './support/built-in';
import { type Control } from './support/control';
import { readCsv, saveBy } from './support/saved-file';
import { expect, test } from './support/test';

test.use({ simulator: { limits: false } });

async function openRepair(page: Page, control: Control, mmsId: string): Promise<FrameLocator> {
  const app = await openAlma(page, control, `#/record/${mmsId}`);
  await app.getByTestId('record-card').getByTestId('repair').click();
  await expect(app.getByTestId('diff')).toBeVisible();
  return app;
}

async function writeReviewed(page: Page, app: FrameLocator): Promise<void> {
  await expect(app.getByTestId('confirm-repair')).toBeDisabled();
  const images = await saveBy(page, app.getByTestId('export-before-images'));
  expect(images.text.trimEnd().split('\n').length).toBeGreaterThan(0);
  await app.getByTestId('confirm-repair').click();
}

interface Case {
  readonly name: string;
  readonly title: ShownTitle;
  readonly repaired: (xml: string) => string;
}

function handleIn(xml: string): string {
  return /http:\/\/hdl\.handle\.net\/[^<;]*/.exec(xml)?.[0] ?? '';
}

const CASES: readonly Case[] = [
  {
    name: 'the leftover type is removed',
    title: titleThatShows('typed'),
    repaired: (xml) =>
      xml.replace(/<dc:identifier xsi:type="dcterms:URI">(?=http)/, '<dc:identifier>'),
  },
  {
    name: 'the handle is copied to where Alma looks for it',
    title: titleThatShows('copy-needed'),
    repaired: (xml) =>
      xml.replace(
        /(?<=<dc:identifier>hvc:\d+<\/dc:identifier>)/,
        `<dc:identifier>${handleIn(xml)}</dc:identifier>`,
      ),
  },
  {
    name: 'the handle with a dot at its end is put in its normal form',
    title: titleThatShows('malformed'),
    repaired: (xml) => xml.replace(/(http:\/\/hdl\.handle\.net\/\d+\/\d+)\./, '$1'),
  },
];

for (const { name, title, repaired } of CASES) {
  test(`${name}: card, diff, written, verified, undone byte for byte`, async ({
    page,
    control,
  }) => {
    const { record: before } = await control.record(title.mmsId);
    const app = await openRepair(page, control, title.mmsId);
    await expectNoAxeFindings(page);
    await writeReviewed(page, app);

    const row = app.getByTestId('repair-row');
    await expect(row).toHaveAttribute('data-result', 'done');
    expect((await control.record(title.mmsId)).record).toBe(repaired(before));
    const audit = readCsv((await saveBy(page, app.getByTestId('export-audit').first())).text);
    expect(audit.length).toBe(1);
    expect(Object.values(audit[0] ?? {})).toContain(title.mmsId);
    await expectNoAxeFindings(page);

    await app.getByTestId('undo').click();
    await app.getByTestId('confirm-repair').click();
    await expect(row).toHaveAttribute('data-result', 'done');
    expect((await control.record(title.mmsId)).record).toBe(before);
    await expectNoAxeFindings(page);
  });
}

test('a change by someone else between review and write is left alone and said', async ({
  page,
  control,
}) => {
  const { mmsId } = titleThatShows('typed');
  const app = await openRepair(page, control, mmsId);
  const { record } = await control.record(mmsId);
  const changed = record.replace('<dc:type>', '<dc:type>a kind of ');
  await control.changeRecord(mmsId, { record: changed });
  await writeReviewed(page, app);
  await expect(app.getByTestId('repair-row')).toHaveAttribute('data-result', 'changed');
  await expect(app.getByTestId('repair-row')).toContainText('Somebody changed this record');
  expect((await control.record(mmsId)).record).toBe(changed);
  await expectNoAxeFindings(page);
});

test('a PUT whose answer is lost is settled by reading, and not written twice', async ({
  page,
  control,
  watch,
}) => {
  watch.expect(/Timed out while waiting for response/);
  const { mmsId } = titleThatShows('typed');
  await page.clock.install();
  const app = await openRepair(page, control, mmsId);
  await control.faults({ match: { method: 'PUT', path: '/bibs/' }, effect: 'drop-answer' });
  await writeReviewed(page, app);
  await expect
    .poll(async () => (await putsTo(control, mmsId)).length, { message: 'the PUT is sent' })
    .toBe(1);
  await page.clock.runFor(36_000);
  await expect(app.getByTestId('repair-row')).toHaveAttribute('data-result', 'done');
  expect((await putsTo(control, mmsId)).length).toBe(1);
  expect((await control.record(mmsId)).record).not.toContain('<dc:identifier xsi:type');
});

async function putsTo(control: Control, mmsId: string): Promise<readonly unknown[]> {
  const requests = await control.requests();
  return requests.filter(({ method, path }) => method === 'PUT' && path.endsWith(mmsId));
}

test('a PUT that Alma refuses is said with its code, and nothing is changed', async ({
  page,
  control,
}) => {
  const { mmsId } = titleThatShows('typed');
  const { record } = await control.record(mmsId);
  const app = await openRepair(page, control, mmsId);
  await control.faults({ match: { method: 'PUT', path: '/bibs/' }, effect: '401' });
  await writeReviewed(page, app);
  await expect(app.getByTestId('repair-row')).toHaveAttribute('data-result', 'unauthorized');
  await expect(app.getByTestId('repair-row')).toContainText('UNAUTHORIZED');
  expect((await control.record(mmsId)).record).toBe(record);
  await expectNoAxeFindings(page);
});

test('a record that nobody can read any more is named, and nothing is written', async ({
  page,
  control,
}) => {
  const { mmsId } = titleThatShows('typed');
  const app = await openRepair(page, control, mmsId);
  await control.changeRecord(mmsId, { fault: 'corrupt' });
  await writeReviewed(page, app);
  await expect(app.getByTestId('repair-row')).toHaveAttribute('data-result', 'unreadable');
  await expect(app.getByTestId('repair-row')).toContainText('402203');
  expect((await putsTo(control, mmsId)).length).toBe(0);
});

test('a set’s repairs wait for the first of their format to be looked at', async ({
  page,
  control,
}) => {
  const app = await openAlma(page, control);
  await openSet(app, 'Every state');
  await checkSet(app);
  await app.getByTestId('go-repair').click();
  await expect(app.getByTestId('review-summary')).toContainText('2 changes to review');
  await expectNoAxeFindings(page);
  await writeReviewed(page, app);
  const waiting = app.locator('[data-result="awaits-confirmation"]');
  await expect(waiting).toHaveCount(1);
  await expect(app.locator('[data-result="done"]')).toHaveCount(1);
  await expectNoAxeFindings(page);
  await app.getByRole('button', { name: 'I looked at it: all is well. Write the rest' }).click();
  await expect(app.locator('[data-result="done"]')).toHaveCount(2);
});
