import { Clipboard } from '@angular/cdk/clipboard';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';

import { BUILTIN_SETS } from '../../../../../simulator/archive/builtin';
import { CloudAppInMemory } from '../../../testing/cloud-app-in-memory';
import { eventually } from '../../../testing/eventually';
import { provideSimulatedApp } from '../../../testing/provide-simulated-app';
import type { SetReader } from '../../alma/port/set-reader';
import { SimulatedWorld } from '../../workflow/testing/simulated-world';
import { ConfigurationStore } from '../session/configuration-store';
import { Notices } from '../session/notices';
import { SET_READER } from '../session/ports';
import { CheckedSet } from '../set/checked-set';
import { RecordCardList } from './record-card-list';
import { RecordCardListHarness } from './record-card-list.harness';
import type { RecordCardHarness } from './record-card.harness';

describe('what can be done with a record', () => {
  let world: SimulatedWorld;
  let alma: CloudAppInMemory;
  let held: Promise<void> | undefined;

  beforeEach(async () => {
    world = new SimulatedWorld();
    alma = new CloudAppInMemory();
    alma.configuration = world.configuration;
    held = undefined;
    const readList: SetReader['readList'] = async function* (...asked) {
      await held;
      yield* world.reader.readList(...asked);
    };
    TestBed.configureTestingModule({
      providers: [
        ...provideSimulatedApp(world, alma),
        { provide: SET_READER, useValue: { ...world.reader, readList } },
      ],
    });
    await TestBed.inject(ConfigurationStore).load();
  });

  /** The card of this record, once nothing more is awaited. */
  async function open(mmsId: string): Promise<RecordCardHarness> {
    alma.showRecords(mmsId);
    const fixture = TestBed.createComponent(RecordCardList);
    const list = await TestbedHarnessEnvironment.harnessForFixture(fixture, RecordCardListHarness);
    await eventually(
      () => list.outcomes(),
      (outcomes) => typeof outcomes[mmsId] === 'string',
    );
    const card = await list.card(mmsId);
    if (card === null) throw new Error(`There is no card of ${mmsId}.`);
    return card;
  }

  const membersOf = (id: string): readonly string[] =>
    world.library.archive.sets.find((set) => set.id === id)?.members ?? [];
  const aReady = (): string => membersOf(BUILTIN_SETS.oldFixes)[0]!;
  const url = (): string => TestBed.inject(Router).url;
  const said = (): readonly string[] =>
    TestBed.inject(Notices)
      .open()
      .map(({ say }) => say);

  async function settled(isSo: () => boolean): Promise<void> {
    await eventually(isSo, (is) => is);
  }

  /** Answers Alma's refusal of this code to the adding of members. */
  function refuseMembers(code: string): void {
    const error = { errorCode: code, errorMessage: 'No.', trackingId: 'E01' };
    world.mishap = ({ method, query }) =>
      method === 'POST' && query?.['op'] === 'add_members'
        ? { status: 400, body: { errorsExist: true, errorList: { error: [error] } } }
        : undefined;
  }

  it('is to copy its handle and its number, or to be told that it was not copied', async () => {
    const copied: string[] = [];
    const copy = spyOn(TestBed.inject(Clipboard), 'copy');
    copy.and.callFake((text) => copied.push(text) > 0);
    const card = await open(aReady());
    await card.copy('handle');
    await card.copy('mms-id');
    expect(copied).toEqual([...(await card.handles()), aReady()]);
    expect(said()).toEqual(['card.copied']);

    copy.and.returnValue(false);
    await card.copy('mms-id');
    expect(said()).toEqual(['card.copied', 'card.notCopied']);
  });

  it('is first what the card advises', async () => {
    const card = await open(membersOf(BUILTIN_SETS.firstBatch)[0]!);
    expect(await card.outcome()).toBe('run-workflow');
    expect(await card.mainAction()).toBe('run-for-one');
  });

  it('is to prepare new handles where it has none', async () => {
    const card = await open(membersOf(BUILTIN_SETS.withoutHandle)[0]!);
    expect(await card.handles()).toEqual([]);
    await card.runWorkflow();
    await settled(() => url() !== '/');

    expect(url()).toBe('/run/new?way=new');
  });

  it('is not to run anything for a record that no run takes', async () => {
    const typed = world.library.archive.records.find(({ xml }) =>
      /<dc:identifier xsi:type="dcterms:URI">http:\/\/hdl/.test(xml),
    )!;
    const card = await open(typed.mmsId);

    expect(await card.isRunOffered()).toBe(false);
  });

  it('leads to the check where that did not succeed', async () => {
    const card = await open(aReady());
    held = Promise.reject(new Error('Alma is down'));
    held.catch(() => undefined);
    await card.runWorkflow();
    await settled(() => url() !== '/');

    expect(url()).toBe('/set/list');
  });

  it('does not take away who has chosen another set meanwhile', async () => {
    let letGo: () => void = () => undefined;
    const card = await open(aReady());
    held = new Promise((resolve) => (letGo = resolve));
    await card.runWorkflow();
    const checked = TestBed.inject(CheckedSet);
    checked.choose({ kind: 'set', set: await world.alma.readSet(BUILTIN_SETS.firstBatch) });
    checked.goOn();
    await TestBed.inject(Router).navigateByUrl('/help');
    letGo();
    await card.text();
    await card.text();

    expect(url()).toBe('/help');
    expect(checked.subject()?.kind).toBe('set');
  });

  it('does not let go of a check under way for one record: that is asked', async () => {
    const card = await open(aReady());
    const checked = TestBed.inject(CheckedSet);
    checked.choose({ kind: 'set', set: await world.alma.readSet(BUILTIN_SETS.firstBatch) });
    void checked.start();
    checked.pause();
    await card.runWorkflow();
    await settled(() => url() !== '/');

    expect(url()).toBe('/set/list');
    expect(checked.check()?.phase).toBe('paused');
    expect(checked.waiting()).toEqual(jasmine.objectContaining({ kind: 'list' }));
  });

  it('is to put it into a set that is there', async () => {
    const mmsId = membersOf(BUILTIN_SETS.firstBatch)[0]!;
    const card = await open(mmsId);
    await card.openAddToSet();
    jasmine.clock().install().mockDate();
    await card.lookForSet('Old handle fixes');
    jasmine.clock().tick(250);
    jasmine.clock().uninstall();
    await eventually(
      () => card.findsSet(),
      (finds) => finds,
    );
    await card.addToFound();
    await settled(() => said().includes('card.set.added'));

    expect(membersOf(BUILTIN_SETS.oldFixes).length).toBe(9);
    const { rows } = await world.alma.readMembers(BUILTIN_SETS.oldFixes as never, 0, 20);
    expect(rows.map((member) => String(member.mmsId))).toContain(mmsId);
    expect(await card.addingSays()).toBeUndefined();
  });

  it('takes it for added where the set has it already', async () => {
    const card = await open(aReady());
    await card.openAddToSet();
    refuseMembers('60115');
    jasmine.clock().install().mockDate();
    await card.lookForSet('Old handle fixes');
    jasmine.clock().tick(250);
    jasmine.clock().uninstall();
    await eventually(
      () => card.findsSet(),
      (finds) => finds,
    );
    await card.addToFound();
    await settled(() => said().includes('card.set.added'));

    expect(await card.addingSays()).toBeUndefined();
  });

  it('leaves no empty set behind where Alma does not let the record in', async () => {
    const card = await open(aReady());
    await card.openAddToSet();
    refuseMembers('60107');
    await card.addToNewSet('Letters to look at');
    await eventually(
      () => card.addingSays(),
      (words) => words !== undefined && words !== '',
    );

    const { total } = await world.alma.findSets({ name: 'Letters to look', limit: 5, offset: 0 });
    expect(total).toBe(0);
    expect(said()).toEqual([]);

    world.mishap = () => undefined;
    await card.addToNewSet(' ');
    await settled(() => said().includes('card.set.made'));
    expect(await card.addingSays()).toBeUndefined();
  });

  it('makes no set without a name, and can be left', async () => {
    const card = await open(aReady());
    await card.openAddToSet();
    world.calls.length = 0;
    await card.addToNewSet('   ');
    expect(world.calls).toEqual([]);
    expect(await card.addingSays()).toBe('');
    await card.closeAdding();

    expect(await card.addingSays()).toBeUndefined();
  });
});
