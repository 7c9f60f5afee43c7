import { type FrameLocator, type Page } from '@playwright/test';

import {
  checkHandles,
  checkSet,
  countsOf,
  openAlma,
  openFromMenu,
  openSet,
  panel,
} from './support/alma-page';
import { expectNoAxeFindings } from './support/axe';
import { type Control } from './support/control';
import { changeConfiguration } from './support/other-hand';
import { saveBy } from './support/saved-file';
import { expect, test } from './support/test';

const COPY = 'Copy dcterm to dcidentifier';
const MIGRATE = 'DG Handle Migration';
const PROFILE = 'Persistent Handle Identifiers for Digital Resource';

async function openConfiguration(page: Page): Promise<FrameLocator> {
  const app = await openFromMenu(page, 'config');
  await expect(app.getByRole('heading', { level: 1, name: 'Configuration' })).toBeVisible();
  return app;
}

/** What Alma's own *Run a Job* shows on its last page, address and payload. */
async function apiInformationOf(page: Page, control: Control, job: string): Promise<string> {
  await page.goto(`${control.address}/#/run-job?q=${encodeURIComponent(job)}`);
  await page.getByTestId('alma-job-choose').filter({ hasText: job }).click();
  await page.getByTestId('alma-set-choose').first().click();
  const controlNumber = page.getByLabel('Control Number');
  if (job === MIGRATE) await controlNumber.selectOption('Harrow Vale Handles');
  await page.getByTestId('alma-job-next').click();
  const url = await page.getByTestId('alma-api-url').textContent();
  const xml = await page.getByTestId('alma-api-xml').textContent();
  return `${url}\n${xml}`;
}

test('an administrator sets the app up from nothing, and a set can be checked with it', async ({
  page,
  control,
}) => {
  await control.reset('none');
  await openAlma(page, control);
  const copy = await apiInformationOf(page, control, COPY);
  const migrate = await apiInformationOf(page, control, MIGRATE);
  const app = panel(page);
  await app.getByRole('link', { name: 'Open the configuration' }).click();

  await app.getByTestId('config-prefix').fill('http://hdl.handle.net/99321');
  await expect(app.getByText('Only the part before the slash')).toBeVisible();
  await app.getByTestId('config-prefix').fill('99321');
  await app.getByTestId('config-copy-job').selectOption({ label: COPY });
  await app.getByTestId('config-migrate-job').selectOption({ label: MIGRATE });
  await app.getByTestId('config-payload').fill(copy);
  await expect(app.getByText('Taken as the copy job’s.')).toBeVisible();
  await app.getByTestId('config-payload').fill(migrate);
  await expect(app.getByText('Taken as the migrate job’s.')).toBeVisible();
  await app.getByTestId('config-control-number').fill('Harrow Vale Handles');
  await app.getByTestId('config-control-prefix').fill('99321/');
  await app.getByTestId('config-control-confirmed').check();
  await app.getByTestId('config-profile').selectOption({ label: PROFILE });
  await app.getByText('Spelling and resolver').click();
  await app.getByTestId('config-resolver').fill(`${control.address}/hdl`);
  for (const use of ['check', 'copy', 'migrate', 'register']) {
    await expect(app.getByTestId(`config-ready-${use}`)).toHaveAttribute('data-ready', 'true');
  }
  await expectNoAxeFindings(page);

  await app.getByTestId('config-save').click();
  // There was nothing: whether it is really the first one is asked.
  await expect(app.getByTestId('config-question')).toBeVisible();
  await app.getByTestId('config-save').click();
  await expect(app.getByTestId('config-status')).toHaveText('Everything is saved.');

  await page.reload();
  await openConfiguration(page);
  await expect(app.getByTestId('config-prefix')).toHaveValue('99321');
  await expect(app.getByTestId('config-control-confirmed')).toBeChecked();
  await app.getByTestId('config-test').click();
  await expect(app.getByTestId('config-test-summary')).not.toBeEmpty();
  await expect(app.locator('[data-testid="config-test-line"][data-state="failed"]')).toHaveCount(0);
  await expectNoAxeFindings(page);

  await app.getByTestId('nav-start').click();
  await openSet(app, 'Old handle fixes');
  await checkSet(app);
  await checkHandles(app);
  expect((await countsOf(app, 'verdict-count-'))['right']).toBe(9);
});

