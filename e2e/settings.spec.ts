import { openAlma, openFromMenu } from './support/alma-page';
import { expectNoAxeFindings } from './support/axe';
import { expect, test } from './support/test';

test('settings survive a reload, each person’s own', async ({ page, control }) => {
  const app = await openAlma(page, control);
  await openFromMenu(page, 'settings');
  await app.getByTestId('setting-density-compact').check();
  await app.getByTestId('setting-notice').uncheck();
  await expect(app.getByTestId('settings-kept')).not.toBeEmpty();
  await expectNoAxeFindings(page);

  await page.reload();
  await openFromMenu(page, 'settings');
  await expect(app.getByTestId('setting-density-compact')).toBeChecked();
  await expect(app.getByTestId('setting-notice')).not.toBeChecked();

  await page.getByLabel('User').selectOption('cataloguer');
  // Alma starts the app anew for another person: a page asked for before that would be gone with it.
  await expect(app.getByTestId('set-search')).toBeVisible();
  await openFromMenu(page, 'settings');
  await expect(app.getByTestId('setting-density-comfortable')).toBeChecked();
  await expectNoAxeFindings(page);
});

test('the help is searched and says what each word means', async ({ page, control }) => {
  const app = await openAlma(page, control);
  await openFromMenu(page, 'help');
  await app.getByTestId('help-search').fill('duplicate');
  await expect(app.getByText('Another record in the set bears the same handle')).toBeVisible();
  await expectNoAxeFindings(page);
});
