import { expect } from '@playwright/test';

import { membersOf } from './built-in';
import { type Control } from './control';
import { type Workflow } from './workflow';

/** A whole pilot on a few titles, whatever this Alma is like; every handle of it is proven. */
export async function walkPilot(flow: Workflow, control: Control): Promise<void> {
  await control.createSet('A few', membersOf('First batch').slice(0, 5));
  await flow.prepare('A few');
  await flow.start();
  await flow.untilStep('register', 'guided');
  await flow.watchRegister(await flow.runProfile({ setName: await flow.setName() }));
  await flow.prove();
  await expect(flow.app.getByTestId('run-result')).toContainText('All 3 handles');
}
