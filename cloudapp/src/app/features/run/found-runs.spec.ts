import { AlmaError } from '../../alma/port/alma-error';
import { anInstance, type RunInApp } from '../../../testing/run-in-app';
import type { RunPageHarness } from './run-page.harness';
import { RunPageInApp } from './testing/run-page-in-app';

const REFUSED = { kind: 'refused', status: 400, code: '401871', trackingId: 'E01' } as const;

describe('the runs of a job among which one is chosen', () => {
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

  it('finds the runs of the job that may be this step’s, and follows the one that is chosen', async () => {
    const rows = [
      anInstance({ id: '75942423900111', name: 'DG Handle Migration - Letters - today' }),
      anInstance({ id: '75942423900112', startedAt: '', submittedAt: '2026-05-04T07:00:00Z' }),
      anInstance({ id: '7594242390004640', name: 'the copy step of this run' }),
      anInstance({ id: '75942423900113', startedAt: '', submittedAt: '', name: 'never began' }),
    ];
    app.answers.listInstances = () => Promise.resolve({ rows, total: rows.length });
    app.answers.readInstance = (id) =>
      Promise.resolve(anInstance({ id, jobId: app.route.migrateJob?.id ?? '' }));
    await open({ name: 'migrate', phase: 'guided', by: 'person' });

    await page.press('find-runs');
    await app.time.until(
      () => page.allTextsOf('found-run'),
      (found) => found.length === 2,
    );
    await page.chooseFound(0);
    await here.become('migrate', 'running');
    expect(app.kept.steps[1]?.instanceId).toBe('75942423900111');
  });

  it('says that Alma lists no run, or why it does not', async () => {
    app.answers.listInstances = () => Promise.resolve({ rows: [], total: 0 });
    await open({ name: 'migrate', phase: 'guided', by: 'person' });
    await page.press('find-runs');
    await app.time.until(
      () => page.textOf('no-runs-found'),
      (text) => text.includes('Enter the Process ID'),
    );

    app.answers.listInstances = () => Promise.reject(new AlmaError('Not yours.', REFUSED));
    await page.press('find-runs');
    await app.time.until(
      () => page.textOfStep('migrate'),
      (text) => text.includes('Not yours'),
    );
  });
});
