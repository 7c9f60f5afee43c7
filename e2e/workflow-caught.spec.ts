import { type Locator } from '@playwright/test';

import { expectNoAxeFindings } from './support/axe';
import { membersOf, titleThatShows } from './support/built-in';
import { changeConfiguration } from './support/other-hand';
import { expect, test } from './support/test';
import { type StepName, Workflow } from './support/workflow';

test.use({ simulator: { limits: false } });

const MIGRATE_JOB = 'M7407373660006421';
const FEW = membersOf('First batch').slice(0, 5);

function gateOf(flow: Workflow, step: StepName): Locator {
  return flow.app.getByTestId(`step-${step}`).getByTestId('gate');
}

function reasonsOf(flow: Workflow, step: StepName): Promise<readonly (string | null)[]> {
  return gateOf(flow, step)
    .getByTestId('gate-reason')
    .evaluateAll((reasons) => reasons.map((reason) => reason.getAttribute('data-reason')));
}

test('another set left in the profile: the numbers give it away', async ({ page, control }) => {
  await control.createSet('A few', FEW);
  const flow = await Workflow.open(page, control);
  await flow.prepare('A few');
  await flow.start();
  await flow.untilStep('register', 'guided');
  await flow.watchRegister(await flow.runProfile({ setName: 'Old handle fixes' }));
  await expect(gateOf(flow, 'register')).toHaveAttribute('data-state', 'failed');
  expect(await reasonsOf(flow, 'register')).not.toEqual([]);
  await expect(flow.app.getByTestId('run-handles')).toHaveAttribute('data-phase', 'locked');
  await expectNoAxeFindings(page);
});

test('another set of equal size: equal numbers prove nothing, titles that do not resolve do', async ({
  page,
  control,
}) => {
  await control.createSet('A few', FEW);
  await control.createSet('Three others', membersOf('Old handle fixes').slice(0, 3));
  const flow = await Workflow.open(page, control);
  await flow.prepare('A few');
  await flow.start();
  await flow.untilStep('register', 'guided');
  await flow.watchRegister(await flow.runProfile({ setName: 'Three others' }));
  await expect(gateOf(flow, 'register')).not.toHaveAttribute('data-state', 'passed');
  await expect(flow.app.getByTestId('run-handles')).toHaveAttribute('data-phase', 'locked');
});

test('the type kept by the copy job: migrate is not started', async ({ page, control }) => {
  const { mmsId } = titleThatShows('copy-needed');
  await control.createSet('Kept types', [mmsId, FEW[0] ?? '']);
  const flow = await Workflow.open(page, control);
  await flow.prepare('Kept types');
  await flow.start();
  await flow.untilStep('copy', 'failed', 'done');
  await expect(gateOf(flow, 'copy')).toHaveAttribute('data-state', 'failed');
  expect(await reasonsOf(flow, 'copy')).toContain('newly-typed');
  await expect(flow.app.getByTestId('step-migrate')).toHaveAttribute('data-phase', 'locked');
  await expectNoAxeFindings(page);
});

test('a MARC record among Dublin Core ones is left out of the run’s set', async ({
  page,
  control,
}) => {
  const { mmsId } = titleThatShows('wrong-format');
  await control.createSet('Mixed', [mmsId, ...FEW]);
  const flow = await Workflow.open(page, control);
  await flow.prepare('Mixed');
  await expect(flow.app.getByTestId('stays-out-wrong-format')).toContainText('1');
  await expect(flow.app.getByTestId('enters-count')).toHaveText('5');
});

test('the wrong control number: everything is skipped, and register stays locked', async ({
  page,
  control,
}) => {
  await control.createSet('A few', FEW);
  const flow = await Workflow.open(page, control);
  await changeConfiguration(page, (stored) => {
    const text = JSON.stringify(stored).replace(
      /("task_214_controlNumberName","value":)"[^"]*"/,
      '$1"Test Handles"',
    );
    return JSON.parse(text) as typeof stored;
  });
  await page.reload();
  await flow.prepare('A few');
  await flow.start();
  await flow.untilStep('migrate', 'failed', 'undecided', 'done');
  await expect(gateOf(flow, 'migrate')).toHaveAttribute('data-state', 'failed');
  await expect(flow.app.getByTestId('step-register')).toHaveAttribute('data-phase', 'locked');
  await expectNoAxeFindings(page);
});

