import { test as base } from '@playwright/test';

import { buildBaseTemplate } from './other-app/build-base-template';
import { panel } from './support/alma-page';
import { QuietWatch } from './support/quiet-watch';
import { SimulatedAlma } from './support/simulated-alma';

const { expect } = base;
const test = base.extend<{ readonly watch: QuietWatch }, { readonly alma: SimulatedAlma }>({
  alma: [
    async ({}, use) => {
      const alma = await SimulatedAlma.start({ app: buildBaseTemplate(), config: 'none' });
      await use(alma);
      await alma.stop();
    },
    { scope: 'worker', timeout: 600_000 },
  ],
  watch: async ({ page }, use) => use(new QuietWatch(page)),
});

// The SDK's styles ask Google for fonts. Here they get none, and the app goes on.
test.beforeEach(async ({ page }) => {
  await page.route(/\/\/fonts\.(googleapis|gstatic)\.com\//, (route) =>
    route.fulfill({ contentType: 'text/css', body: '' }),
  );
});

test('another Cloud App’s build runs in the panel, sees the page, and calls REST', async ({
  page,
  alma,
  watch,
}) => {
  watch.expect(/Left this machine: https?:\/\/fonts\./);
  await page.goto(`${alma.address}/`);
  await expect(page.getByTestId('alma-app-title')).toHaveText('Base Template');
  const app = panel(page);
  await expect(app.getByRole('heading', { name: 'Welcome!' })).toBeVisible();

  await page.goto(`${alma.address}/#/sets`);
  await app.getByRole('radio', { name: 'Every state' }).check();
  const result = app.getByRole('textbox');
  await expect(result).toHaveValue(/"name": "Every state"/);
  await expect(result).toHaveValue(/"total_record_count"|"number_of_members"/);
  const seen = (await alma.control.requests()).filter(({ origin }) => origin === 'app');
  expect(seen.map(({ method, status }) => `${method} ${status}`)).toEqual(['GET 200']);
  expect(watch.complaints).toEqual([]);
});

test('what Alma refuses reaches another app as the SDK words it', async ({ page, alma }) => {
  await page.goto(`${alma.address}/#/sets`);
  const app = panel(page);
  await alma.control.faults({ match: { path: '/conf/sets/' }, effect: '401' });
  await app.getByRole('radio', { name: 'First batch' }).check();
  await expect(
    app.getByText('You are not authorized to perform the requested action.'),
  ).toBeVisible();
});
