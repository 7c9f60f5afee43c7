import { type FrameLocator, type Page } from '@playwright/test';

import { checkSet, countsOf, openAlma, openSet } from '../support/alma-page';
import { shownCounts } from '../support/built-in';
import { type Control } from '../support/control';
import { sendMessage } from '../support/other-hand';
import { saveBy } from '../support/saved-file';
import { SimulatedAlma } from '../support/simulated-alma';
import { expect, test } from '../support/test';
import { fillProfile, runJob, runProfile, saveProfile } from './alma-form';
import {
  beginRun,
  checklistOf,
  expectPhase,
  finishRun,
  givenProcessId,
  prepareRun,
  reasonsOf,
  registerInForm,
  type Step,
  stepOf,
} from './run-story';

// Each answer that is not known of the real Alma, where it differs from the one of the other stories.

interface Told {
  readonly app: FrameLocator;
  readonly page: Page;
  readonly control: Control;
}

interface SwitchStory {
  readonly name: string;
  readonly alma: Readonly<Record<string, string>>;
  /** @default false */
  readonly limits?: boolean;
  readonly tell: (told: Told) => Promise<void>;
}

const MIGRATE_JOB = 'M7407373660006421';

const MIGRATE_COUNTERS = {
  processed: 'Verarbeitete Datensätze',
  exceptions: 'Datensätze mit Ausnahmen',
  skipped: 'Übersprungene Datensätze',
};
const REGISTER_COUNTERS = {
  created: 'Handle wurde erfolgreich erstellt',
  updated: 'Handle wurde erfolgreich aktualisiert',
  failed: 'Fehlgeschlagene Datensätze',
  skipped: 'Übersprungene Datensätze',
};

