import type { RunInApp } from '../../../testing/run-in-app';
import type { StepState } from '../../workflow/run/run-state';
import { aStep } from '../../workflow/testing/a-run';
import type { RunPageHarness } from './run-page.harness';
import { RunPageInApp } from './testing/run-page-in-app';

describe('a run that another machine takes up', () => {
  let here: RunPageInApp;
  let app: RunInApp;
  let page: RunPageHarness;

  beforeEach(() => {
    here = new RunPageInApp();
    ({ app } = here);
  });

  afterEach(() => here.close());

  /** The other machine writes the run down with its copy step in this state. */
  function journal(copy: Partial<StepState>): void {
    const steps = [aStep('copy', copy), aStep('migrate'), aStep('register')];
    app.cloudApp.store.set('run', { ...app.kept, steps, panel: 'the other machine' });
  }

  /** This panel drives; the other machine takes the run up, and this one hears of it when it writes. */
  async function openTaken(): Promise<void> {
    app.keep();
    page = await here.open();
    expect(await page.has('stop-run')).toBeTrue();
    journal({ phase: 'ready' });
    await page.press('already-run');
    await app.time.until(
      () => page.textOf('watching'),
      (text) => text.includes('another computer'),
    );
  }

  it('is only shown here, as the other machine writes it down', async () => {
    await openTaken();
    expect(await page.has('stop-run')).toBeFalse();
    await here.become('copy', 'ready');

    journal({ phase: 'guided', by: 'person' });
    await here.become('copy', 'guided');
    journal({ phase: 'done', endedAt: 5, gate: { state: 'passed', reasons: [], numbers: [] } });
    await here.become('copy', 'done');
    expect(await page.has('watching')).toBeTrue();
  });

  it('is gone here once the other machine has put it away', async () => {
    await openTaken();
    app.cloudApp.store.delete('run');

    await app.time.until(
      () => page.text(),
      (text) => text.includes('No run'),
    );
  });

  it('is not taken back where Alma did not answer in between', async () => {
    await openTaken();
    const { readStore } = app.cloudApp;
    app.cloudApp.readStore = () => Promise.reject(new Error('lost'));
    await app.time.until(
      () => page.has('run-unreachable'),
      (is) => is,
    );
    app.cloudApp.readStore = readStore;
    await page.press('look-for-run');
    await app.time.until(
      () => page.has('watching'),
      (is) => is,
    );

    expect(await page.has('stop-run')).toBeFalse();
    expect(app.cloudApp.store.get('run')).toEqual(
      jasmine.objectContaining({ panel: 'the other machine' }),
    );
  });
});
