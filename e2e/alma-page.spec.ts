import { openAlma, openSet, panel } from './support/alma-page';
import { expectNoAxeFindings } from './support/axe';
import { SHOWN_TITLES, titleThatShows } from './support/built-in';
import { sentencesOf } from './support/keyboard';
import { expect, test } from './support/test';

test('the app follows Alma: the sets of Manage Sets, one set, a record, and nothing', async ({
  page,
  control,
}) => {
  const app = await openAlma(page, control);
  await expect(app.getByText('Open a set or a record in Alma, or find a set here.')).toBeVisible();
  await expect(app.getByTestId('set-option')).toHaveCount(0);

  await page.getByRole('link', { name: 'Manage Sets' }).first().click();
  await expect(app.getByRole('button', { name: 'First batch' })).toBeVisible();
  await expect(app.getByTestId('set-option')).toHaveCount(
    await page.getByTestId('alma-set-row').count(),
  );

  await page.getByRole('link', { name: 'First batch', exact: true }).click();
  await expect(app.getByTestId('set-option')).toHaveText('First batch');
  await expectNoAxeFindings(page);

  const { mmsId, title } = titleThatShows('typed');
  await page.goto(`${control.address}/#/record/${mmsId}`);
  const card = app.getByTestId('record-card');
  await expect(card.getByRole('heading', { name: title })).toBeVisible();
  await expect(card.getByTestId('record-state')).toHaveText('Typed');
  await expect(app.getByTestId('set-option')).toHaveCount(0);
  await expectNoAxeFindings(page);

  await page.getByTestId('alma-menu-home').click();
  await expect(card).toHaveCount(0);
});

test('a list of Alma is answered by a card for each of its records', async ({ page, control }) => {
  const app = await openAlma(page, control, '#/sets/7710000020006421/members');
  const cards = app.getByTestId('record-card');
  await expect(cards).toHaveCount(20);
  await expect(cards.nth(19).getByTestId('record-outcome')).toBeVisible();
  const ids = await cards.evaluateAll((all) => all.map((card) => card.getAttribute('data-mms-id')));
  expect(ids).toEqual(SHOWN_TITLES.slice(0, 20).map(({ mmsId }) => mmsId));
  await expectNoAxeFindings(page);
});

test('sets that were opened are offered again after a reload', async ({ page, control }) => {
  const app = await openAlma(page, control);
  await openSet(app, 'December batch');
  await openSetAgain(app);
  await page.reload();
  await expect(app.getByRole('heading', { name: 'Opened before' })).toBeVisible();
  await expect(app.getByTestId('set-option')).toHaveText(['December batch']);
  await expectNoAxeFindings(page);
});

async function openSetAgain(app: ReturnType<typeof panel>): Promise<void> {
  await app.getByTestId('nav-start').click();
  await expect(app.getByTestId('set-option')).toHaveText(['December batch']);
}

test('an error of Alma is said with its code and what to do', async ({ page, control }) => {
  const app = await openAlma(page, control, '#/sets');
  await expect(app.getByRole('button', { name: 'Nothing in it' })).toBeVisible();
  // Somebody deletes the set that is still on the page.
  await fetch(`${control.address}/almaws/v1/conf/sets/7710000070006421`, { method: 'DELETE' });
  await app.getByRole('button', { name: 'Nothing in it' }).click();
  await expect(app.getByTestId('error')).toContainText('code 60107');
  await expect(app.getByTestId('error')).toContainText(/E\d+-/);
  await expect(app.getByTestId('error')).toContainText('choose another');
  await expectNoAxeFindings(page);

  await app.getByRole('link', { name: 'Back to the start' }).click();
  await control.faults({ match: { path: '/conf/sets$' }, effect: '401' });
  await app.getByTestId('set-search').fill('batch');
  await expect(app.getByRole('alert')).toContainText('UNAUTHORIZED');
  await expectNoAxeFindings(page);
});

test('a person without roles is told what is missing', async ({ page, control }) => {
  await control.session({ user: 'visitor' });
  const app = await openAlma(page, control);
  await app.getByTestId('set-search').fill('batch');
  await expect(app.getByRole('alert')).toContainText('Your Alma user lacks a role');
  await expect(app.getByTestId('nav-config')).toHaveCount(0);
  await expectNoAxeFindings(page);
});

test('without a configuration a cataloguer reads what is missing, an administrator is led on', async ({
  page,
  control,
}) => {
  await control.reset('none');
  const app = await openAlma(page, control);
  await expect(app.getByTestId('no-configuration')).toContainText('Open the configuration');
  await control.session({ user: 'cataloguer' });
  await page.reload();
  await expect(app.getByTestId('no-configuration')).toContainText('Ask an administrator');
  await expectNoAxeFindings(page);
});

test('messages of other windows are not heard', async ({ page, control, context }) => {
  const app = await openAlma(page, control, '#/sets');
  await expect(app.getByRole('button', { name: 'First batch' })).toBeVisible();
  const frame = page.frames().find((one) => one.url().includes('localhost'));
  // As a page opened by the app, or a frame in it, could: not the page around the app.
  await frame?.evaluate(() => {
    const entities = [{ id: '1', type: 'SET', link: '/conf/sets/1', description: 'A false set' }];
    window.postMessage({ name: 'exl-cloudapp::PAGE_LOAD', payload: { entities } }, '*');
  });
  await page.getByTestId('alma-menu-home').click();
  await expect(app.getByRole('button', { name: 'First batch' })).toHaveCount(0);
  await expect(app.getByRole('button', { name: 'A false set' })).toHaveCount(0);
  expect(context.pages().length).toBe(1);
});

test('the panel is as wide as the person likes, and the app fits', async ({ page, control }) => {
  const app = await openAlma(page, control, '#/sets');
  for (const size of ['300', '400', 'full']) {
    await page.getByLabel('Panel size').selectOption(size);
    const overflow = await app
      .locator('html')
      .evaluate((html) => html.scrollWidth - html.clientWidth);
    expect(overflow, size).toBe(0);
    await expectNoAxeFindings(page);
  }
});

test('language, direction and colour are those of Alma', async ({ page, control }) => {
  await control.session({ color: 'purple' });
  const app = await openAlma(page, control);
  await expect(app.locator('body')).toHaveClass(/cloudapp-theme--purple/);
  await expect(app.locator('html')).toHaveAttribute('dir', 'ltr');
  await control.session({ language: 'he' });
  await page.reload();
  await expect(panel(page).locator('html')).toHaveAttribute('dir', 'rtl');
  await expect(panel(page).getByTestId('nav-start')).toHaveText(sentencesOf('he')('shell.start'));
});
