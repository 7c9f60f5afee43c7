import { type FrameLocator, type Page } from '@playwright/test';

import { openAlma } from '../support/alma-page';
import { type Control } from '../support/control';
import { changeConfiguration } from '../support/other-hand';
import { SimulatedAlma } from '../support/simulated-alma';
import { expect, test } from '../support/test';
import { fillProfile, PROFILE, type ProfileForm, runProfile, saveProfile } from './alma-form';
import {
  expectPhase,
  finishRun,
  makeRunSet,
  prepareRun,
  registerInForm,
  startRun,
  stepOf,
  withProfileJob,
} from './run-story';

// Register is started by the app only where a job id is configured and the profile, read just before, shows
// this set, this Action and this Upon Create. Everywhere else the person is led through Alma's form.

interface Told {
  readonly app: FrameLocator;
  readonly page: Page;
  readonly control: Control;
}

interface StartStory {
  readonly name: string;
  /** @default a profile that can be read, and whose runs are listed */
  readonly alma?: Readonly<Record<string, string>>;
  readonly tell: (told: Told) => Promise<void>;
}

const REGISTER_JOB = 'S27210000000006421';
const OPEN = { 'handle-job': 'listed', profile: 'readable' };
const LEFTOVER = 'Old handle fixes';

const STORIES: readonly StartStory[] = [
  ...(['form', 'saved'] as const).map((uses): StartStory => ({
    name: `a profile saved with this set is started by the app, where Run uses the set of: ${uses}`,
    alma: { ...OPEN, 'run-uses': uses },
    tell: async (told) => {
      const { app, control } = told;
      await start(told);
      await expectPhase(app, 'register', 'done');
      expect(await startsOf(control)).toBe(1);
      const register = stepOf(app, 'register');
      await expect(register.getByTestId('gate')).toHaveAttribute('data-state', 'passed');
      await expect(register.getByTestId('process-id')).toHaveCount(0);
      await finishRun(app);
      await expect(app.getByTestId('run-verdict-count-right')).toHaveText('3');
    },
  })),
  {
    name: 'a run of the profile that a person began is found where Alma lists it',
    tell: async (told) => {
      const { app, page, control } = told;
      await start(told, { set: LEFTOVER });
      await expectPhase(app, 'register', 'guided');
      const set = await app.getByRole('heading', { level: 1 }).innerText();
      await fillProfile(page, control, { set });
      await runProfile(page);
      // Nobody gives the app a process id.
      await expectPhase(app, 'register', 'done');
      expect(await startsOf(control)).toBe(0);
    },
  },
  ...[
    { name: 'with another set', form: { set: LEFTOVER } },
    { name: 'with another action', form: { action: 'Create' as const } },
    { name: 'to add handles', form: { uponCreate: 'Add new Handles to Metadata' as const } },
    { name: 'as inactive', form: { isActive: false } },
  ].map(({ name, form }): StartStory => ({
    name: `a profile that was saved ${name} is not started by the app`,
    tell: async (told) => {
      await start(told, form);
      await expectGuided(told, 0);
    },
  })),
  {
    name: 'a profile that cannot be read is never started by the app',
    alma: { ...OPEN, profile: 'opaque' },
    tell: async (told) => {
      await start(told);
      await expectGuided(told, 0);
    },
  },
  {
    name: 'a profile whose runs cannot be listed is never started by the app',
    alma: { ...OPEN, 'handle-job': 'readable' },
    tell: async (told) => {
      await start(told);
      await expectGuided(told, 0);
    },
  },
  {
    name: 'without a job id in the configuration nothing is started by the app',
    tell: async (told) => {
      await start(told, {}, '');
      await expectGuided(told, 0);
    },
  },
  {
    name: 'a profile saved otherwise between the look and the start is not started by the app',
    tell: async (told) => {
      const { app, control } = told;
      await prepare(told);
      const former = await formOf(control);
      await saveThisSet(told);
      await startRun(app);
      await expect.poll(() => readsOf(control), { intervals: [20], timeout: 60_000 }).toBe(1);
      await putForm(control, former);
      await expectGuided(told, 0);
      await expect(stepOf(app, 'register').getByTestId('step-problem')).toContainText(
        'just before the start',
      );
    },
  },
  {
    name: 'a start that Alma refuses for good leads to the form, in plain words',
    tell: async (told) => {
      const { app, page, control } = told;
      await control.planJob('register', '402248');
      await start(told);
      await expectGuided(told, 1);
      const problem = stepOf(app, 'register').getByTestId('step-problem');
      await expect(problem).toContainText('Alma does not let apps start this job (code 402248)');
      await expect(problem).toContainText('Run it in Alma as shown here');
      await fillProfile(page, control, {});
      await runProfile(page);
      await expectPhase(app, 'register', 'done');
      expect(await startsOf(control)).toBe(1);
    },
  },
];

