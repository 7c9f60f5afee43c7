import { AlmaError } from '../../alma/port/alma-error';
import { anInstance, type RunInApp } from '../../../testing/run-in-app';
import type { RunPageHarness } from './run-page.harness';
import { RunPageInApp } from './testing/run-page-in-app';

const ID = '7594242390004641';
const REFUSED = { kind: 'refused', status: 400, code: '401871', trackingId: 'E01' } as const;

describe('the progress of a step', () => {
  let here: RunPageInApp;
  let app: RunInApp;
  let page: RunPageHarness;

  beforeEach(() => {
    here = new RunPageInApp();
    ({ app } = here);
  });

  afterEach(() => here.close());

  async function open(...at: Parameters<RunPageInApp['openAt']>): Promise<void> {
    page = await here.openAt(...at);
  }

  it('shows what Alma says, its progress, and how long it has been running', async () => {
    app.answers.readInstance = () =>
      Promise.resolve(anInstance({ progress: 12, statusText: 'Working on it' }));
    await open({ name: 'migrate', phase: 'running', by: 'app', instanceId: ID, launchedAt: 1 });
    await app.time.until(
      () => page.textOfStep('migrate'),
      (text) => text.includes('Working on it'),
    );

    expect(await page.textOfStep('migrate')).toMatch(/Working on it\s+12 percent/);
    expect(await page.textOfStep('migrate')).toContain(`Process ID ${ID}`);
    expect(await page.textOf('step-elapsed')).toContain('Running for');
    expect(await page.has('confirm-step')).toBeFalse();
    expect(await page.mainButtons()).toEqual([]);
  });

  it('counts on while Alma gives no progress, and says what is usual', async () => {
    app.answers.readInstance = () => Promise.resolve(anInstance());
    app.answers.listInstances = () =>
      Promise.resolve({
        rows: [
          anInstance({
            status: 'COMPLETED_SUCCESS',
            endedAt: '2026-05-04T08:04:00Z',
            counters: [{ code: '', label: 'Records processed', value: 4 }],
          }),
        ],
        total: 1,
      });
    const launchedAt = app.time.now - 60_000;
    await open({ name: 'migrate', phase: 'running', by: 'person', instanceId: ID, launchedAt });

    expect(await page.textOf('step-elapsed')).toMatch(/^Followed for 1 min/);
    await app.time.pass(62_000);
    expect(await page.textOf('step-elapsed')).toMatch(/^Followed for 2 min/);
    await app.time.until(
      () => page.textOf('step-usual'),
      (text) => text.includes('4 min'),
    );
  });

  it('says no usual time where Alma lists no runs', async () => {
    app.answers.readInstance = () => Promise.resolve(anInstance());
    app.answers.listInstances = () => Promise.reject(new AlmaError('no', REFUSED));
    await open({ name: 'migrate', phase: 'running', by: 'app', instanceId: ID, launchedAt: 1 });
    await app.time.pass(2000);

    expect(await page.has('step-usual')).toBeFalse();
  });
});