const STORIES: readonly SwitchStory[] = [
  {
    name: 'a proxy that refuses what is over its limits never has to',
    alma: { proxy: '429' },
    limits: true,
    tell: async ({ app, control }) => {
      await beginRun(app, 'First batch');
      await expectPhase(app, 'register', 'guided');
      const refused = (await control.requests()).filter(({ status }) => status === 429);
      expect(refused).toEqual([]);
    },
  },
  {
    name: 'runs of register that can be read are read, and nobody types a number',
    alma: { 'handle-job': 'readable' },
    tell: async ({ app, page, control }) => {
      await beginRun(app, 'First batch');
      const { set = '' } = await checklistOf(app);
      await fillProfile(page, control, { set });
      await givenProcessId(app, 'register', await runProfile(page));
      await expectPhase(app, 'register', 'done');
      await expect(stepOf(app, 'register').getByTestId('gate')).toHaveAttribute(
        'data-state',
        'passed',
      );
      await finishRun(app);
    },
  },
  {
    name: 'where sets of digital titles cannot be made, one made by hand is proven',
    alma: { 'ied-sets': 'refused' },
    tell: async ({ app, page }) => {
      await prepareRun(app, 'First batch');
      await app.getByTestId('make-set').click();
      const failed = app.getByTestId('set-failed');
      await expect(failed).toContainText('Alma refused to make the set');
      await expect(failed).toContainText('Create Set');
      const list = await saveBy(page, app.getByTestId('save-list'));
      expect(list.text.trim().split('\r\n').length).toBe(4);
      await failed.getByTestId('set-search').fill('Old handle fixes');
      await failed.getByTestId('set-option').first().click();
      await expect(failed).toContainText('The set is not what it should be');
    },
  },
  {
    name: 'where Run takes the set last saved, its numbers tell, and Save comes first',
    alma: { 'run-uses': 'saved' },
    tell: async ({ app, page, control }) => {
      await beginRun(app, 'First batch');
      const { set = '' } = await checklistOf(app);
      await registerInForm(app, page, control);
      await expectPhase(app, 'register', 'failed');
      expect(await reasonsOf(app, 'register')).toContain('other-set');
      await stepOf(app, 'register').getByTestId('confirm-step').click();
      await expectPhase(app, 'register', 'guided');
      await fillProfile(page, control, { set });
      await saveProfile(page);
      await registerInForm(app, page, control);
      await finishRun(app);
    },
  },
  {
    name: 'a batch that is refused for one bad record still tells which one it is',
    alma: { 'bad-batch': '400' },
    tell: async ({ app }) => {
      await openSet(app, 'Every state');
      await checkSet(app);
      const counts = await countsOf(app, 'state-count-');
      expect(counts).toEqual(shownCounts((sign) => /^[a-z]/.test(sign)));
      const { unreadable } = counts;
      expect(unreadable).toBeGreaterThan(0);
      await app.getByTestId('prepare').click();
      await expect(app.getByTestId('stays-out-unreadable').locator('.number')).toHaveText(
        String(unreadable),
      );
    },
  },
  {
    name: 'XML that comes as an object is not taken for a record’s text',
    alma: { 'bib-xml': 'object' },
    tell: async ({ app }) => {
      await beginRun(app, 'First batch');
      await expectPhase(app, 'register', 'guided');
    },
  },
  {
    name: 'counters under other names are shown as they are, and a person decides',
    alma: { counters: 'other' },
    tell: async ({ app, page }) => {
      await beginRun(app, 'First batch');
      await expectPhase(app, 'migrate', 'undecided');
      const migrate = stepOf(app, 'migrate');
      await expect(migrate.getByTestId('gate')).toHaveAttribute('data-state', 'unknown');
      await expect(migrate).toContainText('Verarbeitete Datensätze');
      await expectPhase(app, 'register', 'locked');
      await migrate.getByTestId('confirm-unknown').fill('Three processed, none skipped.');
      await migrate.getByTestId('confirm-unknown').press('Enter');
      await expectPhase(app, 'register', 'guided');
      const report = await saveBy(page, app.getByTestId('run-report'));
      expect(report.text).toContain('Three processed, none skipped.');
    },
  },
  {
    name: 'a pilot learns the counters, and the next run passes by itself',
    alma: { counters: 'other', 'handle-job': 'readable' },
    tell: async ({ app, page, control }) => {
      await beginRun(app, 'First batch');
      await learn(app, 'migrate', MIGRATE_COUNTERS);
      const { set = '' } = await checklistOf(app);
      await fillProfile(page, control, { set });
      await givenProcessId(app, 'register', await runProfile(page));
      await learn(app, 'register', REGISTER_COUNTERS);
      await finishRun(app);
      await app.getByTestId('put-away').click();

      await page.reload();
      await beginRun(app, 'First batch');
      await expectPhase(app, 'migrate', 'done');
      await expect(stepOf(app, 'migrate').getByTestId('counter-picker')).toHaveCount(0);
      const again = await checklistOf(app);
      await fillProfile(page, control, { set: again['set'] ?? '' });
      await givenProcessId(app, 'register', await runProfile(page));
      await finishRun(app);
      await expect(app.getByTestId('run-verdict-count-right')).toHaveText('57');
      for (const step of ['migrate', 'register'] as const) {
        await expect(stepOf(app, step).getByTestId('gate')).toHaveAttribute('data-state', 'passed');
      }
    },
  },
  {
    name: 'who may not write the configuration says which counter is which for this run',
    alma: { counters: 'other', 'handle-job': 'readable' },
    tell: async ({ app, page, control }) => {
      await control.session({ user: 'cataloguer' });
      await page.reload();
      await beginRun(app, 'First batch');
      await learn(app, 'migrate', MIGRATE_COUNTERS);
      await expectPhase(app, 'migrate', 'done');
      await expect(app.getByText('they hold for this run only')).toBeVisible();
      await page.reload();
      await app.getByTestId('run-banner').getByRole('link').click();
      await expectPhase(app, 'migrate', 'done');
      expect(JSON.stringify(await sendMessage(page, 'CONFIG'))).not.toContain('Verarbeitete');
    },
  },
  {
    name: 'a migration of two tasks is done in Alma, with the app as its guide',
    alma: { 'migrate-tasks': 'two' },
    tell: async ({ app, page, control }) => {
      await beginRun(app, 'First batch');
      await expectPhase(app, 'migrate', 'failed');
      const migrate = stepOf(app, 'migrate');
      await expect(migrate.getByTestId('step-problem')).toContainText('402231');
      await migrate.getByTestId('already-run').click();
      await expect(migrate).toContainText('DG Handle Migration');
      const controlNumber = await migrate
        .getByTestId('job-parameter')
        .locator('dd')
        .first()
        .innerText();
      const name = await app.getByRole('heading', { level: 1 }).innerText();
      const setId = await setNamed(control, name);
      await givenProcessId(app, 'migrate', '214');
      await expect(migrate.getByTestId('process-id-problem')).toContainText('number of the job');
      await runJob(page, control, { id: MIGRATE_JOB, setId, controlNumber });
      // Alma lists it under this run's set: the app finds it, and nobody types its number.
      await expectPhase(app, 'register', 'guided');
    },
  },
  {
    name: 'a Store that is the browser’s keeps the run over a reload',
    alma: { store: 'browser' },
    tell: async ({ app, page, control }) => {
      await beginRun(app, 'First batch');
      await expectPhase(app, 'register', 'guided');
      await page.reload();
      await app.getByTestId('run-banner').getByRole('link').click();
      await registerInForm(app, page, control);
      await finishRun(app);
    },
  },
];

for (const { name, alma, limits = false, tell } of STORIES) {
  test(`${Object.entries(alma).flat().join('=')}: ${name}`, async ({ page }) => {
    const simulated = await SimulatedAlma.start({ limits, jobSpeed: 1000, alma });
    try {
      const { control } = simulated;
      await tell({ app: await openAlma(page, control), page, control });
    } finally {
      await page.close();
      await simulated.stop();
    }
  });
}

/** Says which of Alma's counters gives which number, where the gate cannot tell. */
async function learn(
  app: FrameLocator,
  step: Step,
  labels: Readonly<Record<string, string>>,
): Promise<void> {
  await expectPhase(app, step, 'undecided');
  const picker = stepOf(app, step).getByTestId('counter-picker');
  for (const [number, label] of Object.entries(labels)) {
    const box = picker.getByTestId(`counter-${number}`);
    await box.selectOption(label);
  }
  await picker.getByTestId('learn-counters').click();
  await expectPhase(app, step, 'done');
}

/** The id of the set that the app made. */
async function setNamed(control: Control, name: string): Promise<string> {
  const query = `limit=100&q=${encodeURIComponent(`name~${name}`)}`;
  const reply = await fetch(`${control.address}/almaws/v1/conf/sets?${query}`, {
    headers: { accept: 'application/json' },
  });
  const { set } = (await reply.json()) as { readonly set: readonly { readonly id: string }[] };
  return set[0]?.id ?? '';
}
