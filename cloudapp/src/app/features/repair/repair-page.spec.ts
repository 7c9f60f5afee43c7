import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { type ComponentFixture, TestBed } from '@angular/core/testing';

import { BUILTIN_SETS } from '../../../../../simulator/archive/builtin';
import { CloudAppInMemory } from '../../../testing/cloud-app-in-memory';
import { eventually } from '../../../testing/eventually';
import { provideSimulatedApp } from '../../../testing/provide-simulated-app';
import type { RestRequest } from '../../alma/port/rest';
import { SimulatedWorld } from '../../workflow/testing/simulated-world';
import { ConfigurationStore } from '../session/configuration-store';
import { SaveFile } from '../session/save-file';
import { CheckedSet } from '../set/checked-set';
import { RepairPage } from './repair-page';
import { RepairPageHarness } from './repair-page.harness';

const LOCKED = {
  status: 400,
  body: {
    errorsExist: true,
    errorList: {
      error: [{ errorCode: '4022032', errorMessage: 'Not valid.', trackingId: 'E01-TRACK' }],
    },
  },
};
const CONFIRMED = { dcap01: { kind: 'confirmed' } };

describe('the repair screen', () => {
  let world: SimulatedWorld;
  let alma: CloudAppInMemory;
  let files: { readonly name: string; readonly content: string }[];
  let fixture: ComponentFixture<RepairPage>;

  beforeEach(async () => {
    world = new SimulatedWorld();
    alma = new CloudAppInMemory();
    files = [];
    const save = (name: string, content: string): void => void files.push({ name, content });
    TestBed.configureTestingModule({
      providers: [...provideSimulatedApp(world, alma), { provide: SaveFile, useValue: { save } }],
    });
    alma.configuration = world.configuration;
    await TestBed.inject(ConfigurationStore).load();
  });

  async function open(record?: string): Promise<RepairPageHarness> {
    fixture = TestBed.createComponent(RepairPage);
    fixture.componentRef.setInput('record', record);
    const page = await TestbedHarnessEnvironment.harnessForFixture(fixture, RepairPageHarness);
    await eventually(
      () => page.has('review-summary'),
      (isThere) => isThere,
    );
    return page;
  }

  async function openSet(): Promise<RepairPageHarness> {
    const checked = TestBed.inject(CheckedSet);
    const set = await world.alma.readSet(BUILTIN_SETS.everyState);
    checked.choose({ kind: 'set', set });
    void checked.start();
    await eventually(
      () => checked.check()?.phase,
      (phase) => phase === 'done',
    );
    return open();
  }

  async function ended(page: RepairPageHarness, ...results: readonly string[]): Promise<void> {
    await eventually(
      () => page.rows(),
      (rows) => JSON.stringify(Object.values(rows).sort()) === JSON.stringify([...results].sort()),
    );
  }

  async function write(page: RepairPageHarness): Promise<void> {
    await page.press('export-before-images');
    await page.press('confirm-repair');
  }

  function withXml(pattern: RegExp): string {
    const record = world.library.archive.records.find(({ xml }) => pattern.test(xml));
    if (record === undefined) throw new Error(`No record holds ${String(pattern)}.`);
    return record.mmsId;
  }

  const typed = (): string => withXml(/<dc:identifier xsi:type="dcterms:URI">http:\/\/hdl/);

  it('writes nothing before the records as they are were saved', async () => {
    const page = await open(typed());

    expect((await page.diffs())[0]).toContain('xsi:type="dcterms:URI"');
    expect(await page.isEnabled('confirm-repair')).toBe(false);

    await page.press('export-before-images');

    expect(await page.isEnabled('confirm-repair')).toBe(true);
    expect(files[0]?.name).toMatch(/^before-images-.*\.jsonl$/);
    expect(world.writes()).toEqual([]);
  });

  it('repairs one record and takes it back, byte for byte', async () => {
    const mmsId = typed();
    const before = world.xmlOf(mmsId);
    const page = await open(mmsId);

    await write(page);
    await ended(page, 'done');

    expect(world.xmlOf(mmsId)).toBe(before.replace(' xsi:type="dcterms:URI"', ''));
    await page.press('undo');
    await eventually(
      () => page.diffs(),
      (diffs) => diffs.length === 1,
    );
    await page.press('confirm-repair');
    await ended(page, 'done');
    expect(world.xmlOf(mmsId)).toBe(before);
  });

  it('shows the rest of a format only after somebody looked at its first record', async () => {
    const page = await openSet();
    expect(Object.keys(await page.rows()).length).toBe(2);
    expect([...(await page.refusals())].sort()).toEqual(['no-suffix', 'several-handles']);

    await write(page);
    await ended(page, 'awaits-confirmation', 'done');
    expect(world.writes().length).toBe(1);

    await page.press('confirm-format');
    await ended(page, 'done', 'done');
    expect(world.writes().length).toBe(2);
  });

  it('leaves out what the person unticked', async () => {
    alma.store.set('repair-trust', CONFIRMED);
    const page = await openSet();
    await page.tick(0);

    await write(page);
    await ended(page, 'done');

    expect(world.writes().length).toBe(1);
  });

  it('leaves a record alone that somebody changed since the review', async () => {
    const mmsId = typed();
    const page = await open(mmsId);
    await page.press('export-before-images');
    const theirs = world.xmlOf(mmsId).replace('<dc:title', '<dc:subject>New</dc:subject><dc:title');
    world.overwrite(mmsId, theirs);

    await page.press('confirm-repair');
    await ended(page, 'changed');

    expect(world.xmlOf(mmsId)).toBe(theirs);
    expect(await page.text()).toContain('Somebody changed this record');
  });

  it('says what Alma refused, and tries again when the person wants', async () => {
    const mmsId = typed();
    const page = await open(mmsId);
    world.mishap = ({ method }: RestRequest) => (method === 'PUT' ? LOCKED : undefined);
    await write(page);
    await ended(page, 'refused');
    expect(await page.text()).toContain('4022032');
    expect(await page.text()).toContain('E01-TRACK');

    expect(await page.text()).toContain('Try the failed record again');

    world.mishap = () => undefined;
    await page.press('retry-failed');
    await ended(page, 'done');
  });

  it('hands out an audit of every write', async () => {
    const mmsId = typed();
    const page = await open(mmsId);
    await write(page);
    await ended(page, 'done');

    await page.press('export-audit');

    expect(files.at(-1)?.name).toMatch(/^repairs-.*\.csv$/);
    expect(files.at(-1)?.content).toContain(mmsId);
    expect(files.at(-1)?.content).toContain('done');
  });

  it('offers an interrupted repair again, and only what was reviewed then', async () => {
    const mmsId = typed();
    const page = await open(mmsId);
    world.mishap = ({ method }: RestRequest) => (method === 'PUT' ? LOCKED : undefined);
    await write(page);
    await ended(page, 'refused');
    const kept = alma.store.get('repair-run');
    world.mishap = () => undefined;
    TestBed.resetTestingModule();
    alma = new CloudAppInMemory();
    alma.store.set('repair-run', kept);
    TestBed.configureTestingModule({ providers: [...provideSimulatedApp(world, alma)] });
    alma.configuration = world.configuration;
    await TestBed.inject(ConfigurationStore).load();
    const again = TestBed.createComponent(RepairPage);
    const resumed = await TestbedHarnessEnvironment.harnessForFixture(again, RepairPageHarness);
    await eventually(
      () => resumed.has('resume-repair'),
      (isThere) => isThere,
    );

    await resumed.press('resume-repair');

    await eventually(
      () => resumed.diffs(),
      (diffs) => diffs.length === 1,
    );
    expect(Object.keys(await resumed.rows())).toEqual([mmsId]);
  });

  it('looks at a record anew whenever it is opened, and has nothing to do for one that is well', async () => {
    const mmsId = typed();
    const page = await open(mmsId);
    await write(page);
    await ended(page, 'done');
    fixture.destroy();

    const again = await open(mmsId);

    expect(await again.refusals()).toEqual(['nothing-to-repair']);
    expect(await again.has('confirm-repair')).toBe(false);
  });

  it('stops everything when the user may not write, and says which role is lacking', async () => {
    alma.store.set('repair-trust', CONFIRMED);
    const page = await openSet();
    world.mishap = ({ method }: RestRequest) =>
      method === 'PUT' ? { status: 401, body: '' } : undefined;

    await write(page);

    await eventually(
      () => page.has('repair-stopped'),
      (isThere) => isThere,
    );
    expect(await page.text()).toContain('Ask your Alma administrator');
    expect(world.writes().length).toBeLessThanOrEqual(2);
  });

  it('recommends the Alma job above the limit, with both times', async () => {
    alma.configuration = { ...world.configuration, repairLimit: 1 };
    await TestBed.inject(ConfigurationStore).load();

    const page = await openSet();

    expect(await page.has('recommend-job')).toBe(true);
    expect(await page.has('repair-time-here')).toBe(true);
    expect(await page.has('repair-time-job')).toBe(true);
  });

  it('undoes the last repair after a reload, from what the Store keeps', async () => {
    const mmsId = typed();
    const before = world.xmlOf(mmsId);
    const page = await open(mmsId);
    await write(page);
    await ended(page, 'done');
    fixture.destroy();
    const again = await open(mmsId);

    await again.press('undo-kept');
    await eventually(
      () => again.diffs(),
      (diffs) => diffs.length === 1,
    );
    await again.press('confirm-repair');
    await ended(again, 'done');

    expect(world.xmlOf(mmsId)).toBe(before);
  });
});
