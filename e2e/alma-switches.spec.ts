import { checkSet, countsOf, openAlma, openSet } from './support/alma-page';
import { shownCounts } from './support/built-in';
import { walkPilot } from './support/pilot';
import { SimulatedAlma } from './support/simulated-alma';
import { expect, test } from './support/test';
import { Workflow } from './support/workflow';

// What is not known of the real Alma, the other way round: the app is right both ways. Each test has
// a simulated Alma of its own.

type Switches = Readonly<Record<string, string>>;

const PILOTS: readonly Switches[] = [
  { 'handle-job': 'readable' },
  { 'handle-job': 'listed', profile: 'readable' },
  { 'run-uses': 'saved' },
  { 'bib-xml': 'object', store: 'browser' },
];

function nameOf(switches: Switches): string {
  return Object.entries(switches)
    .map(([key, value]) => `${key}=${value}`)
    .join(' ');
}

async function withAlma<T>(
  alma: Switches,
  limits: boolean,
  work: (simulated: SimulatedAlma) => Promise<T>,
): Promise<T> {
  const simulated = await SimulatedAlma.start({ alma, limits });
  try {
    return await work(simulated);
  } finally {
    await simulated.stop();
  }
}

for (const switches of PILOTS) {
  test(`a pilot comes to its end where ${nameOf(switches)}`, async ({ page }) => {
    await withAlma(switches, false, async ({ control }) => {
      const flow = await Workflow.open(page, control);
      flow.savesFirst = switches['run-uses'] === 'saved';
      await walkPilot(flow, control);
    });
  });
}

test('counters under other names are shown, and the person decides', async ({ page }) => {
  await withAlma({ counters: 'other', 'handle-job': 'readable' }, false, async ({ control }) => {
    const flow = await Workflow.open(page, control);
    await flow.prepare('First batch');
    await flow.start();
    await flow.untilStep('migrate', 'undecided');
    const migrate = flow.app.getByTestId('step-migrate');
    await expect(migrate).toContainText('Verarbeitete Datensätze');
    await expect(migrate.getByTestId('gate')).toHaveAttribute('data-state', 'unknown');
    await expect(flow.app.getByTestId('step-register')).toHaveAttribute('data-phase', 'locked');
    await migrate.getByTestId('confirm-unknown').fill('3 processed, none skipped');
    await migrate.getByTestId('confirm-unknown').press('Enter');
    await flow.untilStep('register', 'guided');
    await expect(migrate).toContainText('“3 processed, none skipped”');
  });
});

test('jobs of several tasks are done by hand, and watched', async ({ page }) => {
  await withAlma({ 'migrate-tasks': 'two' }, false, async ({ control }) => {
    const flow = await Workflow.open(page, control);
    await flow.prepare('First batch');
    await flow.start();
    await flow.untilStep('migrate', 'failed');
    const migrate = flow.app.getByTestId('step-migrate');
    await expect(migrate.getByTestId('step-problem')).toContainText('402231');
    await migrate.getByTestId('already-run').click();
    const sets = await fetch(`${control.address}/almaws/v1/conf/sets?limit=100&format=json`);
    const { set } = (await sets.json()) as { set: readonly { id: string; name: string }[] };
    const name = await flow.setName();
    const id = await control.runJob('M7407373660006421', {
      set_id: set.find((one) => one.name === name)?.id ?? '',
      task_214_controlNumberName: 'Harrow Vale Handles',
      // As Alma's form proposes it.
      job_name: `DG Handle Migration - ${name} - 01/31/2026 09:00:00 UTC`,
    });
    await migrate.getByTestId('process-id').fill('272');
    await migrate.getByTestId('watch-run').click();
    await expect(migrate.getByTestId('process-id-problem')).toContainText('number of the job');
    await migrate.getByTestId('process-id').fill(id);
    await migrate.getByTestId('watch-run').click();
    await flow.untilStep('migrate', 'done', 'undecided');
    await expect(migrate.getByTestId('gate')).not.toHaveAttribute('data-state', 'failed');
  });
});

test('where Alma refuses to make the set, the way by hand is shown with the list', async ({
  page,
}) => {
  await withAlma({ 'ied-sets': 'refused' }, false, async ({ control }) => {
    const app = await openAlma(page, control);
    await openSet(app, 'First batch');
    await checkSet(app);
    await app.getByTestId('prepare').click();
    await app.getByTestId('make-set').click();
    await expect(app.getByTestId('set-failed')).toContainText('You can make it by hand');
    await expect(app.getByTestId('save-list')).toBeEnabled();
  });
});

test('a check is right where the proxy answers 429 and a bad batch is refused as a whole', async ({
  page,
}) => {
  await withAlma({ proxy: '429', 'bad-batch': '400' }, true, async ({ control }) => {
    const app = await openAlma(page, control);
    await openSet(app, 'Every state');
    await checkSet(app);
    const counts = await countsOf(app, 'state-count-');
    expect(counts).toEqual(shownCounts((sign) => /^[a-z]/.test(sign)));
    expect((await control.requests()).filter(({ status }) => status === 429)).toEqual([]);
  });
});
