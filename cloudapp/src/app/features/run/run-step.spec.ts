import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';

import { AlmaError } from '../../alma/port/alma-error';
import { BUILTIN_SETS } from '../../../../../simulator/archive/builtin';
import { giveFile } from '../../../testing/give-file';
import { anInstance, RunInApp } from '../../../testing/run-in-app';
import type { StepState } from '../../workflow/run/run-state';
import { aRun, aStep } from '../../workflow/testing/a-run';
import { ConfigurationStore } from '../session/configuration-store';
import { Notices } from '../session/notices';
import { CheckedSet } from '../set/checked-set';
import { CurrentRun } from './current-run';
import { RunPage } from './run-page';
import { RunPageHarness } from './run-page.harness';

const ID = '7594242390004641';
const REFUSED = { kind: 'refused', status: 400, code: '401871', trackingId: 'E01' } as const;
const SKIPPED = { processed: 3, exceptions: 0, skipped: 1 };
const GATE = { reasons: [], numbers: [] };

describe('a step of a run', () => {
  let app: RunInApp;
  let fixture: ComponentFixture<RunPage>;
  let page: RunPageHarness;

  beforeEach(() => {
    app = new RunInApp();
  });

  afterEach(async () => {
    fixture.destroy();
    await app.close();
  });

  /** The run's page with its second step, or its only one, in this state. */
  async function open(
    change: Partial<StepState> & Pick<StepState, 'name' | 'phase'>,
  ): Promise<void> {
    const names = ['copy', 'migrate', 'register'] as const;
    const at = names.indexOf(change.name);
    const steps = names.map((name, i) =>
      i < at
        ? aStep(name, { phase: 'done', instanceId: `759424239000464${String(i)}`, endedAt: 7 })
        : i === at
          ? aStep(name, change)
          : aStep(name),
    );
    app.keep({ steps });
    await show();
  }

  async function show(): Promise<void> {
    await app.start();
    fixture = TestBed.createComponent(RunPage);
    page = await TestbedHarnessEnvironment.harnessForFixture(fixture, RunPageHarness);
    await app.time.until(
      () => TestBed.inject(CurrentRun).hold().kind,
      (kind) => kind === 'driving',
    );
    await page.text();
  }

  const become = (step: string, phase: string): Promise<unknown> =>
    app.time.until(
      () => page.phases(),
      (phases) => phases[step] === phase,
    );
  const focused = (): string => {
    const { activeElement } = document;
    return activeElement === document.body ? '' : (activeElement?.textContent?.trim() ?? '');
  };

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
    await become('copy', 'preflight');
    await app.time.pass(0);
    expect(focused()).toContain('Copy the handle');

    // The set of this run is not there: said in words, with what to do.
    answer();
    await become('copy', 'failed');
    expect(await page.textOf('step-problem')).toContain('Check');
    expect(await page.mainButtons()).toEqual(['Run this step again']);
  });

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

  it('asks for the numbers of a run that Alma does not show, and nothing else', async () => {
    const problem = { id: 'run-unreadable', with: { message: 'No.', code: '401' } };
    await open({ name: 'register', phase: 'guided', by: 'person', instanceId: ID, problem });
    expect(await page.has('checklist-item')).toBeFalse();
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
    await become('register', 'running');

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
    await become('migrate', 'running');
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
      (text) => text.includes('Not yours.'),
    );
  });

  it('gives a step back to the app', async () => {
    await open({ name: 'migrate', phase: 'guided', by: 'person' });
    await page.press('let-app-start');
    await become('migrate', 'failed');

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
    await become('migrate', 'ready');
    await app.time.pass(0);
    expect(focused()).toContain('Migrate the handle');
  });

  it('takes a step over that somebody ran in Alma', async () => {
    await app.start();
    const run = await app.runOn(BUILTIN_SETS.firstBatch);
    app.cloudApp.store.set('run', JSON.parse(JSON.stringify(run)));
    await show();
    await page.press('already-run');
    await become('copy', 'guided');

    expect(await page.textOfStep('copy')).toContain('Copy dcterm to dcidentifier');
    expect(await page.has('process-id')).toBeTrue();
  });

  it('shows the numbers of a gate that passed, and how long Alma took', async () => {
    const numbers = [{ id: 'processed', wanted: 6040, found: 6040 }];
    await open({
      name: 'migrate',
      phase: 'done',
      by: 'app',
      instanceId: ID,
      launchedAt: 1000,
      endedAt: 121_000,
      confirmation: 'I looked myself.',
      counters: [
        { label: 'Records processed', value: 6040 },
        { label: 'Cups of tea', value: 2 },
      ],
      gate: { state: 'passed', reasons: [], numbers },
    });

    expect(await page.gateState()).toBe('passed');
    expect(await page.gateLines()).toEqual(['Records processed | 6,040 | 6,040']);
    expect(await page.textOfStep('migrate')).toContain('2 min');
    expect(await page.textOf('accepted-words')).toContain('I looked myself.');
    expect((await page.textOf('step-counters')).replace(/\s+/g, '')).toBe('Cupsoftea2');
  });

  it('does not take the time for which it was followed for that of a run by hand', async () => {
    const times = { launchedAt: 1000, endedAt: 121_000 };
    await open({ name: 'migrate', phase: 'done', by: 'person', instanceId: ID, ...times });

    expect(await page.textOfStep('migrate')).not.toContain('2 min');
  });

  it('asks for words of one’s own where a gate cannot tell, and keeps them', async () => {
    const numbers = [{ id: 'processed', wanted: undefined, found: undefined }];
    const reasons = [{ id: 'numbers-unknown', with: { n: 1 } }];
    await open({
      name: 'migrate',
      phase: 'undecided',
      instanceId: ID,
      endedAt: 9,
      gate: { state: 'unknown', reasons, numbers },
    });
    expect(await page.gateLines()).toEqual(['Records processed | – | not known']);
    expect(await page.isOff('accept-unknown')).toBeTrue();

    await page.write('confirm-unknown', '  ');
    expect(await page.isOff('accept-unknown')).toBeTrue();
    await page.write('confirm-unknown', ' I looked at ten of them. ');
    await page.press('accept-unknown');
    await app.time.until(
      () => app.kept.steps[1],
      (step) => step?.phase === 'done',
    );
    expect(app.kept.steps[1]?.confirmation).toBe('I looked at ten of them.');
  });

  it('learns which of Alma’s counters is which, and keeps it for everybody', async () => {
    await open(undecided());
    expect(await page.mainButtons()).toEqual(['Use these numbers']);
    expect(await page.isOff('learn-counters')).toBeTrue();

    await page.choose('counter-processed', 'Bearbeitet');
    await page.choose('counter-exceptions', 'Fehler');
    await page.choose('counter-exceptions', '');
    await page.choose('counter-exceptions', 'Fehler');
    await page.press('learn-counters');
    await app.time.until(
      () => app.kept.steps[1]?.numbers,
      (numbers) => numbers?.processed === 3,
    );
    expect(app.kept.steps[1]?.numbers.exceptions).toBe(0);
    const [route] = TestBed.inject(ConfigurationStore).configuration()?.routes ?? [];
    expect(route?.counters.processed).toContain('Bearbeitet');
    expect(notices()).toContain('run.learn.kept');
  });

  it('uses the numbers for this run alone where the user is no administrator', async () => {
    const { visit } = app.cloudApp;
    app.cloudApp.visit = { ...visit, user: { ...visit.user, isAdmin: false } };
    const before = JSON.stringify(app.cloudApp.configuration);
    await open(undecided());
    await page.choose('counter-processed', 'Bearbeitet');
    await page.press('learn-counters');
    await app.time.until(
      () => app.kept.steps[1]?.numbers,
      (numbers) => numbers?.processed === 3,
    );

    expect(JSON.stringify(app.cloudApp.configuration)).toBe(before);
  });

  it('says when the names of the counters could not be kept', async () => {
    await open(undecided());
    app.cloudApp.writeConfiguration = () => Promise.reject(new Error('lost'));
    await page.choose('counter-processed', 'Bearbeitet');
    await page.press('learn-counters');
    await app.time.until(notices, (said) => said.includes('run.learn.notKept'));

    await app.time.until(
      () => app.kept.steps[1]?.numbers,
      (numbers) => numbers?.processed === 3,
    );
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

  it('does not offer to look again at a job that failed by its own word', async () => {
    const problem = { id: 'ended-FAILED', with: {} };
    await open({ name: 'copy', phase: 'failed', endedAt: 9, status: 'FAILED', problem });

    expect(await page.has('look-again')).toBeFalse();
    expect(await page.mainButtons()).toEqual(['Run this step again']);
  });

  it('offers to repair what the copy left typed: the set is checked again and opened there', async () => {
    const set = await app.world.alma.readSet(BUILTIN_SETS.everyState);
    const reasons = [{ id: 'newly-typed', with: { n: 2 } }];
    const gate = { state: 'failed' as const, reasons, numbers: [] };
    const step = aStep('copy', { phase: 'failed', endedAt: 9, gate });
    app.keep({
      set: { ...aRun().set, id: set.id },
      steps: [step, aStep('migrate'), aStep('register')],
    });
    await show();
    await page.press('offer-repair');
    await app.time.until(
      () => TestBed.inject(Router).url,
      (url) => url === '/repair',
    );

    expect(TestBed.inject(CheckedSet).records().length).toBe(set.size);
  });

  it('opens the checked set where the records have to be told apart', async () => {
    const set = await app.world.alma.readSet(BUILTIN_SETS.everyState);
    const reasons = [{ id: 'exceptions', with: { n: 2 } }];
    const gate = { state: 'failed' as const, reasons, numbers: [] };
    const step = aStep('copy', { phase: 'failed', endedAt: 9, gate });
    app.keep({
      set: { ...aRun().set, id: set.id },
      steps: [step, aStep('migrate'), aStep('register')],
    });
    await show();
    expect(await page.has('offer-repair')).toBeFalse();
    await page.press('offer-check');
    await app.time.until(
      () => TestBed.inject(Router).url,
      (url) => url === `/set/${set.id}`,
    );
  });

  it('says what Alma said when the set of an offer cannot be read', async () => {
    const reasons = [{ id: 'not-ready', with: { n: 2 } }];
    const gate = { state: 'failed' as const, reasons, numbers: [] };
    await open({ name: 'copy', phase: 'failed', endedAt: 9, gate });
    await page.press('offer-check');

    await app.time.until(notices, (said) => said.includes('almaError.code.60107'));
  });

  it('says of a file that it is no event report', async () => {
    const gate = { ...GATE, state: 'failed' as const };
    await open({ name: 'migrate', phase: 'failed', endedAt: 9, numbers: SKIPPED, gate });
    giveFile(fixture.nativeElement as HTMLElement, 'import-events', 'events.xlsx', 'no table');

    await app.time.until(
      () => page.textOf('events-failed'),
      (text) => text.includes('Excel or CSV'),
    );
  });

  const notices = (): readonly string[] =>
    TestBed.inject(Notices)
      .open()
      .map(({ say }) => say);

  function undecided(): Partial<StepState> & Pick<StepState, 'name' | 'phase'> {
    return {
      name: 'migrate',
      phase: 'undecided',
      instanceId: ID,
      endedAt: 9,
      counters: [
        { label: 'Bearbeitet', value: 3 },
        { label: 'Fehler', value: 0 },
      ],
      gate: { state: 'unknown', reasons: [], numbers: [] },
    };
  }
});
