import { expect, type FrameLocator, type Locator, type Page } from '@playwright/test';

import { type Control } from './control';

/** The app, in its frame on Alma's page. */
export function panel(page: Page): FrameLocator {
  return page.frameLocator('iframe[title="Cloud App"]');
}

/** Opens Alma at one of its pages (`#/sets`) and waits until the app is there. */
export async function openAlma(page: Page, control: Control, hash = ''): Promise<FrameLocator> {
  await page.goto(`${control.address}/${hash}`);
  const app = panel(page);
  await expect(app.getByTestId('set-search')).toBeVisible();
  return app;
}

/**
 * Opens a page of the app by Alma's menu, once the app has started: a browser that is just putting the app
 * into its frame may drop what is asked of that frame at the same moment.
 */
export async function openFromMenu(
  page: Page,
  name: 'settings' | 'config' | 'help',
): Promise<FrameLocator> {
  const app = panel(page);
  await expect(app.getByTestId('nav-start')).toBeVisible();
  await page.getByTestId(`alma-app-${name}`).click();
  return app;
}

/** Finds a set by its name on the start page and opens it. */
export async function openSet(app: FrameLocator, name: string): Promise<void> {
  await app.getByTestId('set-search').fill(name);
  await app.getByTestId('set-option').filter({ hasText: name }).first().click();
  // While it is read, its name stands in another heading.
  await expect(app.getByTestId('set-header').getByRole('heading', { name })).toBeVisible();
}

/** Checks the set that is open, to the end. */
export async function checkSet(app: FrameLocator): Promise<void> {
  await app.getByTestId('check').click();
  await expectEnded(app);
}

/** The files can be had only when the check has ended. */
export async function expectEnded(app: FrameLocator): Promise<void> {
  await expect(app.getByTestId('export-report')).toBeEnabled({ timeout: 60_000 });
}

/** Checks the handles of the set that is open and checked, to the end. */
export async function checkHandles(app: FrameLocator): Promise<void> {
  await app.getByTestId('check-handles').click();
  await expect(app.getByTestId('export-cabb')).toBeEnabled({ timeout: 60_000 });
}

/** The numbers of a kind on the screen: `state-count-` → `{ ready: 12, typed: 0 }`. */
export async function countsOf(
  app: FrameLocator,
  prefix: string,
): Promise<Readonly<Record<string, number>>> {
  const marks = await app.locator(`[data-testid^="${prefix}"]`).evaluateAll((elements) =>
    elements.map((element) => ({
      id: element.getAttribute('data-testid') ?? '',
      text: element.textContent ?? '',
    })),
  );
  return Object.fromEntries(marks.map(({ id, text }) => [id.slice(prefix.length), Number(text)]));
}

/** The row of a record in the list of results; it may have to be filtered into view first. */
export function rowOf(app: FrameLocator, mmsId: string): Locator {
  return app.getByTestId('result-row').and(app.locator(`[data-mms-id="${mmsId}"]`));
}
