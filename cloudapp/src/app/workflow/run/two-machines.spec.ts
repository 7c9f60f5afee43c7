import { builtinArchive } from '../../../../../simulator/archive/builtin';
import { parseRun } from '../journal/parse-run';
import { RunWorld } from '../testing/run-world';
import { SimulatedWorld } from '../testing/simulated-world';
import { claimStart, releaseStart } from './lease';
import type { RunDriver } from './run-driver';
import type { RunState, StepName } from './run-state';

const MINUTE = 60_000;

describe('Two machines that hold the same run', () => {
  let world: RunWorld;
  const drivers: RunDriver[] = [];

  beforeEach(() => (world = new RunWorld(() => new SimulatedWorld(builtinArchive()))));
  afterEach(() => {
    for (const driver of drivers.splice(0)) driver.letGo();
    world.close();
  });

  function take(run: RunState, token: string): RunDriver {
    const driver = world.drive(run, token);
    drivers.push(driver);
    return driver;
  }

  function journalled(): RunState {
    const run = parseRun(JSON.parse(world.store.kept.get('run') ?? 'null'));
    if (run === undefined) throw new Error('Nothing was journalled.');
    return run;
  }

  const starts = () =>
    world.world.calls.filter(({ method, path }) => method === 'POST' && path.includes('/jobs/'))
      .length;

  it('leave it to the one that took it up last; the other writes nothing over it, and starts nothing', async () => {
    const first = take(await world.prepare('First batch', 3), 'first');
    await world.pass(1000);
    const second = take(journalled(), 'second');
    await world.pass(1000);
    await second.confirm('copy');
    await world.pass(10);
    expect(first.isTaken).toBeFalse();

    await first.confirm('copy');
    await world.pass(5 * MINUTE);
    expect(first.isTaken).toBeTrue();
    expect(second.isTaken).toBeFalse();
    expect(world.phaseOf(journalled(), 'migrate')).toBe('done');
    expect(world.phaseOf(second.snapshot, 'register')).toBe('guided');
    expect(starts()).toBe(2);
  });

  it('tell the former one, which shows the run on and changes nothing any more', async () => {
    const first = take(await world.prepare('First batch', 3), 'first');
    await world.pass(1000);
    let told = 0;
    first.subscribe(() => told++);
    take(journalled(), 'second');
    await world.pass(1000);
    await first.end();
    await world.pass(1000);
    expect(first.isTaken).toBeTrue();
    expect(told).toBeGreaterThan(0);
    expect(journalled().at).toBe('going');
    const before = world.store.kept.get('run');
    await first.confirm('copy');
    await world.pass(MINUTE);
    expect(world.store.kept.get('run')).toBe(before);
  });

  it('do not take a store that failed for another machine', async () => {
    const run = await world.prepare('First batch', 3);
    take(run, 'first').letGo();
    await world.pass(1000);
    world.store.isBroken = true;
    const second = take(run, 'second');
    await world.pass(1000);
    expect(second.isKept).toBeFalse();
    world.store.isBroken = false;
    await second.confirm('copy');
    await world.pass(5 * MINUTE);
    expect(second.isTaken).toBeFalse();
    expect(second.isKept).toBeTrue();
    expect(world.phaseOf(journalled(), 'migrate')).toBe('done');
  });

  it('write the run again where the store lost it', async () => {
    const driver = take(await world.prepare('First batch', 3), 'first');
    await world.pass(1000);
    world.store.kept.clear();
    await driver.confirm('copy');
    await world.pass(5 * MINUTE);
    expect(driver.isTaken).toBeFalse();
    expect(world.phaseOf(journalled(), 'copy')).toBe('done');
  });

  describe('claim a start', () => {
    const signal = new AbortController().signal;
    const claim = (token: string) => claimStart(world.store, token, Date.now, signal);

    it('one after the other: whoever comes second is told so, until it is given back', async () => {
      expect(await world.until(claim('first'))).toBeUndefined();
      expect((await world.until(claim('second')))?.id).toBe('other-panel');
      await releaseStart(world.store, 'second');
      expect((await world.until(claim('second')))?.id).toBe('other-panel');
      await releaseStart(world.store, 'first');
      expect(await world.until(claim('second'))).toBeUndefined();
    });

    it('at the same moment: one of them at most may start', async () => {
      const both = await world.until(Promise.all([claim('first'), claim('second')]));
      expect(both.filter((problem) => problem === undefined).length).toBe(1);
    });

    it('after a machine that was lost, once its claim has run out', async () => {
      expect(await world.until(claim('first'))).toBeUndefined();
      await world.pass(3 * MINUTE);
      expect(await world.until(claim('second'))).toBeUndefined();
    });

    it('not without a store', async () => {
      world.store.isBroken = true;
      expect((await world.until(claim('first')))?.id).toBe('journal-failed');
    });
  });

  it('start a step once where both are told to at the same moment', async () => {
    const run = await world.prepare('First batch', 3);
    const [first, second] = [take(run, 'first'), take(run, 'second')];
    await world.pass(1000);
    await Promise.all([first.confirm('copy'), second.confirm('copy')]);
    await world.pass(5 * MINUTE);
    const step: StepName = 'copy';
    const jobId = world.configuration.routes[0]?.copyJob?.id ?? '';
    expect(world.world.library.jobs.instances(jobId).filter((i) => i.origin === 'api').length).toBe(
      1,
    );
    expect(world.phaseOf(journalled(), step)).toBe('done');
  });
});
