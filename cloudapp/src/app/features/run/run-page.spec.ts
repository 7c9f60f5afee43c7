import { AlmaError } from '../../alma/port/alma-error';
import { anInstance, type RunInApp } from '../../../testing/run-in-app';
import { aRun, aStep } from '../../workflow/testing/a-run';
import type { RunPageHarness } from './run-page.harness';
import { RunPageInApp } from './testing/run-page-in-app';

const NOBODY = { kind: 'unauthorized', status: 401, code: '', trackingId: '' } as const;

describe('the page of a run', () => {
  let here: RunPageInApp;
  let app: RunInApp;
  let page: RunPageHarness;

  beforeEach(() => {
    here = new RunPageInApp();
    ({ app } = here);
  });

  afterEach(() => here.close());

  async function open(): Promise<void> {
    page = await here.open();
  }

  it('says where to begin when there is no run', async () => {
    await open();

    expect(await page.text()).toContain('Check a set');
    expect(await page.mainButtons()).toEqual(['Back to the start']);
  });

  it('says that a run may be going on where Alma does not say so, and looks again', async () => {
    app.keep();
    const { readStore } = app.cloudApp;
    app.cloudApp.readStore = () => Promise.reject(new Error('lost'));
    await open();
    expect(await page.textOf('run-unreachable')).toContain('A run may be going on');

    app.cloudApp.readStore = readStore;
    await page.press('look-for-run');
    await app.time.until(
      () => page.phases(),
      ({ copy }) => copy === 'ready',
    );
    expect(await page.mainButtons()).toEqual(['Go on']);
    expect(await page.has('run-rebuilt')).toBeFalse();
  });

  it('says of a run that was rebuilt what is not known of it', async () => {
    app.keep({ isRebuilt: true });
    await open();

    expect(await page.textOf('run-rebuilt')).toContain('is not known');
  });

  it('saves what is damaged for whoever may make sense of it, and puts it away', async () => {
    app.cloudApp.store.set('run', { ...aRun(), steps: 'gone' });
    await open();
    expect(await page.textOf('run-damaged')).toContain('nothing was started');
    expect(await page.textOf('run-damaged')).not.toContain('Expected');
    expect(await page.textOf('damage')).toContain('Expected');
    expect(await page.mainButtons()).toEqual(['Continue from a run file']);

    await page.press('save-damaged');
    const saved = JSON.parse(app.files.last) as { reason: string; stored: { steps: string } };
    expect(saved.stored.steps).toBe('gone');
    expect(saved.reason).not.toBe('');

    await page.press('put-away');
    await app.time.until(
      () => page.has('run-damaged'),
      (is) => !is,
    );
    expect(app.cloudApp.store.has('run')).toBeFalse();
    expect(app.cloudApp.store.has('run-damaged')).toBeTrue();
  });

  it('only shows a run that another panel drives, and takes it over when that one is gone', async () => {
    let release = (): void => undefined;
    const others = new Promise<void>((resolve) => (release = resolve));
    const isHeld = new Promise<void>((resolve) => {
      void navigator.locks.request('handle-assistant-run', () => {
        resolve();
        return others;
      });
    });
    await isHeld;
    app.keep();
    await open();
    expect(await page.textOf('watching')).toContain('Another panel');
    expect(await page.has('confirm-step')).toBeFalse();
    expect(await page.has('stop-run')).toBeFalse();

    const [copy, migrate] = [
      aStep('copy', { phase: 'done' }),
      aStep('migrate', { phase: 'ready' }),
    ];
    app.keep({ steps: [copy, migrate, aStep('register')] });
    await app.time.pass(3000);
    await app.time.until(
      () => page.phases(),
      (phases) => phases['migrate'] === 'ready',
    );
    release();
    await app.time.until(
      () => page.has('watching'),
      (is) => !is,
    );
    expect(await page.has('stop-run')).toBeTrue();
  });

  it('does not blame another panel when it is the configuration that is missing', async () => {
    app.keep();
    app.cloudApp.configuration = {};
    await open();

    expect(await page.textOf('watching')).toContain('not set up here');
  });

  it('says when the run could not be written down', async () => {
    app.keep();
    app.cloudApp.writeStore = () => Promise.reject(new Error('full'));
    await open();

    await app.time.until(
      () => page.has('not-kept'),
      (is) => is,
    );
    expect(await page.textOf('not-kept')).toContain('run file');
  });

  it('says by itself that a step stopped, without a notice beside it', async () => {
    app.keep();
    await open();
    // The set of this run is not there.
    await page.press('confirm-step');
    await here.become('copy', 'failed');

    expect(await page.has('step-problem')).toBeTrue();
    expect(here.notices()).toEqual([]);
  });

  it('saves the report and the run file', async () => {
    const run = app.keep();
    await open();

    await page.press('run-report');
    expect(app.files.saved.at(-1)?.name).toBe('run-HA-TEST-0001.json');
    expect((JSON.parse(app.files.last) as { report: string }).report).toBe('handle-run');
    await page.press('run-file');
    expect(app.files.saved.at(-1)?.name).toBe('run-file-HA-TEST-0001.json');
    expect(JSON.parse(app.files.last)).toEqual(JSON.parse(JSON.stringify(run)));
  });

  it('says that leaving is safe, and asks before it ends a run', async () => {
    app.keep();
    await open();
    expect(await page.textOf('safe-to-leave')).toContain('leave this page');

    await page.press('stop-run');
    await app.time.pass(0);
    expect(here.focused()).toBe('End the run here?');
    await page.press('keep-run');
    await app.time.pass(0);
    expect(here.focused()).toBe('End this run');
    expect(app.kept.at).toBe('going');

    await page.press('stop-run');
    await page.press('confirm-stop');
    await app.time.until(
      () => page.has('run-stopped'),
      (is) => is,
    );
    expect(app.kept.at).toBe('stopped');
    expect(await page.textOf('run-handles')).toContain('Not checked');
    expect(await page.has('confirm-step')).toBeFalse();
    expect(await page.mainButtons()).toEqual(['Close this run']);
    expect(here.focused()).not.toBe('');
  });

  it('says aloud where the run stands, and Alma’s progress by tenths', async () => {
    app.answers.readInstance = () => Promise.resolve(anInstance({ progress: 47 }));
    app.keep({
      steps: [
        aStep('migrate', { phase: 'running', by: 'app', instanceId: '7594242390004641' }),
        aStep('register'),
      ],
    });
    await open();

    await app.time.until(
      () => page.textOf('run-status'),
      (said) => said.includes('40 percent'),
    );
    expect(await page.textOf('run-status')).toContain('Running in Alma');
  });

  it('says aloud what becomes of the handles once the jobs are done', async () => {
    const steps = [aStep('migrate', { phase: 'done' }), aStep('register', { phase: 'done' })];
    const handles = { ...aRun().handles, phase: 'checked' as const, counts: { right: 3 } };
    app.keep({ steps, handles, at: 'ended' });
    await open();

    expect(await page.textOf('run-status')).toBe('The handles are checked');
  });

  /** A run that was stopped, on a set that was made for it. */
  async function openStopped(): Promise<string> {
    await app.start();
    const { id, name } = await app.world.alma.createSet({
      name: 'Of this run',
      description: 'HA-TEST-0001',
      content: 'IED',
      isPrivate: false,
    });
    app.keep({ at: 'stopped', endedAt: 5, set: { ...aRun().set, id, name } });
    await open();
    return id;
  }

  it('deletes the set that was made for the run, once, and puts the run away', async () => {
    const setId = await openStopped();

    await page.press('delete-set');
    await app.time.until(
      () => here.notices(),
      (said) => said.includes('run.setDeleted'),
    );
    expect(await page.has('delete-set')).toBeFalse();
    await expectAsync(app.world.alma.readSet(setId)).toBeRejected();

    await page.press('put-away');
    await app.time.until(
      () => page.text(),
      (text) => text.includes('Check a set'),
    );
  });

  it('asks Alma once to delete the set, however often the button is pressed', async () => {
    await openStopped();
    let asked = 0;
    app.answers.deleteSet = () => {
      asked++;
      return new Promise(() => undefined);
    };
    await page.press('delete-set');
    await app.time.until(
      () => asked,
      (n) => n > 0,
    );
    await page.press('delete-set');
    await app.time.pass(0);

    expect(asked).toBe(1);
  });

  it('leaves a set alone that is not of this run', async () => {
    const { rows } = await app.world.alma.findSets({ name: 'First batch', limit: 1, offset: 0 });
    app.keep({ at: 'stopped', set: { ...aRun().set, id: rows[0]!.id } });
    await open();

    await page.press('delete-set');
    await app.time.until(
      () => here.notices(),
      (said) => said.includes('run.setNotOurs'),
    );
    expect((await app.world.alma.readSet(rows[0]!.id)).name).toBe('First batch');
  });

  it('leaves the set of another user’s run alone', async () => {
    const set = await app.world.alma.createSet({
      name: 'Of a colleague',
      description: 'HA-TEST-0001',
      content: 'IED',
      isPrivate: false,
    });
    app.keep({ at: 'stopped', user: 'colleague', set: { ...aRun().set, id: set.id } });
    await open();

    await page.press('delete-set');
    await app.time.until(
      () => here.notices(),
      (said) => said.includes('run.setNotOurs'),
    );
    expect((await app.world.alma.readSet(set.id)).name).toBe('Of a colleague');
  });

  it('says what Alma said when the set could not be deleted', async () => {
    app.answers.readSet = () => Promise.reject(new AlmaError('no', NOBODY));
    app.keep({ at: 'stopped' });
    await open();

    await page.press('delete-set');
    await app.time.until(
      () => here.notices(),
      (said) => said.includes('almaError.kind.unauthorized'),
    );
    expect(await page.has('delete-set')).toBeTrue();
  });

  it('offers no set to delete where the run used one that was there', async () => {
    app.keep({ at: 'stopped', set: { ...aRun().set, isMadeByApp: false } });
    await open();

    expect(await page.has('put-away')).toBeTrue();
    expect(await page.has('delete-set')).toBeFalse();
  });
});
