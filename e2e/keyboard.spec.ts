import { type FrameLocator, type Page } from '@playwright/test';

import { openAlma, panel } from './support/alma-page';
import { expectNoAxeFindings } from './support/axe';
import { titleThatShows } from './support/built-in';
import { expect, test } from './support/test';

test.use({ simulator: { limits: false } });

/** Goes by Tab until the control that the person means has the focus. */
async function tabTo(page: Page, app: FrameLocator, testId: string): Promise<void> {
  const wanted = app.getByTestId(testId).first();
  for (let pressed = 0; pressed < 60; pressed += 1) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not lead to ${testId}.`);
}

test('a cataloguer finds a set, checks it and opens a record by keyboard alone', async ({
  page,
  control,
}) => {
  const app = await openAlma(page, control);
  await page.getByTestId('alma-app-help').focus();
  await tabTo(page, app, 'set-search');
  await page.keyboard.type('December');
  await expect(app.getByTestId('set-option')).toHaveCount(1);
  await tabTo(page, app, 'set-option');
  await page.keyboard.press('Enter');
  await expect(app.getByRole('heading', { level: 1, name: 'December batch' })).toBeVisible();
  await tabTo(page, app, 'check');
  await page.keyboard.press('Enter');
  await expect(app.getByTestId('export-report')).toBeEnabled();
  await expect(app.getByRole('status').filter({ hasText: 'Finished' })).toHaveCount(1);
  await tabTo(page, app, 'result-row');
  await page.keyboard.press('Enter');
  const details = app.getByTestId('record-details');
  await expect(details.getByRole('heading')).toBeFocused();
  await expectNoAxeFindings(page);
});

test('a record is repaired by keyboard alone, in Hebrew', async ({ page, control, watch }) => {
  // A language without a translation is shown in English, in its own direction.
  watch.expect(/\/i18n\/he\.json/);
  await control.session({ language: 'he' });
  const { mmsId } = titleThatShows('typed');
  await page.goto(`${control.address}/#/record/${mmsId}`);
  const app = panel(page);
  await expect(app.getByTestId('record-card').getByTestId('repair')).toBeVisible();
  await expect(app.locator('html')).toHaveAttribute('dir', 'rtl');
  await page.getByTestId('alma-app-help').focus();
  await tabTo(page, app, 'repair');
  await page.keyboard.press('Enter');
  await expect(app.getByTestId('diff')).toBeVisible();
  await tabTo(page, app, 'export-before-images');
  const saved = page.waitForEvent('download');
  await page.keyboard.press('Enter');
  await saved;
  await tabTo(page, app, 'confirm-repair');
  await page.keyboard.press('Enter');
  await expect(app.getByTestId('repair-row')).toHaveAttribute('data-result', 'done');
  expect((await control.record(mmsId)).record).not.toContain('<dc:identifier xsi:type');
  await expectNoAxeFindings(page);
});

test('an administrator tests the configuration by keyboard alone', async ({ page, control }) => {
  const app = await openAlma(page, control);
  await page.getByTestId('alma-app-config').focus();
  await page.keyboard.press('Enter');
  await expect(app.getByTestId('config-prefix')).toBeVisible();
  await tabTo(page, app, 'config-test');
  await page.keyboard.press('Enter');
  await expect(app.getByTestId('config-test-summary')).not.toBeEmpty();
  await expectNoAxeFindings(page);
});
