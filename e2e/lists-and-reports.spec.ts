import { type Locator } from '@playwright/test';

import {
  checkHandles,
  checkSet,
  countsOf,
  expectEnded,
  openAlma,
  openSet,
} from './support/alma-page';
import { expectNoAxeFindings } from './support/axe';
import { membersOf } from './support/built-in';
import { saveBy } from './support/saved-file';
import { expect, test } from './support/test';

test.use({ simulator: { limits: false } });

async function give(input: Locator, name: string, text: string): Promise<void> {
  await input.setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });
}

test('a list of MMS IDs is checked as if it were a set, its bad lines named', async ({
  page,
  control,
}) => {
  const [one = '', two = '', three = ''] = membersOf('First batch');
  const app = await openAlma(page, control);
  const text = `title,MMS ID\r\n"A, b",${one}\r\nC,${two}\r\nD,${one}\r\nE,9.91012E+17\r\nF,${three}\r\n`;
  await give(app.getByTestId('import-list'), 'mine.csv', text);
  await app.getByTestId('check').click();
  await expectEnded(app);
  await expect(app.locator('main')).toContainText('9.91012E+17');
  await expectNoAxeFindings(page);
  const counts = await countsOf(app, 'state-count-');
  expect(Object.values(counts).reduce((sum, n) => sum + n, 0)).toBe(3);
});

test('a report of before is compared: what broke since, what is fixed', async ({
  page,
  control,
}) => {
  const app = await openAlma(page, control);
  await openSet(app, 'Old handle fixes');
  await checkSet(app);
  const unasked = await saveBy(page, app.getByTestId('export-report'));
  await checkHandles(app);
  await give(app.getByTestId('compare-import'), 'unasked.csv', unasked.text);
  await expect(app.getByTestId('compare-then-not-asked')).toBeVisible();
  const { text } = await saveBy(page, app.getByTestId('export-report'));
  const earlier = text
    .split('\r\n')
    .filter((_, i) => i !== 3)
    .join('\r\n');
  await give(
    app.getByTestId('compare-import'),
    'report.csv',
    earlier.replace(',right,', ',unregistered,'),
  );
  await expect(app.getByTestId('compare-count-new')).toHaveText('1');
  await expect(app.getByTestId('compare-count-newly-broken')).toHaveText('0');
  await expect(app.getByTestId('compare-then-not-asked')).toHaveCount(0);
  await expectNoAxeFindings(page);
});

test('failures are clustered, worded for Ex Libris', async ({ page, control }) => {
  const app = await openAlma(page, control);
  await openSet(app, 'All digital titles');
  await checkSet(app);
  await checkHandles(app);
  await expect(app.getByTestId('cluster-row').first()).toBeAttached();
  await expect(app.getByTestId('support-text')).toHaveValue(/99321/);
  await expectNoAxeFindings(page);
});

test('a set of the records shown leaves out what it cannot hold, and says what may be left of it', async ({
  page,
  control,
}) => {
  const app = await openAlma(page, control);
  await openSet(app, 'Every state');
  await checkSet(app);
  await expect(app.getByTestId('set-from-selection-left-out')).toContainText('1 title');
  await app.getByTestId('set-from-selection').click();
  await expect(app.getByTestId('set-from-selection-made')).toBeVisible();

  await control.faults({ match: { method: 'POST', path: '/conf/sets/\\d+$' }, effect: '401' });
  await app.getByTestId('set-from-selection-name').fill('Once more');
  await app.getByTestId('set-from-selection').click();
  const refused = app.getByTestId('set-from-selection-refused');
  await expect(refused).toContainText('The new set may exist with some of its titles');
  await expectNoAxeFindings(page);
});
