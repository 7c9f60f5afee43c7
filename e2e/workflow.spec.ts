import { expectNoAxeFindings } from './support/axe';
import { membersOf } from './support/built-in';
import { type Control } from './support/control';
import { expect, test } from './support/test';
import { Workflow } from './support/workflow';

test.use({ simulator: { limits: false } });

const SITE = 'https://harrowvale.example.org/discovery/fulldisplay/alma';

/** How many of these titles' printed handles lead to their own page. */
async function workingOf(control: Control, mmsIds: readonly string[]): Promise<number> {
  let working = 0;
  for (const mmsId of mmsIds) {
    const { record } = await control.record(mmsId);
    const handle = /http:\/\/hdl\.handle\.net\/(99321\/\d+)/.exec(record)?.[1] ?? '';
    const target = await control.targetOf(handle);
    if (target === `${SITE}${mmsId}/01HVC_INST:HVC`) working += 1;
  }
  return working;
}

async function walkThrough(flow: Workflow): Promise<void> {
  await flow.start();
  await flow.untilStep('register', 'guided');
  const id = await flow.runProfile({ setName: await flow.setName() });
  await flow.watchRegister(id);
}

test('a pilot, then the whole batch: copied, migrated, registered, every handle proven', async ({
  page,
  control,
}) => {
  const batch = membersOf('First batch');
  expect(await workingOf(control, batch)).toBe(0);
  const flow = await Workflow.open(page, control);
  await flow.prepare('First batch');
  await expect(flow.app.getByTestId('pilot')).toBeVisible();
  await expectNoAxeFindings(page);
  await walkThrough(flow);
  await flow.prove();
  await expect(flow.app.getByTestId('run-result')).toContainText('All 3 handles');
  await expectNoAxeFindings(page);
  await flow.app.getByTestId('put-away').click();

  await flow.prepare('First batch');
  await expect(flow.app.getByTestId('pilot')).toHaveCount(0);
  await expect(flow.app.getByTestId('enters-count')).toHaveText('57');
  await walkThrough(flow);
  await flow.prove();
  await expect(flow.app.getByTestId('run-result')).toContainText('All 57 handles');
  expect(await workingOf(control, batch)).toBe(60);
});
