import { TestBed } from '@angular/core/testing';

import { CloudAppInMemory } from '../../../testing/cloud-app-in-memory';
import { eventually } from '../../../testing/eventually';
import { provideSimulatedApp } from '../../../testing/provide-simulated-app';
import { SimulatedWorld } from '../../workflow/testing/simulated-world';
import { ConfigurationStore } from '../session/configuration-store';
import { Session } from '../session/session';
import { CheckedSet } from '../set/checked-set';
import { Preparation } from './preparation';
import { RunGround } from './run-ground';

describe('the preparation of a run', () => {
  let world: SimulatedWorld;
  let preparation: Preparation;

  beforeEach(async () => {
    world = new SimulatedWorld();
    const alma = new CloudAppInMemory();
    alma.configuration = world.configuration;
    TestBed.configureTestingModule({
      providers: [...provideSimulatedApp(world, alma), Preparation, RunGround],
    });
    await TestBed.inject(Session).start();
    await TestBed.inject(ConfigurationStore).load();
    await checkFirstBatch(TestBed.inject(CheckedSet));
    preparation = TestBed.inject(Preparation);
    await preparation.load();
  });

  async function checkFirstBatch(checked: CheckedSet): Promise<void> {
    const { rows } = await world.alma.findSets({ name: 'First batch', limit: 1, offset: 0 });
    checked.choose({ kind: 'set', set: await world.alma.readSet(rows[0]!.id) });
    await checked.start();
    checked.checkHandles();
    await eventually(
      () => checked.handles()?.phase,
      (phase) => phase === 'done',
    );
  }

  const setsMade = (): number =>
    world.calls.filter(({ method, path }) => method === 'POST' && path === '/conf/sets').length;

  it('makes one set, however often it is asked to', async () => {
    await Promise.all([preparation.makeSet(), preparation.makeSet()]);

    expect(preparation.set()?.size).toBe(3);
    expect(setsMade()).toBe(1);
  });

  it('does not take the set of a choice that was changed while it was made', async () => {
    world.meanwhile = ({ path }) => {
      if (path === '/conf/sets') preparation.setPilotSize(2);
    };
    await preparation.makeSet();

    expect(preparation.set()).toBeUndefined();

    world.meanwhile = () => undefined;
    await preparation.makeSet();

    expect(preparation.set()?.size).toBe(2);
    expect(preparation.failed()).toBeUndefined();
  });

  it('takes up its set when the person left and came back, until a run has begun', async () => {
    const again = async (): Promise<Preparation> => {
      const next = TestBed.runInInjectionContext(() => new Preparation());
      await next.load();
      return next;
    };
    await preparation.makeSet();
    const back = await again();
    await back.makeSet();

    expect(back.set()).toEqual(preparation.set());
    expect(back.failed()).toBeUndefined();

    back.begun();
    expect((await again()).name()).not.toBe(preparation.name());
  });
});
