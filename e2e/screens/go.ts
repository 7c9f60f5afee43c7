import { expect as expectNow, type FrameLocator, type Locator, type Page } from '@playwright/test';

import { type Control } from '../support/control';

/** Pictures may be taken while the machine is busy. */
export const expect = expectNow.configure({ timeout: 30_000 });

/** Shows one of Alma's pages: `#/sets`. */
export async function goTo(page: Page, control: Control, hash: string): Promise<void> {
  await page.goto(`${control.address}/${hash}`);
}

/** Finds a set on the app's start page and opens it. */
export async function openSetByName(app: FrameLocator, name: string): Promise<void> {
  await app.getByTestId('set-search').fill(name);
  await app.getByTestId('set-option').filter({ hasText: name }).first().click();
  await expect(app.getByTestId('set-header')).toBeVisible();
}

/** Shows one of the app's own pages: `#/repair`. */
export async function goInApp(page: Page, hash: string): Promise<void> {
  await page.locator('iframe[title="Cloud App"]').evaluate((frame: HTMLIFrameElement, at) => {
    frame.src = new URL(at, frame.src).href;
  }, hash);
}

/** Drops a file on the app. */
export async function give(input: Locator, name: string, text: string): Promise<void> {
  await input.setInputFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(text) });
}

/** What the SDK says when an answer does not come, and the browser of a refusal. */
export const NO_ANSWER = /Timed out while waiting for response/;
export const REFUSED = /401|500|503/;
