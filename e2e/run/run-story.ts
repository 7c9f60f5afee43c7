import { expect, type FrameLocator, type Locator, type Page } from '@playwright/test';

import { checkSet, openSet } from '../support/alma-page';
import { type Control } from '../support/control';
import { type StoredConfiguration } from '../support/other-hand';
import { saveBy } from '../support/saved-file';
import { fillProfile, goTo, type ProfileForm, reportOf, runProfile } from './alma-form';

export type Step = 'copy' | 'migrate' | 'register';

/** Thousands of handles are asked for twice where none is registered yet. */
const ALL_HANDLES_MS = 200_000;

/** A step of the run on the screen. */
export function stepOf(app: FrameLocator, step: Step): Locator {
  return app.getByTestId(`step-${step}`);
}

/** Waits until a step is in a phase. */
export async function expectPhase(app: FrameLocator, step: Step, phase: string): Promise<void> {
  await expect(stepOf(app, step)).toHaveAttribute('data-phase', phase, { timeout: 60_000 });
}

/** Checks a set and prepares a run on it: its own set made and proven. */
export async function prepareRun(
  app: FrameLocator,
  set: string,
  way: 'existing' | 'new' = 'existing',
): Promise<void> {
  await openSet(app, set);
  await checkSet(app);
  await app.getByTestId(way === 'new' ? 'prepare-new' : 'prepare').click();
  await expect(app.getByTestId('make-set')).toBeEnabled({ timeout: ALL_HANDLES_MS });
}

/** Makes the run's set. @returns its name, which stands in the checklist later */
export async function makeRunSet(app: FrameLocator): Promise<void> {
  await app.getByTestId('make-set').click();
  await expect(app.getByTestId('set-ready')).toBeVisible({ timeout: 60_000 });
}

export async function startRun(app: FrameLocator): Promise<void> {
  await app.getByTestId('start-run').click();
  await app.getByTestId('confirm-run').click();
}

/** From a set to a run under way. */
export async function beginRun(
  app: FrameLocator,
  set: string,
  way: 'existing' | 'new' = 'existing',
): Promise<void> {
  await prepareRun(app, set, way);
  await makeRunSet(app);
  await startRun(app);
}

/** What the checklist of register asks for, by the field's id. */
export async function checklistOf(app: FrameLocator): Promise<Readonly<Record<string, string>>> {
  await expectPhase(app, 'register', 'guided');
  const items = await app
    .getByTestId('checklist-item')
    .evaluateAll((all) =>
      all.map((item) => [
        item.getAttribute('data-item') ?? '',
        item.querySelector('strong')?.textContent?.trim() ?? '',
      ]),
    );
  return Object.fromEntries(items) as Record<string, string>;
}

/** Gives the step its process id, as a person pastes it. */
export async function givenProcessId(app: FrameLocator, step: Step, id: string): Promise<void> {
  await stepOf(app, step).getByTestId('process-id').fill(id);
  await stepOf(app, step).getByTestId('watch-run').click();
}

/** Copies the counters of a run that the app may not read from Alma's report into the app. */
export async function enterNumbers(
  app: FrameLocator,
  page: Page,
  control: Control,
  id: string,
): Promise<void> {
  const report = await reportOf(page, control, id);
  const numbers = {
    created: report.get('Handle was created successfully'),
    updated: report.get('Handle was updated successfully'),
    failed: report.get('Records failed'),
    skipped: report.get('Records skipped'),
  };
  for (const [name, value] of Object.entries(numbers)) {
    await app.getByTestId(`number-${name}`).fill(String(value ?? ''));
  }
  await app.getByTestId('run-ended').click();
}

/**
 * Does register as the checklist says, in Alma's own form, and tells the app.
 * @returns the process id
 */
export async function registerInForm(
  app: FrameLocator,
  page: Page,
  control: Control,
  otherwise: ProfileForm = {},
): Promise<string> {
  const asked = await checklistOf(app);
  await fillProfile(page, control, {
    isActive: true,
    set: asked['set'] ?? '',
    action: asked['action'] as ProfileForm['action'] & string,
    uponCreate: asked['upon-create-dc'] as ProfileForm['uponCreate'] & string,
    ...otherwise,
  });
  const id = await runProfile(page);
  await givenProcessId(app, 'register', id);
  await expect(app.getByTestId('number-created')).toBeVisible();
  await enterNumbers(app, page, control, id);
  return id;
}

