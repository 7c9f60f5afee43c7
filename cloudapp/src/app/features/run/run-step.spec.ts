import { BUILTIN_SETS } from '../../../../../simulator/archive/builtin';
import type { RunInApp } from '../../../testing/run-in-app';
import { aStep } from '../../workflow/testing/a-run';
import type { RunPageHarness } from './run-page.harness';
import { RunPageInApp } from './testing/run-page-in-app';

const ID = '7594242390004641';
const GATE = { reasons: [], numbers: [] };

describe('a step of a run', () => {
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

  it('is locked with its reason, and has one main button at a time', async () => {
    await open({ name: 'copy', phase: 'ready' });

    expect(await page.textOfStep('migrate')).toContain('Opens when the copy step is proven');
    expect(await page.textOfStep('register')).toContain('make new numbers');
    expect(await page.mainButtons()).toEqual(['Go on']);
  });

  it('says beforehand that register stays locked in another Alma', async () => {
    const production = { institution: '01COL_INST', host: 'college.alma.example' };
    app.cloudApp.configuration = { ...(app.cloudApp.configuration as object), production };
    await open({ name: 'copy', phase: 'ready' });

    expect(await page.textOf('register-elsewhere')).toContain('college.alma.example');
  });

  it('does not go on telling how a job stands in a run that was ended early', async () => {
    const copy = { phase: 'running', status: 'RUNNING', instanceId: ID, launchedAt: 5 } as const;
    const steps = [aStep('copy', copy), aStep('migrate'), aStep('register')];
    app.keep({ at: 'stopped', endedAt: 9, steps });
    page = await here.open();

    expect(await page.textOfStep('copy')).toContain('No longer followed');
    expect(await page.has('step-elapsed')).toBeFalse();
  });

  it('starts when the person says so, and keeps the focus in the step', async () => {
    let answer = (): void => undefined;
    const isAsked = new Promise<void>((resolve) => (answer = resolve));
    const own = app.world.alma.readMembers.bind(app.world.alma);
    app.answers.readMembers = async (...question) => {
      await isAsked;
      return own(...question);
    };
    await open({ name: 'copy', phase: 'ready' });
    await page.press('confirm-step');
    await here.become('copy', 'preflight');
    await app.time.pass(0);
    expect(here.focused()).toContain('Copy the handle');

    // The set of this run is not there: said in words, with what to do.
    answer();
    await here.become('copy', 'failed');
    expect(await page.textOf('step-problem')).toContain('Check');
    expect(await page.mainButtons()).toEqual(['Run this step again']);
  });

  it('takes a step over that somebody ran in Alma', async () => {
    await app.start();
    const run = await app.runOn(BUILTIN_SETS.firstBatch);
    app.cloudApp.store.set('run', JSON.parse(JSON.stringify(run)));
    page = await here.open();
    await page.press('already-run');
    await here.become('copy', 'guided');

    expect(await page.textOfStep('copy')).toContain('Copy dcterm to dcidentifier');
    expect(await page.has('process-id')).toBeTrue();
  });

  it('does not take the time for which it was followed for that of a run by hand', async () => {
    const times = { launchedAt: 1000, endedAt: 121_000 };
    await open({ name: 'migrate', phase: 'done', by: 'person', instanceId: ID, ...times });

    expect(await page.textOfStep('migrate')).not.toContain('2 min');
  });

  it('says Alma’s counters in its own words where it knows them, until the step is proven', async () => {
    const counters = [
      { label: 'Records processed', value: 6040 },
      { label: 'Cups of tea', value: 2 },
    ];
    await open({ name: 'migrate', phase: 'failed', instanceId: ID, endedAt: 9, counters });

    const text = (await page.textOf('step-counters')).replace(/\s+/g, '');
    expect(text).toBe('Recordsprocessed6,040Cupsoftea2');
  });

  it('looks again at a gate that failed, first of all', async () => {
    const gate = { ...GATE, state: 'failed' as const };
    await open({ name: 'copy', phase: 'failed', endedAt: 9, status: 'COMPLETED_SUCCESS', gate });
    expect(await page.mainButtons()).toEqual(['Look again']);

    await page.press('look-again');
    await app.time.until(
      () => page.textOf('step-problem'),
      (text) => text !== '',
    );
    expect(await page.phases()).toEqual(jasmine.objectContaining({ copy: 'failed' }));
  });

  for (const id of ['already-started', 'registered-already']) {
    it(`offers no start where only the Process ID of the former one helps: ${id}`, async () => {
      await open({ name: 'migrate', phase: 'failed', problem: { id, with: { id: ID, n: 1 } } });

      expect(await page.has('confirm-step')).toBeFalse();
      expect(await page.mainButtons()).toEqual(['In Alma by hand, now or done before']);
    });
  }

  for (const id of ['members-differ', 'records-changed', 'handles-changed']) {
    it(`says that the step can go on where its set is put right: ${id}`, async () => {
      const problem = { id, with: { wanted: 3, found: 2, n: 1 } };
      await open({ name: 'copy', phase: 'failed', problem });

      expect(await page.textOf('step-problem')).toMatch(/try again here; otherwise end this run/);
      expect(await page.mainButtons()).toEqual(['Run this step again']);
    });
  }

  for (const [name, id] of [
    ['migrate', 'processed-differs'],
    ['register', 'other-set'],
  ] as const) {
    it(`does not offer to look again at numbers of another set: ${id}`, async () => {
      const reasons = [{ id, with: { wanted: 3, found: 5 } }];
      const gate = { ...GATE, state: 'failed' as const, reasons };
      await open({ name, phase: 'failed', endedAt: 9, status: 'COMPLETED_SUCCESS', gate });

      expect(await page.textOf('gate-reason')).toMatch(/the set has 3. Most likely/);
      expect(await page.has('look-again')).toBeFalse();
      expect(await page.mainButtons()).toEqual(['Run this step again']);
    });
  }

  it('does not offer to look again at a job that failed by its own word', async () => {
    const problem = { id: 'ended-FAILED', with: {} };
    await open({ name: 'copy', phase: 'failed', endedAt: 9, status: 'FAILED', problem });

    expect(await page.has('look-again')).toBeFalse();
    expect(await page.mainButtons()).toEqual(['Run this step again']);
  });
});
