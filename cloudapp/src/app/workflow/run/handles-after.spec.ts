import { builtinArchive } from '../../../../../simulator/archive/builtin';
import { asMmsId } from '../../core/identifiers/mms-id';
import { RunWorld } from '../testing/run-world';
import { SimulatedWorld } from '../testing/simulated-world';
import { makeBaseline } from './baseline';
import type { RunDriver } from './run-driver';
import type { RunState } from './run-state';

const MINUTE = 60_000;

describe('The handles after a run', () => {
  let world: RunWorld;
  let driver: RunDriver;

  beforeEach(() => {
    const switches = { 'handle-job': 'readable' } as const;
    world = new RunWorld(() => new SimulatedWorld(builtinArchive(), switches));
  });
  afterEach(() => {
    driver.letGo();
    world.close();
  });

  /** A run whose jobs are all done; its handles are on their way. */
  async function untilHandles(run: RunState): Promise<void> {
    driver = world.drive(run);
    await driver.confirm('copy');
    await world.pass(3 * MINUTE);
    await world.until(driver.giveProcessId('register', world.runProfile(run.set)));
    for (let i = 0; i < 60 && driver.snapshot.handles.phase === 'locked'; i++) {
      await world.pass(5000);
    }
    expect(driver.snapshot.handles.phase).toBe('propagating');
  }

  function backgroundOf(run: RunState): { readonly handle: string; readonly url: string } {
    const { sets, records, registry } = world.world.library;
    const [mmsId = ''] = sets.members(run.set.id);
    const handle = records.get(mmsId)?.background ?? '';
    return { handle, url: registry.targetOf(handle) ?? '' };
  }

  it('are asked for again, those that fail alone, until every one is right', async () => {
    const run = await world.prepare('First batch', 3);
    await untilHandles(run);
    const { handle, url } = backgroundOf(run);
    const { registry } = world.world.library;
    registry.register(handle, 'https://nowhere.example.org/');
    await world.pass(2 * MINUTE);
    expect(driver.snapshot.at).toBe('ended');
    expect(driver.snapshot.handles.counts).toEqual(
      jasmine.objectContaining({ right: 2, elsewhere: 1 }),
    );
    expect((await provenRoutes()).length).toBe(0);

    registry.register(handle, url);
    world.world.handlesAsked.splice(0);
    const checkedAt = driver.snapshot.handles.checkedAt;
    await world.pass(2 * MINUTE);
    expect(world.world.handlesAsked).toEqual([handle]);
    expect(driver.snapshot.handles.counts.right).toBe(3);
    expect(driver.snapshot.handles.checkedAt).toBeGreaterThan(checkedAt);
    expect((await provenRoutes()).length).toBe(1);

    world.world.handlesAsked.splice(0);
    await world.pass(60 * MINUTE);
    expect(world.world.handlesAsked).toEqual([]);
  });

  it('are asked for more and more seldom, and no longer than a day', async () => {
    const run = await world.prepare('First batch', 3);
    await untilHandles(run);
    const { handle } = backgroundOf(run);
    world.world.library.registry.register(handle, 'https://nowhere.example.org/');
    await world.pass(5 * MINUTE);
    world.world.handlesAsked.splice(0);
    await world.pass(3 * 24 * 60 * MINUTE);
    const asked = world.world.handlesAsked.length;
    expect(asked).toBeGreaterThan(3);
    expect(asked).toBeLessThan(15);
    expect(driver.snapshot.handles.counts.right).toBe(2);
  });

  it('are not asked for by themselves once a person had all of them checked', async () => {
    const run = await world.prepare('First batch', 3);
    await untilHandles(run);
    const { handle, url } = backgroundOf(run);
    const { registry } = world.world.library;
    registry.register(handle, 'https://nowhere.example.org/');
    await world.pass(2 * MINUTE);
    registry.register(handle, url);
    await driver.checkHandlesAgain();
    await world.pass(5000);
    expect(driver.snapshot.handles.counts.right).toBe(3);
    world.world.handlesAsked.splice(0);
    await world.pass(30 * MINUTE);
    expect(world.world.handlesAsked).toEqual([]);
  });

  it('that worked before the run and do not any more are counted as newly broken', async () => {
    const run = await world.prepare('First batch', 3);
    const members = world.world.library.sets.members(run.set.id).map(asMmsId);
    const baseline = makeBaseline(
      members.map((mmsId, i) => ({ mmsId, verdict: i === 0 ? 'right' : 'unregistered' })),
    );
    await untilHandles({ ...run, baseline });
    const { handle, url } = backgroundOf(run);
    const { registry } = world.world.library;
    registry.register(handle, 'https://nowhere.example.org/');
    await world.pass(2 * MINUTE);
    expect(driver.snapshot.handles.newlyBroken).toBe(1);
    expect(driver.findings?.newlyBroken).toEqual(members.slice(0, 1));
    registry.register(handle, url);
    await world.pass(2 * MINUTE);
    expect(driver.snapshot.handles.newlyBroken).toBe(0);
  });

  async function provenRoutes(): Promise<readonly unknown[]> {
    const stored = await world.store.readStore('proven-routes');
    return Array.isArray(stored) ? stored : [];
  }
});
