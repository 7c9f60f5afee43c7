import { expect, type FrameLocator, type Page } from '@playwright/test';

import { checkSet, openAlma, openSet } from './alma-page';
import { type Control } from './control';
import { holdTime, moveTimeUntil } from './time';

const PROFILE_ID = '27210000000006421';

export type StepName = 'copy' | 'migrate' | 'register';

/** What a person sets in the Handle profile; what is not said is as the checklist asks for. */
export interface ProfileForm {
  readonly setName: string;
  readonly action?: 'Create' | 'Create and Update';
  readonly uponCreate?: string;
  readonly isActive?: boolean;
}

/** A person with the app and Alma's page before them, time in the test's hands. */
export class Workflow {
  private constructor(
    readonly page: Page,
    readonly control: Control,
    readonly app: FrameLocator,
  ) {}

  static async open(page: Page, control: Control): Promise<Workflow> {
    await holdTime(page);
    return new Workflow(page, control, await openAlma(page, control));
  }

  /** Checks the set and prepares a run on what may enter, its set made. */
  async prepare(setName: string, way: 'existing' | 'new' = 'existing'): Promise<void> {
    const { app } = this;
    await app.getByTestId('nav-start').click();
    await openSet(app, setName);
    await checkSet(app);
    await app.getByTestId(way === 'existing' ? 'prepare' : 'prepare-new').click();
    if (way === 'existing') {
      const ask = app.getByRole('button', { name: 'Check the handles now' });
      if ((await ask.count()) > 0) await ask.click();
    }
    await this.until(() => app.getByTestId('make-set').isEnabled());
    await app.getByTestId('make-set').click();
    await this.until(() => app.getByTestId('set-ready').isVisible());
  }

  /** The person's word; the first step begins. */
  async start(): Promise<void> {
    await this.app.getByTestId('start-run').click();
    await this.app.getByTestId('confirm-run').click();
    await expect(this.app.getByTestId('run-report')).toBeVisible();
  }

  /** Waits until a step is in one of these phases, time going by. */
  async untilStep(step: StepName, ...phases: readonly string[]): Promise<void> {
    const seen = this.app.getByTestId(`step-${step}`);
    await this.until(async () => phases.includes((await seen.getAttribute('data-phase')) ?? ''));
  }

  /** The person's word for a step that is ready, or begun again. */
  async confirmStep(step: StepName): Promise<void> {
    await this.untilStep(step, 'ready', 'failed');
    await this.app.getByTestId(`step-${step}`).getByTestId('confirm-step').click();
  }

  /** Does the guided step as the checklist says. @returns the Process ID */
  async runProfile(form: ProfileForm): Promise<string> {
    const { page, control } = this;
    await page.evaluate((hash) => (location.hash = hash), `#/profile/${PROFILE_ID}`);
    await page.getByTestId('alma-profile-active').setChecked(form.isActive ?? true);
    await page.getByTestId('alma-profile-set').selectOption({ label: form.setName });
    const action = form.action ?? 'Create and Update';
    await page.getByTestId('alma-profile-action').selectOption({ label: action });
    for (const family of ['marc', 'dc', 'mods']) {
      const upon = family === 'dc' ? form.uponCreate : undefined;
      const label = upon ?? 'Do not add to metadata';
      await page.getByTestId(`alma-profile-upon-create-${family}`).selectOption({ label });
    }
    if (form.isActive === false || this.savesFirst) {
      await page.getByTestId('alma-profile-save').click();
    }
    await page.getByTestId('alma-profile-run').click();
    const id = (await page.getByTestId('alma-job-id').last().textContent()) ?? '';
    await control.advance(1000);
    return id;
  }

  /** Whether this Alma's Run takes the set that was saved. */
  savesFirst = false;

  /**
   * Gives the app the Process ID of register. Where Alma does not show it the run, the person
   * copies the numbers from its report.
   */
  async watchRegister(processId: string): Promise<void> {
    const step = this.app.getByTestId('step-register');
    await step.getByTestId('process-id').fill(processId);
    await step.getByTestId('watch-run').click();
    const isHidden = step.getByText('Alma does not show this run to the app: ');
    const phases = ['done', 'failed', 'undecided'];
    await this.until(async () => {
      const phase = (await step.getAttribute('data-phase')) ?? '';
      return phases.includes(phase) || (await isHidden.isVisible());
    });
    if (await isHidden.isVisible()) await this.enterNumbers(processId);
    await this.untilStep('register', ...phases);
  }

  /** Copies the counters of *Monitor Jobs*: created, updated, skipped and failed. */
  private async enterNumbers(processId: string): Promise<void> {
    const { page, app } = this;
    await page.evaluate((hash) => (location.hash = hash), `#/jobs/${processId}`);
    await expect(page.getByTestId('alma-process-id')).toHaveText(processId);
    await this.until(async () => (await page.getByTestId('alma-job-abort').count()) === 0);
    const names = ['created', 'updated', 'skipped', 'failed'];
    const rows = page.getByTestId('alma-counter-row');
    await expect(rows).toHaveCount(names.length);
    for (const [i, name] of names.entries()) {
      const count = await rows.nth(i).getByRole('cell').last().textContent();
      await app.getByTestId(`number-${name}`).fill(count ?? '');
    }
    await app.getByTestId('run-ended').click();
  }

  /** The name of the set on the run's page. */
  async setName(): Promise<string> {
    return (await this.app.getByRole('heading', { level: 1 }).textContent())?.trim() ?? '';
  }

  /** The check of the handles at the end, not waiting for the propagation. */
  async prove(): Promise<void> {
    const skip = this.app.getByTestId('skip-wait');
    const result = this.app.getByTestId('run-result');
    await this.until(async () => (await skip.isVisible()) || (await result.isVisible()));
    if (await skip.isVisible()) await skip.click();
    await this.until(() => result.isVisible());
  }

  /** Lets time go by until it is so. */
  async until(isSo: () => Promise<boolean>): Promise<void> {
    await moveTimeUntil(this.page, this.control, isSo, 180_000);
  }
}
