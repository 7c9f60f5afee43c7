import { anInstance, type RunInApp } from '../../../testing/run-in-app';
import { aStep } from '../../workflow/testing/a-run';
import type { RunPageHarness } from './run-page.harness';
import { RunPageInApp } from './testing/run-page-in-app';

const ID = '7594242390004641';

describe('the guide through a step that is done in Alma', () => {
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

  it('lists the form of the profile in its order, with the set’s name to copy', async () => {
    await open({ name: 'register', phase: 'guided', by: 'person' });

    const lines = await page.checklist();
    expect(lines.map((line) => line.replace(/\s+/g, ' '))).toEqual([
      'ActiveYes',
      jasmine.stringContaining('Control Number'),
      jasmine.stringContaining('Set nameLetters'),
      'ActionCreate and Update',
      'Upon Create, MARCDo not add to metadata',
      'Upon Create, DCDo not add to metadata',
      'Upon Create, MODSDo not add to metadata',
      jasmine.stringContaining('URL Domain Name'),
      jasmine.stringContaining('Primo View'),
      'ScheduleNot scheduled',
    ]);
    expect(await page.textOf('handover')).toContain('“Letters”');
    expect(await page.mainButtons()).toEqual(['Follow this run']);
    expect(await page.has('find-runs')).toBeFalse();
    expect(await page.has('let-app-start')).toBeFalse();
  });

  it('says the institution’s own sentence about the button', async () => {
    const { configuration } = app.cloudApp;
    const [route] = (configuration as { routes: readonly object[] }).routes;
    const routes = [{ ...route, runButton: 'save-then-run', runSentence: 'Ask Jane first.' }];
    app.cloudApp.configuration = { ...(configuration as object), routes };
    await open({ name: 'register', phase: 'guided', by: 'person' });

    const text = await page.textOfStep('register');
    expect(text).toMatch(/press Save,.*\s+Ask Jane first\./);
  });

  it('leads nobody through settings that have changed since the run was prepared', async () => {
    const done = { phase: 'done' as const, endedAt: 7 };
    const register = aStep('register', { phase: 'guided', by: 'person' });
    app.keep({ steps: [aStep('migrate', done), register] });
    const controlNumber = { name: 'Another', prefix: '1' };
    const routes = [{ ...app.route, controlNumber }];
    app.cloudApp.configuration = { ...(app.cloudApp.configuration as object), routes };
    page = await here.open();

    expect(await page.textOf('route-changed')).toContain('Prepare a new run');
    expect(await page.has('checklist-item')).toBeFalse();
    expect(await page.has('handover')).toBeFalse();
    // What was run already can still be told.
    expect(await page.has('process-id')).toBeTrue();
  });

  it('refuses the number of the job, a run of its own, and an empty box, with the reason', async () => {
    await open({ name: 'register', phase: 'guided', by: 'person' });
    const refusal = async (pasted: string, words: string): Promise<void> => {
      await page.write('process-id', pasted);
      await page.press('watch-run');
      await app.time.until(
        () => page.textOf('process-id-problem'),
        (text) => text.includes(words),
      );
      expect((document.activeElement as HTMLElement).dataset['testid']).toBe('process-id');
    };

    await refusal('272', 'number of the job');
    await refusal('', 'a long number');
    // The step is named as the screen names it.
    await refusal('7594242390004641', '2 Migrate the handle');
  });

  it('follows the run that the person found', async () => {
    const seen = anInstance({ id: ID, jobId: '', jobName: 'Handle', name: 'Handle - Letters - 1' });
    app.answers.readInstance = () => Promise.resolve(seen);
    await open({ name: 'register', phase: 'guided', by: 'person' });
    await page.write('process-id', `Process ID: 75942423900099`);
    await page.press('watch-run');
    await here.become('register', 'running');

    expect(app.kept.steps[2]?.instanceId).toBe('75942423900099');
  });

  it('guides through a job, with its parameters but for those that the form asks for anew', async () => {
    const { migrateJob } = app.route;
    const parameters = [
      { name: 'task_MmsHandle_prefix', value: '99321' },
      { name: 'task_MmsHandle_empty', value: '' },
      { name: 'set_id', value: 'OF-A-TEST' },
      { name: 'job_name', value: 'OF-A-TEST' },
    ];
    const { configuration } = app.cloudApp;
    const routes = [{ ...app.route, migrateJob: { ...migrateJob, parameters } }];
    app.cloudApp.configuration = { ...(configuration as object), routes };
    await open({ name: 'migrate', phase: 'guided', by: 'person' });

    expect(await page.allTextsOf('job-parameter')).toEqual([
      jasmine.stringContaining('99321'),
      jasmine.stringContaining('–'),
    ]);
    expect(await page.text()).not.toContain('OF-A-TEST');
  });

  it('asks for the numbers of a run that Alma does not show, with what to do in Alma folded away', async () => {
    const problem = { id: 'run-unreadable', with: { message: 'No.', code: '401' } };
    await open({ name: 'register', phase: 'guided', by: 'person', instanceId: ID, problem });
    // The number may have been another's: then the profile is still to be set, and on this very set.
    expect(await page.textOf('what-to-do-again')).toContain('Set nameLetters');
    expect(await page.mainButtons()).toEqual(['The run has ended']);

    for (const [name, value] of Object.entries({ created: '2', updated: '1', failed: '0' })) {
      await page.write(`number-${name}`, value);
    }
    await page.write('number-skipped', 'none');
    await page.press('run-ended');
    await app.time.until(
      () => app.kept.steps[2]?.numbers,
      (numbers) => numbers?.created === 2,
    );
    expect(app.kept.steps[2]?.numbers).toEqual({ created: 2, updated: 1, failed: 0 });
  });

  describe('where a run is followed that a person gave,', () => {
    const seen = anInstance({
      id: ID,
      jobId: '',
      jobName: 'Handle',
      name: 'Handle',
      status: 'RUNNING',
    });
    const followed = { name: 'register', phase: 'running', by: 'person', instanceId: ID } as const;

    beforeEach(() => {
      app.answers.readInstance = (id) => Promise.resolve({ ...seen, id });
    });

    it('takes another one in its place, with what to do in Alma folded away', async () => {
      await open(followed);
      expect(await page.mainButtons()).toEqual([]);
      expect(await page.textOf('what-to-do-again')).toContain('Set nameLetters');
      expect(await page.has('run-ended')).toBeFalse();
      expect(await page.has('let-app-start')).toBeFalse();

      await page.write('process-id', '75942423900099');
      await page.press('watch-run');
      await app.time.until(
        () => page.textOf('now-followed'),
        (text) => text.includes('75942423900099'),
      );
      const [, , register] = app.kept.steps;
      expect([register?.phase, register?.instanceId]).toEqual(['running', '75942423900099']);
      expect(register?.tries).toEqual([ID]);
    });

    it('gives the app no job to start beside it', async () => {
      await open({ ...followed, name: 'migrate' });

      expect(await page.has('let-app-start')).toBeFalse();
      expect(await page.has('process-id')).toBeTrue();
    });

    it('asks for no other one where the app started it', async () => {
      await open({ ...followed, by: 'app' });
      expect(await page.has('process-id')).toBeFalse();
    });

    it('asks for no other one in a run that was ended early', async () => {
      await open(followed, { at: 'stopped', endedAt: 9 });
      expect(await page.has('process-id')).toBeFalse();
    });
  });

  it('gives a step back to the app', async () => {
    await open({ name: 'migrate', phase: 'guided', by: 'person' });
    await page.press('let-app-start');
    await here.become('migrate', 'failed');

    expect(app.kept.steps[1]?.by).toBeUndefined();
  });

  it('settles a lost start by the person’s word that it is not there', async () => {
    app.answers.listInstances = () => Promise.resolve({ rows: [], total: 0 });
    const jobName = 'HA-TEST-0001 migrate Letters';
    await open({ name: 'migrate', phase: 'unsettled', by: 'app', jobName });
    expect(await page.textOfStep('migrate')).toContain('“HA-TEST-0001 migrate Letters”');
    expect(await page.mainButtons()).toEqual(['Follow this run']);
    expect(await page.has('step-problem')).toBeFalse();

    await page.press('not-there');
    await here.become('migrate', 'ready');
    await app.time.pass(0);
    expect(here.focused()).toContain('Migrate the handle');
  });

  it('does not say of a rebuilt run that an answer was lost, but that nothing is known', async () => {
    app.answers.listInstances = () => Promise.resolve({ rows: [], total: 0 });
    const jobName = 'HA-TEST-0001 migrate Letters';
    await open({ name: 'migrate', phase: 'unsettled', jobName }, { isRebuilt: true });

    const said = await page.textOfStep('migrate');
    expect(said).toContain('not known any more whether this step was started');
    expect(said).toContain('“HA-TEST-0001 migrate Letters”');
  });

  it('asks in a rebuilt run whether the profile was run', async () => {
    const jobName = 'HA-TEST-0001 register Letters';
    await open({ name: 'register', phase: 'unsettled', jobName }, { isRebuilt: true });

    expect(await page.textOfStep('register')).toContain('whether the Handle profile was run');
  });
});
