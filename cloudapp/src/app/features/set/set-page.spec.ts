import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { type ComponentFixture, TestBed } from '@angular/core/testing';

import { CloudAppInMemory } from '../../../testing/cloud-app-in-memory';
import { eventually } from '../../../testing/eventually';
import { giveFile } from '../../../testing/give-file';
import { provideSimulatedApp } from '../../../testing/provide-simulated-app';
import { SavedFiles } from '../../../testing/saved-files';
import { asMmsId } from '../../core/identifiers/mms-id';
import { readReport } from '../../core/report/read-report';
import { SimulatedWorld } from '../../workflow/testing/simulated-world';
import { ConfigurationStore } from '../session/configuration-store';
import { SaveFile } from '../session/save-file';
import { Session } from '../session/session';
import { CheckedSet } from './checked-set';
import { SetPage } from './set-page';
import { SetPageHarness } from './set-page.harness';

describe('the page of a set', () => {
  let world: SimulatedWorld;
  let files: SavedFiles;
  let fixture: ComponentFixture<SetPage>;
  let page: SetPageHarness;

  beforeEach(async () => {
    world = new SimulatedWorld();
    files = new SavedFiles();
    const alma = new CloudAppInMemory();
    alma.configuration = world.configuration;
    TestBed.configureTestingModule({
      providers: [...provideSimulatedApp(world, alma), { provide: SaveFile, useValue: files }],
    });
    await TestBed.inject(Session).start();
    await TestBed.inject(ConfigurationStore).load();
  });

  async function open(id: string): Promise<void> {
    fixture = TestBed.createComponent(SetPage);
    fixture.componentRef.setInput('id', id);
    page = await TestbedHarnessEnvironment.harnessForFixture(fixture, SetPageHarness);
  }

  /** The set of the built-in archive in which every state stands. */
  async function openEveryState(): Promise<number> {
    const sets = await world.alma.findSets({ name: 'Every state', limit: 1, offset: 0 });
    const id = sets.rows[0]!.id;
    await open(id);
    return (await world.alma.readSet(id)).size;
  }

  async function check(): Promise<void> {
    await eventually(
      () => page.canPress('check'),
      (can) => can,
    );
    await page.check();
    await eventually(
      () => page.canPress('export-report'),
      (can) => can,
    );
  }

  async function checkHandles(): Promise<void> {
    await page.checkHandles();
    await eventually(
      () => page.canPress('export-cabb'),
      (can) => can,
    );
  }

  const sum = (counts: Readonly<Record<string, number>>): number =>
    Object.values(counts).reduce((total, count) => total + count, 0);

  it('counts every member in one state, and what it counts stands in the report', async () => {
    const size = await openEveryState();
    await check();

    const states = await page.counts('state-count-');
    expect(sum(states)).toBe(size);

    await page.press('export-report');
    const rows = readReport(files.last);
    const lines = files.last.trimEnd().split('\r\n').length - 1;
    expect(rows.kind).toBe('ours');
    expect(lines).toBeGreaterThanOrEqual(size);
  });

  it('says the same numbers on the screen and in the JSON', async () => {
    await openEveryState();
    await check();
    await checkHandles();

    await page.press('export-json');
    const { counts } = JSON.parse(files.last) as {
      counts: { states: object; outcomes: object; verdicts: Record<string, number> };
    };
    expect(await page.counts('state-count-')).toEqual(counts.states as never);
    expect(await page.counts('outcome-count-')).toEqual(counts.outcomes as never);
    const { 'not-asked': _notAsked, ...verdicts } = counts.verdicts;
    expect(await page.counts('verdict-count-')).toEqual(verdicts);
  });

  it('shows the records of a state, and all again', async () => {
    const size = await openEveryState();
    await check();
    const { duplicate } = await page.counts('state-count-');

    await page.choose('Duplicate');
    await eventually(
      () => page.shown(),
      (words) => words === `${String(duplicate)} records`,
    );
    await page.press('clear-filter');

    expect(
      await eventually(
        () => page.shown(),
        (words) => words === `${String(size)} records`,
      ),
    ).toBe(`${String(size)} records`);
  });

  it('gives the reason of a record in a sentence of its own', async () => {
    await openEveryState();
    await check();
    await page.choose('Duplicate');
    await eventually(
      () => page.rows(),
      (rows) => rows.length === 2 && rows.every((row) => row.includes('Duplicate')),
    );
    await page.openRow(0);

    expect(await page.textOf('details-reason')).toContain('bears the same handle');
  });

  it('finds where failures cluster, and shows the records of a cluster', async () => {
    await openEveryState();
    await check();
    await checkHandles();

    const clusters = await eventually(
      () => page.clusters(),
      (rows) => rows.length > 0,
    );
    const bad = Number(/(\d+) of \d+ fail|all (\d+) fail/.exec(clusters[0]!)?.slice(1).join(''));
    await page.openCluster(0);

    await eventually(
      () => page.shown(),
      (words) => words.startsWith(`${String(bad)} record`),
    );
    expect(bad).toBeGreaterThan(0);
  });

  it('writes a text for Ex Libris about the handles that fail', async () => {
    await openEveryState();
    await check();
    expect(await page.has('support-text')).toBe(false);
    await checkHandles();

    const text = await page.textOf('support-text');
    const verdicts = await page.counts('verdict-count-');
    const failing = sum(verdicts) - verdicts['right']! - verdicts['unchecked']!;
    expect(text).toContain(`Subject: ${String(failing)} handles`);
    expect(text.split('\n').filter((line) => line.startsWith('- MMS ID')).length).toBe(failing);
  });

  it('compares with its own report, and filters by what changed', async () => {
    await openEveryState();
    await check();
    await checkHandles();
    await page.press('export-report');
    const [header, ...rows] = files.last.split('\r\n');
    const broken = rows.find((row) => row.includes(',unregistered,'))!;
    const earlier = [
      header,
      ...rows.map((row) => (row === broken ? row.replace(',unregistered,', ',right,') : row)),
      '991999999999999999,Gone,dcap01,ready,,99321/1,dc:identifier,right,,,,works',
    ].join('\r\n');

    giveFile(fixture.nativeElement as HTMLElement, 'compare-import', 'report.csv', earlier);

    const counts = await eventually(
      () => page.counts('compare-count-'),
      (found) => Object.keys(found).length > 0,
    );
    expect(counts['newly-broken']).toBe(1);
    expect(counts['left-set']).toBe(1);
    expect(counts['new']).toBe(0);
    expect(counts['fixed']).toBe(0);

    await page.choose('Newly broken');
    await eventually(
      () => page.shown(),
      (words) => words === '1 record',
    );
    expect((await page.rows()).length).toBe(1);
  });

  it('says of a file that it is no report', async () => {
    await openEveryState();
    await check();

    giveFile(fixture.nativeElement as HTMLElement, 'compare-import', 'letters.csv', 'a,b\r\n1,2');

    expect(
      await eventually(
        () => page.textOf('compare-refused'),
        (words) => words !== '',
      ),
    ).toContain('letters.csv');
  });

  it('makes a set of the records that the list shows', async () => {
    await openEveryState();
    await check();
    const { ready } = await page.counts('state-count-');
    await page.choose('Ready');
    await eventually(
      () => page.textOf('set-from-selection'),
      (words) => words.includes(` ${String(ready)} title`),
    );
    await page.nameNewSet('Those that are ready');
    await page.press('set-from-selection');
    await eventually(
      () => page.has('set-from-selection-made'),
      (is) => is,
    );

    const { rows } = await world.alma.findSets({
      name: 'Those that are ready',
      limit: 5,
      offset: 0,
    });
    const made = await world.alma.readSet(rows[0]!.id);
    expect(made.content).toBe('IED');
    expect(made.type).toBe('ITEMIZED');
    expect(made.size).toBe(ready!);
  });

  it('says why Alma refused the set, and gives the MMS IDs instead', async () => {
    await openEveryState();
    await check();
    world.mishap = ({ method, path }) =>
      method === 'POST' && path.endsWith('/conf/sets') ? { status: 401, body: '' } : undefined;
    await page.press('set-from-selection');

    await eventually(
      () => page.textOf('set-from-selection-refused'),
      (words) => words.includes('role'),
    );
    await page.choose('MMS IDs of those shown');

    expect(files.last.startsWith('MMS ID\r\n99')).toBe(true);
  });

  it('names the lines of a list that were left out', async () => {
    const [first] = world.library.archive.records;
    TestBed.inject(CheckedSet).choose({
      kind: 'list',
      name: 'from-a-colleague.csv',
      mmsIds: [asMmsId(first!.mmsId)],
      leftOut: {
        duplicates: [{ line: 3, text: first!.mmsId }],
        bad: [{ line: 4, text: '9.91012E+17', reason: 'excel' }],
      },
    });
    await open('list');

    expect(await page.textOf('list-bad-line')).toContain('9.91012E+17');
    expect(await page.textOf('list-bad-line')).toContain('spreadsheet');
    expect(await page.textOf('list-duplicate')).toContain('Line 3');
    await check();
    expect(sum(await page.counts('state-count-'))).toBe(1);
  });

  it('says what Alma said of a set that cannot be read', async () => {
    await open('123456');

    expect(
      await eventually(
        () => page.textOf('error'),
        (words) => words !== '',
      ),
    ).toContain('set');
  });
});
