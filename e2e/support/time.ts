import { type Page } from '@playwright/test';

import { type Control } from './control';

const STEP_MS = 1000;

/** Puts the browser's time into the test's hands; it goes on by itself until it is moved. */
export async function holdTime(page: Page): Promise<void> {
  await page.clock.install();
}

/**
 * Moves the simulated Alma's clock and the browser's together, a second at a time, so that answers
 * of the one are heard by the other. The page must have been opened after `holdTime`.
 */
export async function moveTime(page: Page, control: Control, ms: number): Promise<void> {
  for (let left = ms; left > 0; left -= STEP_MS) {
    const step = Math.min(left, STEP_MS);
    await control.advance(step);
    await page.clock.runFor(step);
  }
}

/**
 * Moves both clocks until something is so.
 * @param most milliseconds of the moved time after which it is given up
 */
export async function moveTimeUntil(
  page: Page,
  control: Control,
  isSo: () => Promise<boolean>,
  most = 300_000,
): Promise<void> {
  for (let moved = 0; !(await isSo()); moved += STEP_MS) {
    if (moved >= most) throw new Error(`It did not happen within ${most / 1000} s.`);
    await moveTime(page, control, STEP_MS);
  }
}