for (const { name, alma = OPEN, tell } of STORIES) {
  test(name, async ({ page }) => {
    const simulated = await SimulatedAlma.start({ limits: false, jobSpeed: 1000, alma });
    try {
      const { control } = simulated;
      await tell({ app: await openAlma(page, control), page, control });
    } finally {
      await page.close();
      await simulated.stop();
    }
  });
}

test('where nothing but the start by hand is possible, the run comes to its end all the same', async ({
  page,
}) => {
  const alma = { ...OPEN, 'handle-job': 'hidden' };
  const simulated = await SimulatedAlma.start({ limits: false, jobSpeed: 1000, alma });
  try {
    const { control } = simulated;
    const app = await openAlma(page, control);
    await start({ app, page, control });
    await expectGuided({ app, page, control }, 0);
    await registerInForm(app, page, control);
    await finishRun(app);
  } finally {
    await page.close();
    await simulated.stop();
  }
});

/** Prepares a run with the profile's job in the configuration. */
async function prepare({ app, page }: Told, jobId = REGISTER_JOB): Promise<void> {
  await changeConfiguration(page, withProfileJob(jobId));
  await page.reload();
  await prepareRun(app, 'First batch');
  await makeRunSet(app);
}

/** Saves the profile as this run needs it, or otherwise. */
async function saveThisSet(
  { app, page, control }: Told,
  otherwise: ProfileForm = {},
): Promise<void> {
  const set = /“(.+)”/.exec(await app.getByTestId('set-ready').innerText())?.[1] ?? '';
  await fillProfile(page, control, {
    set,
    isActive: true,
    action: 'Create and Update',
    uponCreate: 'Do not add to metadata',
    ...otherwise,
  });
  await saveProfile(page);
}

async function start(told: Told, otherwise: ProfileForm = {}, jobId = REGISTER_JOB): Promise<void> {
  await prepare(told, jobId);
  await saveThisSet(told, otherwise);
  await startRun(told.app);
}

async function expectGuided({ app, control }: Told, starts: number): Promise<void> {
  await expectPhase(app, 'register', 'guided');
  await expect(app.getByTestId('checklist-item')).not.toHaveCount(0);
  expect(await startsOf(control)).toBe(starts);
}

/** How often the app asked Alma to start the profile's job. */
async function startsOf(control: Control): Promise<number> {
  const requests = await control.requests();
  return requests.filter(
    ({ method, path }) => method === 'POST' && path.endsWith(`/conf/jobs/${REGISTER_JOB}`),
  ).length;
}

/** How often the app read the profile for a start. */
async function readsOf(control: Control): Promise<number> {
  const requests = await control.requests();
  return requests.filter(({ path }) => path.endsWith(`/conf/integration-profiles/${PROFILE}`))
    .length;
}

/** The form as it is saved, to be put back by somebody else. */
async function formOf(control: Control): Promise<object> {
  const reply = await fetch(`${control.address}/ui/profiles/${PROFILE}`);
  const { form } = (await reply.json()) as { readonly form: object };
  return form;
}

async function putForm(control: Control, form: object): Promise<void> {
  const reply = await fetch(`${control.address}/ui/profiles/${PROFILE}`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(form),
  });
  expect(reply.ok).toBe(true);
}
