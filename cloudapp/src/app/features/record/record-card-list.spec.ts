import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';

import { CloudAppInMemory } from '../../../testing/cloud-app-in-memory';
import { eventually } from '../../../testing/eventually';
import { provideSimulatedApp } from '../../../testing/provide-simulated-app';
import { SimulatedWorld } from '../../workflow/testing/simulated-world';
import { CheckedSet } from '../set/checked-set';
import { ConfigurationStore } from '../session/configuration-store';
import { RecordCardList } from './record-card-list';
import { RecordCardListHarness } from './record-card-list.harness';

describe('the cards of the Alma page', () => {
  let world: SimulatedWorld;
  let alma: CloudAppInMemory;
  let ids: readonly string[];
  let list: RecordCardListHarness;

  beforeEach(async () => {
    world = new SimulatedWorld();
    alma = new CloudAppInMemory();
    ids = world.library.archive.records.map(({ mmsId }) => mmsId);
    TestBed.configureTestingModule({ providers: [...provideSimulatedApp(world, alma)] });
    alma.configuration = world.configuration;
    await TestBed.inject(ConfigurationStore).load();
    const fixture = TestBed.createComponent(RecordCardList);
    list = await TestbedHarnessEnvironment.harnessForFixture(fixture, RecordCardListHarness);
  });

  /** Until every card says what to do. */
  async function complete(): Promise<Readonly<Record<string, string | null>>> {
    return eventually(
      () => list.outcomes(),
      (outcomes) =>
        Object.keys(outcomes).length > 0 && Object.values(outcomes).every((id) => id !== null),
    );
  }

  function withXml(pattern: RegExp): string {
    const record = world.library.archive.records.find(({ xml }) => pattern.test(xml));
    if (record === undefined) throw new Error(`No record holds ${String(pattern)}.`);
    return record.mmsId;
  }

  it('shows nothing where the page shows no record', async () => {
    alma.show([{ id: '1', type: 'SET', link: '/almaws/v1/conf/sets/1', description: 'A set' }]);

    expect(await list.cards()).toEqual([]);
    expect(await list.text()).toBe('');
    expect(world.calls).toEqual([]);
  });

  it('says of a record that its handle works, and where it leads', async () => {
    const mmsId = ids[0]!;
    alma.showRecords(mmsId);

    expect(await complete()).toEqual({ [mmsId]: 'works' });

    const card = await list.card(mmsId);
    expect(await card?.state()).toBe('ready');
    expect(await card?.verdict()).toBe('right');
    expect((await card?.handles())?.length).toBe(1);
    expect(await card?.isRepairOffered()).toBe(false);
    const [handle] = (await card?.handles()) ?? [];
    expect(await card?.addressOf('open-handle')).toBe(
      `${world.configuration.resolver}/${String(handle)}`,
    );
    expect(await card?.addressOf('open-primo')).toContain(`docid=alma${mmsId}`);
  });

  it('offers the repair of a handle that has a type', async () => {
    const mmsId = withXml(/<dc:identifier xsi:type="dcterms:URI">http:\/\/hdl/);
    alma.showRecords(mmsId);

    await complete();

    const card = await list.card(mmsId);
    expect(await card?.state()).toBe('typed');
    expect(await card?.outcome()).toBe('repair-first');
    expect(await card?.isRepairOffered()).toBe(true);
  });

  it('does not say of a handle that leads to another record that the jobs may be run', async () => {
    const other = world.library.archive.records.find(({ mmsId, xml }) => {
      const [, handle = ''] = /hdl\.handle\.net\/([^<;]+)</.exec(xml) ?? [];
      const target = /alma(\d+)/.exec(world.library.registry.targetOf(handle) ?? '')?.[1];
      return target !== undefined && target !== mmsId;
    });
    alma.showRecords(other!.mmsId);
    await complete();

    const card = await list.card(other!.mmsId);
    expect(await card?.verdict()).toBe('wrong-record');
    expect(await card?.text()).toContain('Compare the two before you run anything');
    expect(await card?.text()).not.toContain('does not lead to its record yet');
  });

  it('tells a handle that stands where nobody looks for it', async () => {
    const mmsId = withXml(/<dc:relation>http:\/\/hdl/);
    alma.showRecords(mmsId);
    await complete();

    const card = await list.card(mmsId);
    expect(await card?.state()).toBe('misplaced');
    expect((await card?.handles())?.length).toBe(1);
    expect(await card?.text()).toContain('dc:relation');
  });

  it('offers no run of a record that an edit has damaged', async () => {
    const mmsId = withXml(/<ns0:/);
    alma.showRecords(mmsId);
    await complete();

    expect(await (await list.card(mmsId))?.isRunOffered()).toBe(false);
  });

  it('shows a page of 20 with two calls to Alma', async () => {
    alma.showRecords(...ids.slice(0, 20));

    expect(Object.keys(await complete())).toEqual(ids.slice(0, 20));
    expect(world.calls.length).toBe(2);
  });

  it('follows the person to the next record', async () => {
    alma.showRecords(ids[0]!);
    await complete();
    alma.showRecords(ids[1]!);

    expect(Object.keys(await complete())).toEqual([ids[1]!]);
  });

  it('says what Alma refused, and asks again when the person wants', async () => {
    world.mishap = () => ({ status: 401, body: '' });
    alma.showRecords(ids[0]!);

    const said = await eventually(
      () => list.text(),
      (text) => text.includes('role'),
    );

    expect(said).toContain('Try again');
  });

  it('names records of the network zone instead of asking for them', async () => {
    alma.show([
      {
        id: '1',
        type: 'BIB_MMS',
        link: '/almaws/v1/bibs?nz_mms_id=9977700000001234',
        description: '',
      },
    ]);

    expect(await list.text()).toContain('network zone');
    expect(world.calls).toEqual([]);
  });

  it('puts a record into a new set', async () => {
    const mmsId = ids[0]!;
    alma.showRecords(mmsId);
    await complete();

    const card = await list.card(mmsId);
    await card?.openAddToSet();
    await card?.addToNewSet('Letters to look at');

    const { rows } = await eventually(
      () => world.alma.findSets({ name: 'Letters to look at', limit: 10, offset: 0 }),
      (page) => page.rows.length > 0,
    );
    const members = await eventually(
      () => world.alma.readMembers(rows[0]!.id, 0, 10),
      (page) => page.rows.length > 0,
    );
    expect(members.rows.map((member) => String(member.mmsId))).toEqual([mmsId]);
  });

  it('takes one record to the preparation of a run, checked as a list of its own', async () => {
    const mmsId = ids[0]!;
    alma.showRecords(mmsId);
    await complete();

    await (await list.card(mmsId))?.runWorkflow();

    const router = TestBed.inject(Router);
    await eventually(
      () => router.url,
      (url) => url === '/run/new?way=existing',
    );
    const checked = TestBed.inject(CheckedSet);
    expect(checked.records().map((record) => String(record.mmsId))).toEqual([mmsId]);
  });
});