/** The wait for the handle server is over: every handle is checked, and the run has its result. */
export async function finishRun(app: FrameLocator): Promise<void> {
  await expectPhase(app, 'register', 'done');
  await app.getByTestId('skip-wait').click();
  await expect(app.getByTestId('run-result')).toBeVisible({ timeout: ALL_HANDLES_MS });
}

/** The pilot of the route on a set that has three titles to enter, so that a whole set may go. */
export async function walkPilot(
  app: FrameLocator,
  page: Page,
  control: Control,
  set: string,
): Promise<void> {
  await beginRun(app, set);
  await registerInForm(app, page, control);
  await finishRun(app);
  await expect(app.getByTestId('run-verdict-count-right')).toHaveText('3');
  await app.getByTestId('put-away').click();
  await app.getByTestId('nav-start').click();
}

/** Why a gate did not pass, as ids. */
export async function reasonsOf(app: FrameLocator, step: Step): Promise<readonly string[]> {
  const reasons = stepOf(app, step).getByTestId('gate-reason');
  await expect(reasons.first()).toBeVisible();
  return reasons.evaluateAll((all) => all.map((one) => one.getAttribute('data-reason') ?? ''));
}

/** How many starts of a job the app sent. */
export async function startsOf(control: Control): Promise<number> {
  const requests = await control.requests();
  return requests.filter(
    ({ origin, method, path }) =>
      origin === 'app' && method === 'POST' && /\/conf\/jobs\/[^/]+$/.test(path),
  ).length;
}

interface StoredRoute {
  readonly migrateJob: {
    readonly parameters: readonly { readonly name: string; readonly value: string }[];
  };
}

/** The configuration with another control number among the migrate job's parameters. */
export function withMigrateControlNumber(
  value: string,
): (configuration: StoredConfiguration) => StoredConfiguration {
  return (configuration) => {
    const routes = configuration['routes'] as readonly StoredRoute[];
    return {
      ...configuration,
      routes: routes.map((route) => ({
        ...route,
        migrateJob: {
          ...route.migrateJob,
          parameters: route.migrateJob.parameters.map((parameter) =>
            parameter.name.endsWith('controlNumberName') ? { ...parameter, value } : parameter,
          ),
        },
      })),
    };
  };
}

interface RouteWithProfile {
  readonly profile: { readonly jobId: string };
}

/** The configuration with the id of the job that runs the Handle profile. */
export function withProfileJob(
  jobId: string,
): (configuration: StoredConfiguration) => StoredConfiguration {
  return (configuration) => {
    const routes = configuration['routes'] as readonly RouteWithProfile[];
    return {
      ...configuration,
      routes: routes.map((route) => ({ ...route, profile: { ...route.profile, jobId } })),
    };
  };
}

/** Exports the events of the migration on its page in Alma, and gives the file to the app. */
export async function importEvents(
  app: FrameLocator,
  page: Page,
  control: Control,
  ending: 'csv' | 'xlsx',
): Promise<void> {
  const step = stepOf(app, 'migrate');
  const id = /\d{13,}/.exec(await step.innerText())?.[0] ?? '';
  await goTo(page, control, `#/jobs/${id}`);
  const { bytes } = await saveBy(page, page.getByTestId(`alma-events-export-${ending}`));
  await step.getByTestId('import-events').setInputFiles({
    name: `events.${ending}`,
    mimeType: 'application/octet-stream',
    buffer: bytes,
  });
  await expect(step.getByTestId('events-found')).toBeVisible({ timeout: 60_000 });
}

interface MemberPage {
  readonly total_record_count: number;
  readonly member?: readonly { readonly id: string }[];
}

/** The members of a set, as another program reads them. */
export async function membersOfSet(control: Control, setId: string): Promise<readonly string[]> {
  const all: string[] = [];
  for (;;) {
    const query = `limit=100&offset=${all.length}`;
    const reply = await fetch(`${control.address}/almaws/v1/conf/sets/${setId}/members?${query}`, {
      headers: { accept: 'application/json' },
    });
    const { member = [], total_record_count: total } = (await reply.json()) as MemberPage;
    all.push(...member.map(({ id }) => id));
    if (member.length === 0 || all.length >= total) return all;
  }
}