test('what another administrator saved meanwhile is shown, and both are kept', async ({
  page,
  control,
}) => {
  await openAlma(page, control);
  const app = await openConfiguration(page);
  await app.getByText('Waiting time and pace').click();
  const waiting = app.getByLabel('Minutes until a registered handle works');
  await waiting.fill('45');
  await changeConfiguration(page, (stored) => ({ ...stored, repairLimit: 500 }));
  await app.getByTestId('config-save').click();
  await expect(app.getByTestId('config-conflict')).toBeVisible();
  await expect(app.getByTestId('config-difference')).toContainText('500');
  await expectNoAxeFindings(page);
  await app.getByTestId('config-save-both').click();
  await expect(app.getByTestId('config-status')).toHaveText('Everything is saved.');

  let saved: unknown;
  await changeConfiguration(page, (stored) => {
    saved = stored;
    return stored;
  });
  expect(saved).toMatchObject({ repairLimit: 500, propagationMinutes: 45 });
});

test('a configuration goes out as a file and comes in again, seen before it is taken', async ({
  page,
  control,
}) => {
  await openAlma(page, control);
  const app = await openConfiguration(page);
  await app.getByText('Export, import, reset').click();
  const file = await saveBy(page, app.getByTestId('config-export'));
  const configuration = JSON.parse(file.text) as object;
  const changed = JSON.stringify({ ...configuration, repairLimit: 120 });
  await app.getByTestId('config-import').setInputFiles({
    name: 'configuration.json',
    mimeType: 'application/json',
    buffer: Buffer.from(changed),
  });
  await expect(app.getByTestId('config-preview')).toContainText('120');
  await expectNoAxeFindings(page);
  await app.getByTestId('config-take-over').click();
  await expect(app.getByTestId('config-status')).toContainText('1 change is not saved yet');

  await app.getByTestId('config-import').setInputFiles({
    name: 'other.json',
    mimeType: 'application/json',
    buffer: Buffer.from('{"version": 1, "routes": 7}'),
  });
  await expect(app.getByTestId('config-preview')).toContainText('is not a configuration');
});

test('a cataloguer reads the configuration and cannot change it', async ({ page, control }) => {
  await control.session({ user: 'cataloguer' });
  await openAlma(page, control);
  await expect(page.getByTestId('alma-app-config')).toBeHidden();
  await page.locator('iframe[title="Cloud App"]').evaluate((frame: HTMLIFrameElement) => {
    frame.src = new URL('#/config', frame.src).href;
  });
  const app = panel(page);
  await expect(app.getByTestId('config-read-only')).toBeVisible();
  await expect(app.getByTestId('config-prefix')).toBeDisabled();
  await expect(app.getByTestId('config-save')).toHaveCount(0);
  await expectNoAxeFindings(page);
});

test('a test of the configuration names what a person without roles lacks', async ({
  page,
  control,
}) => {
  await openAlma(page, control);
  const app = await openConfiguration(page);
  await control.setRoles([]);
  await expect(app.getByTestId('config-test')).toBeVisible();
  await app.getByTestId('config-test').click();
  await expect(app.getByTestId('config-test-summary')).not.toBeEmpty();
  const failed = app.locator('[data-testid="config-test-line"][data-state="failed"]');
  expect(await failed.count()).toBeGreaterThan(3);
  await expect(failed.first()).toContainText('Usual roles');
  await expectNoAxeFindings(page);
});

test('leaving with changes that are not saved is asked about', async ({ page, control }) => {
  await openAlma(page, control);
  const app = await openConfiguration(page);
  await app.getByTestId('config-control-number').fill('Another one');
  await app.getByTestId('nav-start').click();
  await expect(app.getByTestId('config-leave')).toBeVisible();
  await expectNoAxeFindings(page);
  await app.getByTestId('config-stay').click();
  await expect(app.getByTestId('config-control-number')).toHaveValue('Another one');
  await app.getByTestId('nav-start').click();
  await app.getByTestId('config-leave-anyway').click();
  await expect(app.getByTestId('set-search')).toBeVisible();
});
