import { HALF_WAY } from './screens/set-screens';
import { openAlma, openSet, panel } from './support/alma-page';
import { titleThatShows } from './support/built-in';
import { Keyboard, listen, sentencesOf } from './support/keyboard';
import { expect, test } from './support/test';

test.use({ simulator: { limits: false, jobSpeed: 1000 } });

test('a cataloguer without a mouse checks a set, its handles, and looks at a record', async ({
  page,
  control,
}) => {
  await control.session({ user: 'cataloguer' });
  const app = await openAlma(page, control);
  const keys = new Keyboard(page);
  const said = await listen(app);

  const search = app.getByRole('searchbox', { name: 'Words in the set’s name' });
  await keys.type(search, 'Every state');
  await keys.press(app.getByRole('button', { name: /^Every state/ }).first());
  await expect(app.getByRole('heading', { level: 1, name: 'Every state' })).toBeFocused();

  await keys.press(app.getByRole('button', { name: 'Check', exact: true }));
  await expect(app.getByTestId('export-report')).toBeEnabled();
  const bar = app.getByRole('progressbar', { name: 'Reading and judging records' });
  await expect(bar).toHaveAttribute('aria-valuenow', '100');
  expect(await said()).toContain('Finished');

  const typed = app.getByRole('button', { name: 'Typed', exact: true });
  await keys.press(typed, 'Space');
  await expect(typed).toHaveAttribute('aria-pressed', 'true');
  await expect.poll(said).toContain('1 record');
  await keys.press(app.getByTestId('check-handles'));
  await expect(app.getByTestId('export-cabb')).toBeEnabled();

  const { mmsId, title } = titleThatShows('typed');
  const row = app.getByTestId('result-row').and(app.locator(`[data-mms-id="${mmsId}"]`));
  await keys.press(row);
  await expect(app.getByRole('heading', { level: 3, name: title })).toBeFocused();
  await keys.press(app.getByRole('button', { name: 'Close the details' }));
  await expect(row).toBeFocused();
});

test('a cataloguer without a mouse repairs the record in view, in Hebrew', async ({
  page,
  control,
}) => {
  await control.session({ user: 'cataloguer', language: 'he' });
  const say = sentencesOf('he');
  const { mmsId } = titleThatShows('typed');
  await page.goto(`${control.address}/#/record/${mmsId}`);
  const app = panel(page);
  const keys = new Keyboard(page);
  await expect(app.getByTestId('record-outcome')).toBeVisible();
  await expect(app.locator('html')).toHaveAttribute('dir', 'rtl');
  await expect(app.locator('html')).toHaveAttribute('lang', 'he');
  const said = await listen(app);

  await keys.press(app.getByRole('link', { name: say('card.repair'), exact: true }));
  const heading = app.getByRole('heading', { level: 1, name: say('repair.title') });
  await expect(heading).toBeFocused();
  await expect(app.getByTestId('diff')).toBeVisible();

  const download = page.waitForEvent('download');
  await keys.press(app.getByTestId('export-before-images'));
  await download;
  await keys.press(app.getByTestId('confirm-repair'));
  await expect(app.getByTestId('undo')).toBeVisible();
  expect(await said()).toContain(say('work.finished'));
  expect((await control.record(mmsId)).record).not.toContain('xsi:type="dcterms:URI"');

  await keys.press(app.getByTestId('undo'));
  await expect(app.getByRole('heading', { level: 1, name: say('repair.titleUndo') })).toBeVisible();
});

