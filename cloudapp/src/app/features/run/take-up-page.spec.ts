import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';

import { BUILTIN_SETS } from '../../../../../simulator/archive/builtin';
import { anInstance, RunInApp } from '../../../testing/run-in-app';
import type { JobInstance, SetDetails } from '../../alma/port/alma';
import { AlmaError, type AlmaErrorKind } from '../../alma/port/alma-error';
import { asMmsId } from '../../core/identifiers/mms-id';
import { routeFingerprint } from '../../workflow/run/route-fingerprint';
import { aRun } from '../../workflow/testing/a-run';
import { Notices } from '../session/notices';
import { CheckedSet } from '../set/checked-set';
import { CurrentRun } from './current-run';
import { TakeUpPage } from './take-up-page';
import { TakeUpPageHarness } from './take-up-page.harness';

const ID = 'HA-AAAA-2222';

describe('the page on which a lost run is continued', () => {
  let app: RunInApp;
  let fixture: ComponentFixture<TakeUpPage>;
  let page: TakeUpPageHarness;
  /** What Alma lists of the two jobs. */
  let copies: readonly JobInstance[] | AlmaErrorKind;
  let migrations: readonly JobInstance[] | AlmaErrorKind;

  beforeEach(async () => {
    app = new RunInApp();
    [copies, migrations] = [[], []];
    app.answers.listInstances = ({ jobId }) => {
      const rows = jobId === app.route.copyJob?.id ? copies : migrations;
      if (typeof rows !== 'string') return Promise.resolve({ rows, total: rows.length });
      const details = { kind: rows, status: 0, code: '', trackingId: '' };
      return Promise.reject(new AlmaError('No.', details));
    };
    await app.start();
  });

  afterEach(async () => {
    fixture.destroy();
    await app.close();
  });

  const started = (step: string, change: Partial<JobInstance> = {}): JobInstance =>
    anInstance({ id: `${step}-id`, name: `${ID} ${step} First batch`, ...change });

  async function check(setId: string): Promise<void> {
    const checked = TestBed.inject(CheckedSet);
    checked.choose({ kind: 'set', set: await app.world.alma.readSet(setId) });
    void checked.start();
    await app.time.until(
      () => checked.check()?.phase,
      (phase) => phase === 'done',
    );
  }

  async function show(): Promise<void> {
    fixture = TestBed.createComponent(TakeUpPage);
    fixture.componentRef.setInput('id', ID);
    page = await TestbedHarnessEnvironment.harnessForFixture(fixture, TakeUpPageHarness);
  }

  /** Opens the page over a set, and lets it look and ask. */
  async function open(setId: string = BUILTIN_SETS.firstBatch): Promise<void> {
    await check(setId);
    await show();
    await app.time.until(
      async () => (await page.canTakeUp()) || (await page.obstacle()) !== '',
      (is) => is,
    );
    const handles = (): unknown => TestBed.inject(CheckedSet).handles()?.phase;
    await app.time.until(handles, (phase) => phase === 'done');
  }

  /** A set of the college's, with a description at wish. */
  async function aSet(members: readonly string[], description: string): Promise<SetDetails> {
    const { alma } = app.world;
    const draft = { name: 'By hand', description, content: 'IED', isPrivate: false } as const;
    const set = await alma.createSet(draft);
    await alma.addMembers(set.id, members.map(asMmsId));
    return alma.readSet(set.id);
  }

  const batch = (): readonly string[] => app.world.library.sets.members(BUILTIN_SETS.firstBatch);
  const notices = (): readonly string[] =>
    TestBed.inject(Notices)
      .open()
      .map(({ say }) => say);

  async function takeUp(): Promise<void> {
    await page.press('take-up-run');
    await app.time.until(
      () => TestBed.inject(Router).url,
      (url) => url === '/run',
    );
  }

  it('asks for a check first', async () => {
    await show();

    expect(await page.text()).toContain('Check the set first');
    expect(await page.has('take-up-run')).toBeFalse();
  });

  it('leads to the run that is going on', async () => {
    app.keep();
    await check(BUILTIN_SETS.firstBatch);
    await show();
    await app.time.until(
      () => page.text(),
      (text) => text.includes('still going'),
    );

    expect(await page.mainButtons()).toEqual(['Open the run']);
  });

  it('shows what Alma has of the run and what is not known, and continues it under its id', async () => {
    copies = [started('copy', { status: 'COMPLETED_SUCCESS', statusText: 'Completed' })];
    await open();
    expect(await page.textOf('trace-copy')).toContain('copy-id');
    expect(await page.textOf('trace-copy')).toContain('Completed');
    expect(await page.textOf('trace-migrate')).toContain('lists no start');
    expect(await page.text()).toContain('How the handles were before the run');
    expect(await page.mainButtons()).toEqual(['Continue the run']);
    await takeUp();

    expect(notices()).toContain('run.takenUp');
    expect(app.kept).toEqual(
      jasmine.objectContaining({ id: ID, isRebuilt: true, way: 'existing', isPilot: false }),
    );
    expect(app.kept.set).toEqual(jasmine.objectContaining({ size: 60, isMadeByApp: false }));
    const [copy, migrate] = app.kept.steps;
    expect([copy?.instanceId, migrate?.instanceId]).toEqual(['copy-id', '']);
    expect(app.world.calls.some(({ method }) => method === 'POST')).toBeFalse();
  });

  it('says of which job Alma lists no runs, and continues all the same', async () => {
    [copies, migrations] = ['unauthorized', 'refused'];
    await open();
    expect(await page.textOf('trace-copy')).toContain('does not list');
    expect(await page.textOf('trace-migrate')).toContain('does not list');
    await takeUp();

    expect(app.kept.steps[0]?.phase).toBe('unsettled');
  });

  it('continues nothing before Alma has answered, and looks again', async () => {
    copies = 'lost';
    await check(BUILTIN_SETS.firstBatch);
    await show();
    await app.time.until(
      () => page.has('take-up-failed'),
      (is) => is,
    );
    const handles = (): unknown => TestBed.inject(CheckedSet).handles()?.phase;
    await app.time.until(handles, (phase) => phase === 'done');
    expect(await page.canTakeUp()).toBeFalse();

    copies = [started('copy')];
    await page.press('look-for-traces');
    await app.time.until(
      () => page.canTakeUp(),
      (can) => can,
    );
    expect(await page.has('take-up-failed')).toBeFalse();
  });

  it('says that nothing is lost of a run that was never started, where a pilot is still due', async () => {
    await open();
    expect(await page.obstacle()).toBe('nothing-started');
    expect(await page.canTakeUp()).toBeFalse();
    expect(await page.text()).toContain('it was never begun, or what was saved of it is lost');
    expect(await page.text()).toContain('What the app does not know');
  });

  it('continues a whole set of which nothing was found once the route is proven', async () => {
    app.cloudApp.store.set('proven-routes', [routeFingerprint(app.route)]);
    await open();
    await takeUp();

    expect(app.kept.isPilot).toBeFalse();
  });

  it('continues a pilot, and knows its set by the description that a person added to', async () => {
    const set = await aSet(batch().slice(0, 3), `Ada: do not delete! ${ID}`);
    await open(set.id);
    await takeUp();

    expect(app.kept.isPilot).toBeTrue();
    expect(app.kept.set.isMadeByApp).toBeTrue();
    expect(app.kept.createdAt).toBe(Date.parse(set.createdAt));
  });

  it('does not take a set for the app’s own that only bears the run’s name in its jobs', async () => {
    copies = [started('copy')];
    const set = await aSet(batch().slice(0, 3), 'HA-AAAA-2223 is another run');
    await open(set.id);
    await takeUp();

    expect(app.kept.set.isMadeByApp).toBeFalse();
  });

  it('stays away from a set on which the jobs cannot run', async () => {
    await open(BUILTIN_SETS.private);

    expect(await page.obstacle()).toBe('unfit');
    expect(await page.canTakeUp()).toBeFalse();
  });

  it('names the titles that may not go through the jobs', async () => {
    const { records } = app.world.library;
    const [typed] = app.world.library.sets
      .members(BUILTIN_SETS.everyState)
      .filter((mmsId) => records.get(mmsId)?.xml.includes('xsi:type="dcterms:URI">http'));
    const set = await aSet([...batch().slice(0, 2), typed ?? ''], ID);
    copies = [started('copy')];
    await open(set.id);

    expect(await page.obstacle()).toBe('stay-out');
    expect(await page.textOf('stays-out-typed')).toContain('repair first');
    expect(await page.canTakeUp()).toBeFalse();
  });

  it('takes a title that leads to another record only when it is ticked by itself', async () => {
    const checked = TestBed.inject(CheckedSet);
    await check(BUILTIN_SETS.everyState);
    checked.checkHandles();
    await app.time.until(
      () => checked.handles()?.phase,
      (phase) => phase === 'done',
    );
    const wrong = checked
      .records()
      .find((one) => one.state === 'ready' && checked.verdictOf(one)?.verdict === 'wrong-record');
    const set = await aSet([wrong?.mmsId ?? ''], ID);
    await open(set.id);
    await app.time.until(
      () => page.obstacle(),
      (why) => why === 'stay-out',
    );
    await page.press('confirm-wrong-record');
    expect(await page.canTakeUp()).toBeTrue();
    await page.press('confirm-wrong-record');
    expect(await page.canTakeUp()).toBeFalse();
  });

  it('continues a run for new handles only where no title has one yet', async () => {
    app.cloudApp.store.set('proven-routes', [routeFingerprint(app.route)]);
    await check(BUILTIN_SETS.withoutHandle);
    await show();
    await app.time.until(
      () => page.canTakeUp(),
      (can) => can,
    );
    await takeUp();

    expect(app.kept.way).toBe('new');
    expect(app.kept.steps.map(({ name, phase }) => [name, phase])).toEqual([
      ['register', 'unsettled'],
    ]);
  });

  it('is not continued over a set that has changed since', async () => {
    copies = [started('copy')];
    const set = await aSet(batch().slice(0, 4), ID);
    await open(set.id);
    app.world.library.sets.setMembers(set.id, batch().slice(0, 3));
    await page.press('take-up-run');
    await app.time.until(
      () => page.textOf('take-up-failed'),
      (text) => text.includes('has changed'),
    );

    expect(app.cloudApp.store.has('run')).toBeFalse();
  });

  it('is not continued where Alma does not hand out what it keeps of runs, and says so', async () => {
    copies = [started('copy')];
    app.cloudApp.readStore = () => Promise.reject(new Error('lost'));
    await open();
    await page.press('take-up-run');
    await app.time.until(notices, (said) => said.includes('run.notTakenUp'));

    expect(TestBed.inject(Router).url).not.toBe('/run');
    expect(app.cloudApp.store.has('run')).toBeFalse();
  });

  it('gives way to a run that was begun meanwhile', async () => {
    copies = [started('copy')];
    await open();
    await TestBed.inject(CurrentRun).begin(aRun({ id: 'HA-OTHER' }));
    await app.time.until(
      () => page.text(),
      (text) => text.includes('still going'),
    );

    expect(await page.has('take-up-run')).toBeFalse();
  });
});
