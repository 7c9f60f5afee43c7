import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';

import { BUILTIN_SETS } from '../../../../../simulator/archive/builtin';
import { RunInApp } from '../../../testing/run-in-app';
import type { RestRequest } from '../../alma/port/rest';
import { routeFingerprint } from '../../workflow/run/route-fingerprint';
import { asMmsId } from '../../core/identifiers/mms-id';
import { aRun } from '../../workflow/testing/a-run';
import { CheckedSet } from '../set/checked-set';
import { CurrentRun } from './current-run';
import { PreparePage } from './prepare-page';
import { PreparePageHarness } from './prepare-page.harness';

describe('the page on which a run is prepared', () => {
  let app: RunInApp;
  let fixture: ComponentFixture<PreparePage>;
  let page: PreparePageHarness;

  beforeEach(async () => {
    app = new RunInApp();
    await app.start();
  });

  afterEach(async () => {
    fixture.destroy();
    await app.close();
  });

  async function show(way = 'existing'): Promise<void> {
    fixture = TestBed.createComponent(PreparePage);
    fixture.componentRef.setInput('way', way);
    page = await TestbedHarnessEnvironment.harnessForFixture(fixture, PreparePageHarness);
  }

  async function check(setId: string): Promise<void> {
    const checked = TestBed.inject(CheckedSet);
    checked.choose({ kind: 'set', set: await app.world.alma.readSet(setId) });
    void checked.start();
    await app.time.until(
      () => checked.check()?.phase,
      (phase) => phase === 'done',
    );
  }

  const isReady = (): Promise<boolean> =>
    app.time.until(
      () => page.canPress('make-set'),
      (can) => can,
    );

  async function prepare(setId: string, way = 'existing'): Promise<void> {
    await check(setId);
    await show(way);
    await isReady();
  }

  /** Makes known that a run of this route ended with every handle right. */
  function prove(): void {
    app.cloudApp.store.set('proven-routes', [routeFingerprint(app.route)]);
  }

  async function makeSet(): Promise<void> {
    await page.press('make-set');
    await app.time.until(
      async () => (await page.has('set-ready')) || (await page.has('set-failed')),
      (is) => is,
    );
  }

  it('asks for a check first', async () => {
    await show();

    expect(await page.text()).toContain('Check a set first');
    expect(await page.has('make-set')).toBeFalse();
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

  it('asks for the handles by itself, and says who goes in and who stays out', async () => {
    prove();
    await prepare(BUILTIN_SETS.everyState);

    const out = await page.staysOut();
    const size = (await app.world.alma.readSet(BUILTIN_SETS.everyState)).size;
    const staying = Object.values(out).reduce((sum, n) => sum + n, 0);
    expect((await page.enters()) + staying).toBe(size);
    expect(out['typed']).toBeGreaterThan(0);
    expect(out['already-right']).toBeGreaterThan(0);
    expect(out['wrong-record']).toBeGreaterThan(0);
    expect(await page.has('pilot')).toBeFalse();
    expect(await page.mainButtons()).toEqual(['Make the set']);
  });

  it('takes those that work already when the person wants, and leaves them out again', async () => {
    prove();
    await check(BUILTIN_SETS.oldFixes);
    await show();
    await app.time.until(
      () => page.textOf('nobody-enters'),
      (text) => text !== '',
    );
    expect(await page.staysOut()).toEqual({ 'already-right': 9 });

    await page.press('include-right');
    expect(await page.enters()).toBe(9);
    await page.press('include-right');
    expect(await page.enters()).toBe(0);
  });

  it('takes a title that leads to another record only when it is ticked by itself', async () => {
    prove();
    await prepare(BUILTIN_SETS.everyState);
    const [enters, { 'wrong-record': wrong = 0 }] = [await page.enters(), await page.staysOut()];

    await page.tickWrongRecord(0);
    expect(await page.enters()).toBe(enters + 1);
    expect((await page.staysOut())['wrong-record'] ?? 0).toBe(wrong - 1);
    await page.tickWrongRecord(0);
    expect(await page.enters()).toBe(enters);
  });

  it('begins with a pilot of 2 to 5 titles of every state that enters', async () => {
    await prepare(BUILTIN_SETS.firstBatch);
    expect((await page.pilot()).length).toBe(3);

    await page.setPilotSize('99');
    expect((await page.pilot()).length).toBe(5);
    await page.setPilotSize('1');
    expect((await page.pilot()).length).toBe(2);
    await page.setPilotSize('');
    expect((await page.pilot()).length).toBe(2);
  });

  it('makes a public set of Digital titles with this run’s id, and proves it', async () => {
    await prepare(BUILTIN_SETS.firstBatch);
    await makeSet();
    expect(await page.textOf('set-ready')).toContain('3 titles');
    expect(await page.mainButtons()).toEqual(['Start the run']);

    const { rows } = await app.world.alma.findSets({ name: 'pilot', limit: 5, offset: 0 });
    const made = await app.world.alma.readSet(rows[0]!.id);
    expect(made).toEqual(
      jasmine.objectContaining({ content: 'IED', isPrivate: false, type: 'ITEMIZED', size: 3 }),
    );
    expect(made.name).toContain(made.description);
  });

  it('makes its set anew when the pilot is changed afterwards, and no second one', async () => {
    await prepare(BUILTIN_SETS.firstBatch);
    await makeSet();
    await page.setPilotSize('4');
    expect(await page.has('set-ready')).toBeFalse();
    await makeSet();

    expect(await page.textOf('set-ready')).toContain('4 titles');
    const { rows } = await app.world.alma.findSets({ name: 'pilot', limit: 5, offset: 0 });
    expect(rows.length).toBe(1);
  });

  it('uses the checked set itself where all of it goes in', async () => {
    prove();
    await prepare(BUILTIN_SETS.firstBatch);
    expect(await page.mainButtons()).toEqual(['Verify the set']);
    await makeSet();

    expect(await page.textOf('set-ready')).toContain('First batch');
    expect(await page.textOf('set-ready')).toContain('60 titles');
  });

  it('asks once more before it starts, and starts the first step then', async () => {
    await prepare(BUILTIN_SETS.firstBatch);
    await makeSet();
    await page.press('start-run');
    expect(await page.mainButtons()).toEqual(['Yes, start']);
    await app.time.pass(0);
    expect(document.activeElement?.textContent).toBe('Start now?');
    await page.press('cancel-start');
    expect(await page.mainButtons()).toEqual(['Start the run']);

    await page.press('start-run');
    await page.press('confirm-run');
    await app.time.until(
      () => app.cloudApp.store.has('run') && app.kept.steps[0]?.phase,
      (phase) => phase === 'preflight' || phase === 'starting' || phase === 'running',
    );
    expect(TestBed.inject(Router).url).toBe('/run');
    expect(app.kept.isPilot).toBeTrue();
    expect(app.kept.steps.map(({ name }) => name)).toEqual(['copy', 'migrate', 'register']);
  });

  it('asks anew when the set was changed after the question', async () => {
    await prepare(BUILTIN_SETS.firstBatch);
    await makeSet();
    await page.press('start-run');
    await page.setPilotSize('4');
    await makeSet();

    expect(await page.mainButtons()).toEqual(['Start the run']);
  });

  it('starts nothing where Alma does not hand out what it keeps of runs, and says so', async () => {
    app.cloudApp.readStore = () => Promise.reject(new Error('lost'));
    await prepare(BUILTIN_SETS.firstBatch);
    await makeSet();
    await page.press('start-run');
    await page.press('confirm-run');
    await app.time.until(
      () => page.textOf('not-begun'),
      (text) => text.includes('Nothing was started'),
    );

    expect(app.cloudApp.store.has('run')).toBeFalse();
    expect(TestBed.inject(Router).url).not.toBe('/run');
  });

  it('starts nothing beside a run that was begun meanwhile', async () => {
    await prepare(BUILTIN_SETS.firstBatch);
    await makeSet();
    await TestBed.inject(CurrentRun).begin(aRun({ id: 'HA-OTHER' }));
    await app.time.until(
      () => page.text(),
      (text) => text.includes('still going'),
    );

    expect(await page.has('confirm-run')).toBeFalse();
  });

  it('gives the list and the way by hand where Alma refuses to make the set', async () => {
    await prepare(BUILTIN_SETS.firstBatch);
    app.world.mishap = ({ method, path }: RestRequest) =>
      method === 'POST' && path.endsWith('/conf/sets')
        ? {
            status: 400,
            body: {
              errorsExist: true,
              errorList: {
                error: [{ errorCode: '60120', errorMessage: 'No sets today.', trackingId: 'E9' }],
              },
            },
          }
        : undefined;
    await makeSet();
    expect(await page.textOf('set-failed')).toContain('No sets today.');
    expect(await page.textOf('set-failed')).toContain('60120');
    expect(await page.textOf('set-failed')).toContain('Manage Sets');

    await page.press('save-list');
    expect(app.files.last.trim().split('\r\n').length).toBe(4);

    app.world.mishap = () => undefined;
    await page.search('First batch');
    await app.time.until(
      () => page.has('set-option'),
      (is) => is,
    );
    await page.press('set-option');
    await app.time.until(
      () => page.textOf('set-failed'),
      (text) => text.includes('57'),
    );
  });

  it('takes a set that was made by hand once it is the right one', async () => {
    await prepare(BUILTIN_SETS.firstBatch);
    const before = app.world.alma.addMembers.bind(app.world.alma);
    app.answers.addMembers = (id, members) => before(id, members.slice(1));
    await makeSet();
    expect(await page.textOf('set-failed')).toContain('1');

    const members = app.world.library.sets.members(BUILTIN_SETS.firstBatch).map(asMmsId);
    const byHand = await app.world.alma.createSet({
      name: 'Made by hand',
      description: '',
      content: 'IED',
      isPrivate: false,
    });
    await page.press('save-list');
    const [, ...pilot] = app.files.last
      .trim()
      .split('\r\n')
      .map((line) => line);
    await before(
      byHand.id,
      members.filter((id) => pilot.includes(id)),
    );
    await page.search('Made by hand');
    await app.time.until(
      () => page.has('set-option'),
      (is) => is,
    );
    await page.press('set-option');
    await app.time.until(
      () => page.textOf('set-ready'),
      (text) => text.includes('Made by hand'),
    );
  });

  it('prepares new titles without asking for handles that they do not have', async () => {
    prove();
    await prepare(BUILTIN_SETS.withoutHandle, 'new');
    expect(await page.text()).toContain('Prepare: new handles');
    expect(app.world.handlesAsked).toEqual([]);
    expect(await page.enters()).toBe(25);

    await makeSet();
    await page.press('start-run');
    expect(await page.text()).toContain('Alma will');
  });

  it('says when nobody may go in', async () => {
    prove();
    await check(BUILTIN_SETS.withoutHandle);
    await show();
    await app.time.until(
      () => page.textOf('nobody-enters'),
      (text) => text !== '',
    );

    expect(await page.canPress('make-set')).toBeFalse();
    expect(await page.enters()).toBe(0);
  });

  it('goes on with the baseline after it was cancelled', async () => {
    const answer = app.holdHandles();
    await check(BUILTIN_SETS.firstBatch);
    await show();
    await app.time.until(
      () => page.has('baseline-cancel'),
      (is) => is,
    );
    await page.press('baseline-pause');
    await page.press('baseline-resume');
    await page.press('baseline-cancel');
    answer();
    await app.time.until(
      () => page.has('ask-baseline'),
      (is) => is,
    );
    expect(await page.mainButtons()).toEqual(['Check the handles now']);
    expect(await page.canPress('make-set')).toBeFalse();

    await page.press('ask-baseline');
    await isReady();
  });

  it('prepares a list of MMS IDs as it does a set', async () => {
    const members = app.world.library.sets.members(BUILTIN_SETS.firstBatch).map(asMmsId);
    const checked = TestBed.inject(CheckedSet);
    checked.choose({ kind: 'list', name: 'from-a-colleague.csv', mmsIds: members.slice(0, 4) });
    void checked.start();
    await app.time.until(
      () => checked.check()?.phase,
      (phase) => phase === 'done',
    );
    await show();
    await isReady();
    expect(await page.text()).toContain('from-a-colleague.csv');
    await makeSet();

    expect(await page.textOf('set-ready')).toContain('from-a-colleague.csv');
  });
});
