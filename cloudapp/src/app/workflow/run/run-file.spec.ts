import { builtinArchive } from '../../../../../simulator/archive/builtin';
import { parseRun } from '../journal/parse-run';
import { RunWorld } from '../testing/run-world';
import { SimulatedWorld } from '../testing/simulated-world';
import type { RunDriver } from './run-driver';
import type { RunState, StepName, StepState } from './run-state';

const MINUTE = 60_000;

describe('A run whose Store was lost, taken up from its file', () => {
  let world: RunWorld;
  let driver: RunDriver;

  beforeEach(() => (world = new RunWorld(() => new SimulatedWorld(builtinArchive()))));
  afterEach(() => {
    driver.letGo();
    world.close();
  });

  const step = (name: StepName): StepState | undefined =>
    driver.snapshot.steps.find((one) => one.name === name);
  const starts = () =>
    world.world.calls.filter(({ method, path }) => method === 'POST' && path.includes('/jobs/'))
      .length;

  /** The run as its file holds it. */
  const file = (): string => JSON.stringify(driver.snapshot, undefined, 1);

  /** The panel is gone, and with it everything in the Store; somebody else opens the file. */
  async function takeUp(text: string, minutesLater: number): Promise<void> {
    driver.letGo();
    world.store.kept.clear();
    await world.pass(minutesLater * MINUTE);
    const run: RunState | undefined = parseRun(JSON.parse(text));
    if (run === undefined) throw new Error('No run in the file.');
    driver = world.drive(run, 'somebody-else');
    await world.pass(MINUTE);
  }

  it('is followed where its job has gone on meanwhile', async () => {
    driver = world.drive(await world.prepare('First batch', 3));
    await driver.confirm('copy');
    for (let i = 0; i < 60 && step('copy')?.phase !== 'running'; i++) await world.pass(200);
    await takeUp(file(), 10);
    await world.pass(5 * MINUTE);
    expect(step('copy')?.phase).toBe('done');
    expect(step('register')?.phase).toBe('guided');
    expect(starts()).toBe(2);
    expect(JSON.parse(world.store.kept.get('run') ?? 'null')).not.toBeNull();
  });

  it('finds a start whose answer the file does not know', async () => {
    driver = world.drive(await world.prepare('First batch', 3));
    let text = '';
    driver.subscribe(() => {
      if (step('copy')?.phase === 'starting') text ||= file();
    });
    await driver.confirm('copy');
    await world.pass(10_000);
    expect(JSON.parse(text).steps[0]).toEqual(jasmine.objectContaining({ instanceId: '' }));
    await takeUp(text, 1);
    await world.pass(5 * MINUTE);
    expect(step('copy')?.phase).toBe('done');
    expect(starts()).toBe(2);
  });

  it('starts nothing again that an old file does not know of, and finds it by the run’s id', async () => {
    driver = world.drive(await world.prepare('First batch', 3));
    const old = file();
    await driver.confirm('copy');
    await world.pass(5 * MINUTE);
    expect(step('copy')?.phase).toBe('done');
    const id = step('copy')?.instanceId ?? '';
    await takeUp(old, 1);
    const before = starts();
    await driver.confirm('copy');
    await world.pass(MINUTE);
    expect(step('copy')?.problem).toEqual({ id: 'already-started', with: { id } });
    expect(starts()).toBe(before);

    await driver.byHand('copy');
    await world.pass(2 * MINUTE);
    expect(step('copy')?.instanceId).toBe(id);
    expect(step('copy')?.phase).toBe('done');
  });
});
