import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';

import { AlmaError } from '../../alma/port/alma-error';
import { giveFile } from '../../../testing/give-file';
import { loseFiles } from '../../../testing/lose-files';
import { anInstance, RunInApp } from '../../../testing/run-in-app';
import type { JobInstance } from '../../alma/port/alma';
import { RunJournal } from '../../workflow/journal/run-journal';
import { aRun } from '../../workflow/testing/a-run';
import { Notices } from '../session/notices';
import { CurrentRun } from './current-run';
import { HistoryPage } from './history-page';
import { HistoryPageHarness } from './history-page.harness';

const BROKEN = { kind: 'unreadable', status: 200, code: '', trackingId: '' } as const;

describe('the page of former runs', () => {
  let app: RunInApp;
  let fixture: ComponentFixture<HistoryPage>;
  let page: HistoryPageHarness;

  beforeEach(() => {
    app = new RunInApp();
  });

  afterEach(async () => {
    fixture.destroy();
    await app.close();
  });

  async function open(): Promise<void> {
    await app.start();
    fixture = TestBed.createComponent(HistoryPage);
    page = await TestbedHarnessEnvironment.harnessForFixture(fixture, HistoryPageHarness);
    await app.time.until(
      () => page.text(),
      (text) => !text.includes('Reading the list') && !text.includes('Asking Alma'),
    );
  }

  async function remember(): Promise<void> {
    const journal = new RunJournal(app.cloudApp);
    const { handles, set } = aRun();
    const checked = { ...handles, phase: 'checked' as const };
    const maps = { ...set, name: 'Maps' };
    const right = { ...checked, counts: { right: 3 } };
    await journal.remember(aRun({ id: 'HA-A', at: 'stopped', endedAt: 7 }));
    await journal.remember(aRun({ id: 'HA-B', at: 'ended', handles: checked, isPilot: true }));
    await journal.remember(aRun({ id: 'HA-C', at: 'ended', handles: right, set: maps }));
  }

  const notices = (): readonly string[] =>
    TestBed.inject(Notices)
      .open()
      .map(({ say }) => say);
  const give = (text: string): void =>
    giveFile(fixture.nativeElement as HTMLElement, 'import-run-file', 'run.json', text);

  it('says so when there was none', async () => {
    await open();

    expect(await page.text()).toContain('No run yet');
    expect(await page.has('history-search')).toBeFalse();
  });

  it('lists the app’s runs with how they ended, and finds them by words', async () => {
    await remember();
    await open();
    const [maps, pilot, stopped] = await page.ownRuns();
    expect(maps).toContain('All 3 handles work');
    expect(pilot).toContain('0 of 3 handles work');
    expect(pilot).toMatch(/^Letters\s+Pilot/);
    expect(stopped).toContain('Ended early');

    await page.find(' maps');
    expect((await page.ownRuns()).length).toBe(1);
    await page.find('ha-b');
    expect((await page.ownRuns())[0]).toContain('HA-B');
    await page.find('nothing like it');
    expect(await page.text()).toContain('No run has these words');
  });

  it('saves the report of a run that was put away', async () => {
    await remember();
    await open();
    await page.saveReport(2);
    await app.time.until(
      () => app.files.saved.length,
      (n) => n === 1,
    );

    expect(app.files.saved[0]?.name).toBe('run-HA-A.json');
    const report = JSON.parse(app.files.last) as { run: { id: string; state: string } };
    expect(report.run).toEqual(jasmine.objectContaining({ id: 'HA-A', state: 'stopped' }));

    app.cloudApp.store.delete('run-of-HA-C');
    await page.saveReport(0);
    await app.time.until(notices, (said) => said.includes('history.noReport'));
  });

  it('does not say that there was no run where Alma does not hand the list out', async () => {
    await remember();
    const { readStore } = app.cloudApp;
    app.cloudApp.readStore = () => Promise.reject(new Error('lost'));
    await open();
    expect(await page.text()).toContain('Alma did not return what the app has saved');
    expect(await page.text()).not.toContain('No run yet');

    app.cloudApp.readStore = readStore;
    await page.press('history-again');
    await app.time.until(
      () => page.ownRuns(),
      (rows) => rows.length === 3,
    );
    expect(await page.has('history-unreachable')).toBeFalse();

    app.cloudApp.readStore = () => Promise.reject(new Error('lost'));
    await page.saveReport(0);
    await app.time.until(notices, (said) => said.includes('history.unreachable'));
  });

  it('deletes a run from the list, its report with it', async () => {
    await remember();
    await open();
    await page.delete(1);
    await app.time.until(
      () => page.ownRuns(),
      (rows) => rows.length === 2,
    );

    expect(app.cloudApp.store.has('run-of-HA-B')).toBeFalse();
    expect(document.activeElement).not.toBe(document.body);
  });

  it('says when a run could not be deleted', async () => {
    await remember();
    await open();
    app.cloudApp.writeStore = () => Promise.reject(new Error('lost'));
    await page.delete(1);
    await app.time.until(notices, (said) => said.includes('history.notDeleted'));

    expect((await page.ownRuns()).length).toBe(3);
  });

  it('lists the runs of the jobs in Alma, and those that came too early', async () => {
    const { configuration } = app.cloudApp;
    const profile = { id: '1', name: 'Handle', jobId: '99' };
    app.cloudApp.configuration = {
      ...(configuration as object),
      routes: [{ ...app.route, profile }],
    };
    const ran = (id: string, name: string, startedAt: string): JobInstance =>
      anInstance({ id, name: `${name} - December batch - 12/09/2025`, startedAt });
    const byJob = new Map([
      [app.route.migrateJob?.id, ran('222', 'DG Handle Migration', '2025-12-09T14:50:00Z')],
      ['99', ran('111', 'Handle', '2025-12-09T14:30:00Z')],
    ]);
    app.answers.listInstances = ({ jobId }) => {
      const run = byJob.get(jobId);
      return Promise.resolve({ rows: run === undefined ? [] : [run], total: 1 });
    };
    await open();

    const [migrated, registered] = await page.almasRuns();
    expect(migrated).toContain('December batch');
    expect(migrated).not.toContain('Before migrate');
    expect(registered).toMatch(/[a-z] {1,2}Before migrate/);
    expect(registered).toContain('Process ID 111');
    expect(await page.has('order-warning')).toBeTrue();
  });

  it('says which runs cannot be listed', async () => {
    await open();

    expect(await page.unlisted()).toEqual([jasmine.stringContaining('register')]);
    expect((await page.almasRuns()).length).toBe(4);
    expect(await page.has('order-warning')).toBeFalse();
  });

  it('shows a job that two routes share once', async () => {
    const { configuration } = app.cloudApp;
    const routes = [app.route, { ...app.route, id: 'second', name: 'Second' }];
    app.cloudApp.configuration = { ...(configuration as object), routes };
    await open();

    expect((await page.almasRuns()).length).toBe(4);
  });

  it('says that nothing is configured rather than that Alma has no runs', async () => {
    app.cloudApp.configuration = undefined;
    await open();

    expect(await page.text()).toContain('Not set up yet');
  });

  it('says when Alma answers what cannot be read, its own list above all the same', async () => {
    await remember();
    app.answers.listInstances = () => Promise.reject(new TypeError('no list'));
    await open();

    expect((await page.ownRuns()).length).toBe(3);
    expect(await page.text()).toContain('no list');
  });

  it('says that Alma lists none', async () => {
    app.answers.listInstances = () => Promise.resolve({ rows: [], total: 0 });
    await open();
    expect(await page.text()).toContain('Alma lists no run');
  });

  it('leaves out what Alma refuses to list', async () => {
    app.answers.listInstances = () => Promise.reject(new AlmaError('no', BROKEN));
    await open();
    expect((await page.unlisted()).length).toBe(3);
  });

  it('takes a run up from its file, and opens it', async () => {
    await open();
    give(JSON.stringify(aRun({ id: 'HA-FILE' })));
    await app.time.until(
      () => TestBed.inject(Router).url,
      (url) => url === '/run',
    );

    expect(notices()).toContain('run.takenUp');
    expect(app.kept.id).toBe('HA-FILE');
  });

  it('says of a file that cannot be read any more that it is to be chosen again', async () => {
    await open();
    loseFiles();
    give(JSON.stringify(aRun()));
    await app.time.until(notices, (said) => said.includes('files.gone'));

    expect(app.cloudApp.store.has('run')).toBeFalse();
  });

  it('takes none up beside a run that goes on, and says so', async () => {
    app.keep();
    await open();
    await TestBed.inject(CurrentRun).look();
    give(JSON.stringify(aRun({ id: 'HA-FILE' })));
    await app.time.until(notices, (said) => said.includes('run.notTakenUp'));

    expect(app.kept.id).toBe('HA-TEST-0001');
    expect(notices()).not.toContain('run.takenUp');
  });

  describe('of a run of which nothing is saved here', () => {
    const named = (...names: readonly string[]): void => {
      const startedAt = '2025-12-09T14:50:00Z';
      const all = names.map((name, i) => anInstance({ id: String(i), name, startedAt }));
      app.answers.listInstances = ({ jobId }) => {
        const rows = jobId === app.route.migrateJob?.id ? all : [];
        return Promise.resolve({ rows, total: rows.length });
      };
    };

    it('leads to its set, with the run’s id', async () => {
      named('HA-AAAA-2222 migrate First batch (2)');
      await open();
      await page.openLostSet();
      await app.time.until(
        () => TestBed.inject(Router).url,
        (url) => url.startsWith('/set/'),
      );

      const { rows } = await app.world.alma.findSets({ name: 'First batch', limit: 1, offset: 0 });
      expect(TestBed.inject(Router).url).toBe(`/set/${rows[0]!.id}?run=HA-AAAA-2222`);
    });

    it('says that its set is gone, or was not found', async () => {
      named('HA-AAAA-2222 migrate A set that is gone');
      await open();
      await page.openLostSet();
      await app.time.until(notices, (said) => said.includes('history.noSet'));

      app.answers.findSets = () => Promise.reject(new AlmaError('no', BROKEN));
      await page.openLostSet();
      await app.time.until(notices, (said) => said.includes('almaError.kind.unreadable'));
    });

    it('leads nowhere for the run that is in hand', async () => {
      app.keep({ id: 'HA-AAAA-2222', at: 'stopped', endedAt: 7 });
      named('HA-AAAA-2222 migrate First batch');
      await open();
      await app.time.until(
        () => TestBed.inject(CurrentRun).run()?.id,
        (id) => id === 'HA-AAAA-2222',
      );

      expect(await page.has('open-lost-set')).toBeFalse();
    });

    it('leads nowhere for a former run, nor for one that the app did not start', async () => {
      await new RunJournal(app.cloudApp).remember(aRun({ id: 'HA-BBBB-3333', at: 'stopped' }));
      named('HA-BBBB-3333 migrate Maps', 'Migrate - Maps - 12/09/2025');
      await open();

      expect((await page.almasRuns()).length).toBe(2);
      expect(await page.has('open-lost-set')).toBeFalse();
    });
  });

  for (const [what, text] of [
    ['is no JSON', 'a,b\n1,2'],
    ['is another JSON', '{"report":"handle-run"}'],
    ['is nothing', 'null'],
  ] as const) {
    it(`says of a file that ${what} that it is no run file`, async () => {
      await open();
      give(text);
      await app.time.until(notices, (said) => said.includes('run.notARunFile'));

      expect(app.cloudApp.store.has('run')).toBeFalse();
    });
  }
});
