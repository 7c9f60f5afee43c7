import { expect, type Page } from '@playwright/test';

import { type Control } from '../support/control';

/** The Handle profile's id in the simulated Alma. */
export const PROFILE = '27210000000006421';

/** What a person sets in the form of the Handle profile; what is not named stays as it stands. */
export interface ProfileForm {
  /** The set's name. */
  readonly set?: string;
  readonly action?: 'Create' | 'Create and Update';
  /** Upon Create of the Dublin Core formats. */
  readonly uponCreate?: 'Add new Handles to Metadata' | 'Do not add to metadata';
  readonly isActive?: boolean;
}

/** Goes to another of Alma's pages; the panel stays. */
export async function goTo(page: Page, control: Control, hash: string): Promise<void> {
  await page.goto(`${control.address}/${hash}`);
}

/** Fills the profile's form in Alma's own page. */
export async function fillProfile(page: Page, control: Control, form: ProfileForm): Promise<void> {
  await goTo(page, control, '#/');
  await goTo(page, control, `#/profile/${PROFILE}`);
  const field = (name: string) => page.getByTestId(`alma-profile-${name}`);
  await expect(field('set')).toBeVisible();
  if (form.isActive !== undefined) await field('active').setChecked(form.isActive);
  if (form.set !== undefined) await field('set').selectOption({ label: form.set });
  if (form.action !== undefined) await field('action').selectOption({ label: form.action });
  if (form.uponCreate !== undefined) {
    await field('upon-create-dc').selectOption({ label: form.uponCreate });
  }
}

/** Presses *Save* in the profile's form. */
export async function saveProfile(page: Page): Promise<void> {
  await page.getByTestId('alma-profile-save').click();
  await expect(page.getByText('The integration profile was saved.')).toBeVisible();
}

/** Presses *Run* in the profile's form. @returns the process id that Alma shows */
export async function runProfile(page: Page): Promise<string> {
  await page.getByTestId('alma-profile-run').click();
  return page.getByTestId('alma-job-id').innerText();
}

/** Counters of a run, by their labels, as its report in Alma shows them once it has ended. */
export async function reportOf(
  page: Page,
  control: Control,
  processId: string,
): Promise<ReadonlyMap<string, number>> {
  await goTo(page, control, `#/jobs/${processId}`);
  await expect(page.getByTestId('alma-process-id')).toHaveText(processId);
  await expect(page.getByTestId('alma-run-status')).toHaveText(/Completed/, { timeout: 60_000 });
  const rows = await page.getByTestId('alma-counter-row').allInnerTexts();
  return new Map(
    rows.map((row) => {
      const [, label = '', value = ''] = row.split(/\s*[\t\n]\s*/);
      return [label, Number(value.replace(/\D/g, ''))];
    }),
  );
}

/** Runs a job on a set by Alma's own pages, as its forms propose it. @returns the process id */
export async function runJob(
  page: Page,
  control: Control,
  job: { readonly id: string; readonly setId: string; readonly controlNumber?: string },
): Promise<string> {
  await goTo(page, control, '#/');
  await goTo(page, control, `#/run-job/${job.id}/${job.setId}`);
  if (job.controlNumber !== undefined) {
    const field = page.getByTestId('alma-parameter-task_214_controlNumberName');
    await field.selectOption(job.controlNumber);
  }
  await page.getByTestId('alma-job-next').click();
  await page.getByTestId('alma-job-submit').click();
  return page.getByTestId('alma-job-id').innerText();
}

/** Ends a run in Monitor Jobs, as a person does. */
export async function abortRun(page: Page, control: Control, processId: string): Promise<void> {
  await goTo(page, control, `#/jobs/${processId}`);
  await page.getByTestId('alma-job-abort').click();
  await expect(page.getByTestId('alma-run-status')).toHaveText(/Abort/);
}