test('what vanishes when it is pressed hands the focus on', async ({ page, control, watch }) => {
  watch.expect(/Timed out while waiting for response/);
  const app = await openAlma(page, control);
  const keys = new Keyboard(page);
  const said = await listen(app);
  const say = sentencesOf('en');
  await openSet(app, 'All digital titles');
  await control.faults(...HALF_WAY);
  await keys.press(app.getByTestId('check'));
  const work = app.getByRole('group', { name: say('set.check.working') });
  await expect(work).toBeFocused();

  await keys.press(app.getByTestId('pause'));
  await expect(app.getByTestId('resume')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(app.getByTestId('pause')).toBeFocused();
  await keys.press(app.getByTestId('cancel'));
  await expect(work).toBeFocused();
  await expect.poll(said).toContain(say('work.cancelled'));

  await control.faults();
  await keys.press(app.getByTestId('check'), 'Enter', 'Shift+Tab');
  await expect(app.getByTestId('export-report')).toBeEnabled();
  await control.faults({ match: { path: '/hdl/' }, effect: 'hang' });
  await keys.press(app.getByTestId('check-handles'));
  const asking = app.getByRole('group', { name: say('handles.working') });
  await expect(asking).toBeFocused();
  await keys.press(app.getByTestId('handles-cancel'));
  await expect(asking).toBeFocused();

  await keys.type(app.getByTestId('result-filter'), 'Postcard');
  await keys.press(app.getByTestId('clear-filter'));
  await expect(app.locator('cdk-virtual-scroll-viewport')).toBeFocused();
});

test('a question that was answered hands the focus on', async ({ page, control }) => {
  await openAlma(page, control);
  const app = panel(page);
  const keys = new Keyboard(page);
  await keys.press(app.getByTestId('nav-config'));
  const field = app.getByTestId('config-control-number');
  await keys.type(field, 'Another');
  await keys.goTo(app.getByTestId('nav-start'), 'Shift+Tab');
  await page.keyboard.press('Enter');
  await expect(app.getByTestId('config-leave')).toBeFocused();
  await keys.press(app.getByTestId('config-stay'));
  await keys.expectSomewhere();
  await expect(field).toHaveValue(/Another/);
});

test('an administrator without a mouse sets the app up', async ({ page, control }) => {
  await control.reset('none');
  const app = await openAlma(page, control);
  const keys = new Keyboard(page);
  await keys.press(app.getByRole('link', { name: 'Open the configuration' }));
  await expect(app.getByRole('heading', { level: 1, name: 'Configuration' })).toBeFocused();

  const prefix = app.getByRole('textbox', { name: 'Prefix of your handles' });
  await keys.type(prefix, 'http://hdl.handle.net/99321');
  await expect(prefix).toHaveAttribute('aria-invalid', 'true');
  await expect(prefix).toHaveAccessibleDescription(/Only the part before the slash/);
  await page.keyboard.press('Control+A');
  await page.keyboard.type('99321');
  await expect(prefix).not.toHaveAttribute('aria-invalid', 'true');

  await keys.type(app.getByRole('combobox', { name: 'Copy job' }), 'Copy dcterm');
  await keys.type(app.getByRole('combobox', { name: 'Migrate job' }), 'DG Handle');
  await keys.type(app.getByTestId('config-control-number'), 'Harrow Vale Handles');
  await keys.type(app.getByTestId('config-control-prefix'), '99321/');
  await keys.press(app.getByRole('checkbox', { name: /99321\// }), 'Space');
  await expect(app.getByTestId('config-control-confirmed')).toBeChecked();
  await keys.type(app.getByTestId('config-profile'), 'Persistent');
  await keys.press(app.locator('summary').filter({ hasText: 'Spelling and resolver' }));
  await keys.goTo(app.getByTestId('config-resolver'));
  await page.keyboard.press('Control+A');
  await page.keyboard.type(`${control.address}/hdl`);

  await keys.press(app.getByRole('button', { name: 'Test', exact: true }));
  await expect(app.getByTestId('config-test-summary')).toContainText('Test finished');
  const save = app.getByRole('button', { name: 'Save', exact: true });
  await keys.press(save);
  await expect(app.getByTestId('config-question')).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(app.getByTestId('config-status')).toHaveText('Everything is saved.');
});