test('a job that somebody started meanwhile from Alma’s page is waited for', async ({
  page,
  control,
}) => {
  await control.createSet('A few', FEW);
  const flow = await Workflow.open(page, control);
  await flow.prepare('A few');
  await control.planJob('DG Handle Migration', 'never');
  await control.runJob(MIGRATE_JOB, {
    set_id: '7710000090006421',
    task_214_controlNumberName: 'Harrow Vale Handles',
  });
  await flow.start();
  await flow.untilStep('copy', 'failed', 'done');
  await expect(flow.app.getByTestId('step-problem')).toContainText('is still running');
  await expectNoAxeFindings(page);
});

test('register before migrate is recognised: every skip names another handle', async ({
  page,
  control,
}) => {
  const flow = await Workflow.open(page, control);
  await flow.prepare('December batch');
  await flow.start();
  await flow.untilStep('migrate', 'failed', 'undecided', 'done');
  await expect(gateOf(flow, 'migrate')).toHaveAttribute('data-state', 'failed');
  const migrate = flow.app.getByTestId('step-migrate');
  const processId = /\d{13,}/.exec((await migrate.textContent()) ?? '')?.[0] ?? '';
  const events = await fetch(`${control.address}/ui/runs/${processId}/events.xlsx`);
  await migrate.getByTestId('import-events').setInputFiles({
    name: 'events.xlsx',
    mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    buffer: Buffer.from(await events.arrayBuffer()),
  });
  await expect(migrate.getByTestId('events-found')).toContainText('99321/178');
  await expect(flow.app.getByTestId('step-register')).toHaveAttribute('data-phase', 'locked');
  await expectNoAxeFindings(page);
});

test('a job that fails ends the step with its own sentence', async ({ page, control }) => {
  await control.createSet('A few', FEW);
  const flow = await Workflow.open(page, control);
  await flow.prepare('A few');
  await control.planJob('DG Handle Migration', 'fails');
  await flow.start();
  await flow.untilStep('migrate', 'failed', 'done');
  await expect(flow.app.getByTestId('step-problem')).toContainText('the job failed');
  await expect(flow.app.getByTestId('step-register')).toHaveAttribute('data-phase', 'locked');
});

test('a person without the role is told so, and the step can be done by hand', async ({
  page,
  control,
}) => {
  await control.createSet('A few', FEW);
  const flow = await Workflow.open(page, control);
  await flow.prepare('A few');
  await control.faults({ match: { method: 'POST', path: '/conf/jobs/' }, effect: '401' });
  await flow.start();
  await flow.untilStep('copy', 'failed', 'unsettled', 'done');
  await expect(flow.app.getByTestId('step-problem')).toContainText('may not start this job');
  await flow.app.getByTestId('step-copy').getByTestId('already-run').click();
  await expect(flow.app.getByTestId('process-id')).toBeVisible();
  await expectNoAxeFindings(page);
});

test('a run goes on where it was after a reload, and nothing is started twice', async ({
  page,
  control,
}) => {
  await control.createSet('A few', FEW);
  const flow = await Workflow.open(page, control);
  await flow.prepare('A few');
  await flow.start();
  await flow.untilStep('copy', 'running', 'checking', 'done');
  await page.reload();
  await expect(flow.app.getByTestId('run-banner')).toBeVisible();
  await flow.app.getByRole('link', { name: 'Open the run' }).click();
  for (const step of ['copy', 'migrate'] as const) {
    await flow.until(async () => {
      const seen = flow.app.getByTestId(`step-${step}`);
      const again = seen.getByTestId('confirm-step');
      if (await again.isVisible()) await again.click();
      return (await seen.getAttribute('data-phase')) === 'done';
    });
  }
  const starts = (await control.requests()).filter(
    ({ method, path }) => method === 'POST' && path.includes('/conf/jobs/'),
  );
  expect(starts.length).toBe(2);
});
