import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed } from '@angular/core/testing';

import { CloudAppInMemory } from '../../../testing/cloud-app-in-memory';
import { eventually } from '../../../testing/eventually';
import { provideSimulatedApp } from '../../../testing/provide-simulated-app';
import { HandleServerError, type HandleServer } from '../../resolver/handle-server';
import { BUILTIN_SETS } from '../../../../../simulator/archive/builtin';
import { SimulatedWorld } from '../../workflow/testing/simulated-world';
import { ConfigurationStore } from '../session/configuration-store';
import { HANDLE_SERVER } from '../session/ports';
import { RecordCardList } from './record-card-list';
import { RecordCardListHarness } from './record-card-list.harness';
import type { RecordCardHarness } from './record-card.harness';

describe('the card of a record', () => {
  let world: SimulatedWorld;
  let alma: CloudAppInMemory;
  let list: RecordCardListHarness;

  async function start(server: Partial<HandleServer> = {}): Promise<void> {
    world = new SimulatedWorld();
    alma = new CloudAppInMemory();
    alma.configuration = world.configuration;
    TestBed.configureTestingModule({
      providers: [
        ...provideSimulatedApp(world, alma),
        { provide: HANDLE_SERVER, useValue: { ...world.handleServer, ...server } },
      ],
    });
    await TestBed.inject(ConfigurationStore).load();
    const fixture = TestBed.createComponent(RecordCardList);
    list = await TestbedHarnessEnvironment.harnessForFixture(fixture, RecordCardListHarness);
  }

  async function show(...mmsIds: readonly string[]): Promise<void> {
    alma.showRecords(...mmsIds);
    await eventually(
      () => list.outcomes(),
      (outcomes) =>
        Object.keys(outcomes).length === Math.min(50, mmsIds.length) &&
        Object.values(outcomes).every((id) => id !== null),
    );
  }

  const members = (): readonly string[] =>
    world.library.archive.sets.find(({ id }) => id === BUILTIN_SETS.everyState)?.members ?? [];

  /** The first specimen whose card is such. */
  async function findCard(
    isIt: (card: RecordCardHarness) => Promise<boolean>,
  ): Promise<RecordCardHarness> {
    for (const mmsId of members()) {
      await show(mmsId);
      const card = await list.card(mmsId);
      if (card !== null && (await isIt(card))) return card;
    }
    throw new Error('There is no such record among the specimens.');
  }

  it('says to which record a handle leads that leads to another one', async () => {
    await start();
    const card = await findCard(async (one) => (await one.verdict()) === 'wrong-record');

    expect(await card.text()).toContain('leads to another record, 99');
    expect(await card.target()).toContain('http');
  });

  it('explains its findings where it is alone', async () => {
    await start();
    const card = await findCard(async (one) => (await one.findings()).includes('suppressed'));

    expect(await card.text()).toContain('Suppressed');
    expect((await card.text()).length).toBeGreaterThan(200);
  });

  it('offers the repair that will be made, and says why another one will not', async () => {
    await start();
    const said: Record<string, boolean> = {};
    await show(...members().slice(0, 50));
    for (const mmsId of members()) {
      const card = await list.card(mmsId);
      if (card === null || (await card.state()) !== 'malformed') continue;
      const [, words = ''] =
        /(Repair it|has no suffix|several handles)/.exec(await card.text()) ?? [];
      said[words] = await card.isRepairOffered();
    }

    expect(said).toEqual({ 'Repair it': true, 'has no suffix': false, 'several handles': false });
  });

  it('says what Alma said of a record that it does not hand out, under the title of the page', async () => {
    await start();
    const card = await findCard(async (one) => (await one.state()) === 'unreadable');

    expect(await card.text()).toContain('Alma did not return this record');
    expect(await card.title()).toBe(`Title of ${String(await card.mmsId())}`);
    expect(await card.outcome()).toBe('look-at-record');
  });

  it('does not call a handle broken that could not be asked', async () => {
    await start({ ask: () => Promise.reject(new HandleServerError('down', 'network', 0)) });
    const [mmsId] = world.library.archive.records.map((record) => record.mmsId);
    await show(mmsId!);
    const card = await list.card(mmsId!);

    expect(await card?.verdict()).toBe('unchecked');
    expect(await card?.outcome()).toBe('not-checked');
    expect(await card?.target()).toBeNull();
  });

  it('asks Alma and the handle server one after the other, and says so', async () => {
    let answer: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (answer = resolve));
    await start({
      ask: async (...question) => {
        await held;
        return world.handleServer.ask(...question);
      },
    });
    const [mmsId] = world.library.archive.records.map((record) => record.mmsId);
    alma.showRecords(mmsId!);
    await eventually(
      () => list.text(),
      (text) => text.includes('Asking the handle server …'),
    );
    expect((await list.outcomes())[mmsId!]).toBeNull();

    answer();
    await show(mmsId!);
    expect(await list.text()).not.toContain('Asking the handle server …');
  });

  it('is one of many: counted by outcome, its right address left out', async () => {
    await start();
    const ids = world.library.archive.records.slice(0, 3).map(({ mmsId }) => mmsId);
    await show(...ids);
    const card = await list.card(ids[0]!);

    expect(await list.text()).toContain('3 records on this page');
    expect(await list.text()).toMatch(/Works\s*3/);
    expect(await card?.target()).toBeNull();
  });

  it('leaves out those above fifty, and says how many', async () => {
    await start();
    const ids = world.library.archive.records.slice(0, 52).map(({ mmsId }) => mmsId);
    await show(...ids);

    expect((await list.cards()).length).toBe(50);
    expect(await list.text()).toContain('2 more records are on this page.');
  });

  it('waits where there is no configuration', async () => {
    await start();
    alma.configuration = undefined;
    await TestBed.inject(ConfigurationStore).load();
    world.calls.length = 0;
    alma.showRecords('991234567890123456');

    expect(await list.cards()).toEqual([]);
    expect(world.calls).toEqual([]);
  });
});
