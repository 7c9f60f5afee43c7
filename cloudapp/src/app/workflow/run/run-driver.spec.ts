import { builtinArchive } from '../../../../../simulator/archive/builtin';
import { parseRun } from '../journal/parse-run';
import { SimulatedWorld } from '../testing/simulated-world';
import { RunWorld } from '../testing/run-world';
import type { RunDriver } from './run-driver';
import type { StepName } from './run-state';

const SECOND = 1000;
const MINUTE = 60 * SECOND;

describe('RunDriver', () => {
  let world: RunWorld;
  let driver: RunDriver | undefined;

  beforeEach(() => (world = new RunWorld(() => new SimulatedWorld(builtinArchive()))));
  afterEach(() => {
    driver?.letGo();
    driver = undefined;
    world.close();
  });

  const phase = (step: StepName) => (driver ? world.phaseOf(driver.snapshot, step) : '');
  const posts = (part: string) =>
    world.world.calls.filter(({ method, path }) => method === 'POST' && path.includes(part)).length;

  it('copies, migrates, waits for register by hand, and proves every handle', async () => {
    const run = await world.prepare('First batch', 5);
    driver = world.drive(run);
    expect(phase('copy')).toBe('ready');

    await driver.confirm('copy');
    await world.pass(5 * MINUTE);
    expect(phase('copy')).toBe('done');
    expect(phase('migrate')).toBe('done');
    expect(phase('register')).toBe('guided');

    const id = world.runProfile(driver.snapshot.set);
    expect(await world.until(driver.giveProcessId('register', id))).toBeUndefined();
    await world.pass(MINUTE);
    // Alma does not show this run by API: its counters are read from Monitor Jobs.
    expect(phase('register')).toBe('guided');
    await driver.enterNumbers('register', { created: 5, updated: 0, failed: 0, skipped: 0 });
    await world.pass(5 * MINUTE);
    expect(phase('register')).toBe('done');
    expect(driver.snapshot.at).toBe('ended');
    expect(driver.snapshot.handles.counts.right).toBe(5);
    expect(posts('/conf/jobs/')).toBe(2);
  });

  it('starts nothing twice for a double click', async () => {
    driver = world.drive(await world.prepare('First batch', 3));
    await Promise.all([driver.confirm('copy'), driver.confirm('copy'), driver.confirm('copy')]);
    await world.pass(MINUTE);
    expect(posts('M7407373650006421')).toBe(1);
  });

  it('finds a run again whose launch was not answered, and does not start it again', async () => {
    let isLost = false;
    world.world.mishap = ({ method, path }) => {
      if (method !== 'POST' || !path.includes('/conf/jobs/') || isLost) return undefined;
      isLost = true;
      return 'drop-answer';
    };
    driver = world.drive(await world.prepare('First batch', 3));
    await driver.confirm('copy');
    await world.pass(3 * MINUTE);
    expect(phase('copy')).toBe('done');
    expect(posts('M7407373650006421')).toBe(1);
  });

  it('leaves it to the person when a lost launch does not appear', async () => {
    world.world.mishap = ({ method, path }) =>
      method === 'POST' && path.includes('/conf/jobs/') ? 'lost' : undefined;
    driver = world.drive(await world.prepare('First batch', 3));
    await driver.confirm('copy');
    await world.pass(5 * MINUTE);
    expect(phase('copy')).toBe('unsettled');
    expect(posts('/conf/jobs/')).toBe(1);

    await driver.notThere('copy');
    expect(phase('copy')).toBe('ready');
  });

  it('does not take a short job id for a process id', async () => {
    driver = world.drive(await world.prepare('First batch', 3));
    await driver.confirm('copy');
    await world.pass(2 * MINUTE);
    const problem = await world.until(driver.giveProcessId('register', '272'));
    expect(problem?.id).toBe('id-is-job');
  });

  it('says that another set was registered', async () => {
    driver = world.drive(await world.prepare('First batch', 5));
    await driver.confirm('copy');
    await world.pass(2 * MINUTE);
    const other = world.world.library.sets.named('Old handle fixes');
    const id = world.runProfile({ id: other?.id ?? '', name: other?.name ?? '' });
    await world.until(driver.giveProcessId('register', id));
    await world.pass(2 * MINUTE);
    await driver.enterNumbers('register', { created: 0, updated: 9, failed: 0, skipped: 0 });
    await world.pass(MINUTE);
    expect(phase('register')).toBe('failed');
    const step = driver.snapshot.steps.find(({ name }) => name === 'register');
    expect(step?.gate?.reasons.map(({ id: reason }) => reason)).toContain('other-set');
  });

  it('takes the same run again whose numbers were entered wrongly', async () => {
    driver = world.drive(await world.prepare('New titles, no handle yet', 4, 'new'));
    await driver.confirm('register');
    await world.pass(MINUTE);
    const id = world.runProfile(driver.snapshot.set, 'new');
    for (const [created, comesTo] of [
      [44, 'failed'],
      [4, 'done'],
    ] as const) {
      await driver.byHand('register');
      await world.pass(MINUTE);
      expect(await world.until(driver.giveProcessId('register', id))).toBeUndefined();
      await world.pass(MINUTE);
      await driver.enterNumbers('register', { created, updated: 0, failed: 0, skipped: 0 });
      await world.pass(MINUTE);
      expect(phase('register')).toBe(comesTo);
    }
  });

  it('starts nothing when the set was changed meanwhile', async () => {
    const run = await world.prepare('First batch', 3);
    driver = world.drive(run);
    const { library } = world.world;
    library.sets.setMembers(run.set.id, library.sets.members(run.set.id).slice(1));
    await driver.confirm('copy');
    await world.pass(MINUTE);
    expect(phase('copy')).toBe('failed');
    expect(posts('/conf/jobs/')).toBe(0);
  });

  it('starts nothing that the journal does not hold', async () => {
    driver = world.drive(await world.prepare('First batch', 3));
    world.store.isBroken = true;
    await driver.confirm('copy');
    await world.pass(MINUTE);
    expect(phase('copy')).toBe('failed');
    expect(posts('/conf/jobs/')).toBe(0);
  });

  it('goes on after a reload while the job runs', async () => {
    driver = world.drive(await world.prepare('First batch', 4));
    await driver.confirm('copy');
    await world.pass(3 * SECOND);
    driver.letGo();
    const stored = parseRun(JSON.parse(world.store.kept.get('run') ?? 'null'));
    if (stored === undefined) throw new Error('Nothing was journalled.');
    driver = world.drive(stored);
    await world.pass(3 * MINUTE);
    expect(phase('copy')).toBe('done');
    expect(posts('M7407373650006421')).toBe(1);
  });

  it('keeps its journal under 20 kB', async () => {
    driver = world.drive(await world.prepare('First batch', 60));
    await driver.confirm('copy');
    await world.pass(3 * MINUTE);
    expect((world.store.kept.get('run') ?? '').length).toBeLessThan(20_000);
  });

  it('gives new handles to titles that have none', async () => {
    driver = world.drive(await world.prepare('New titles, no handle yet', 4, 'new'));
    await driver.confirm('register');
    await world.pass(MINUTE);
    expect(phase('register')).toBe('guided');
    const id = world.runProfile(driver.snapshot.set, 'new');
    await world.until(driver.giveProcessId('register', id));
    await world.pass(MINUTE);
    await driver.enterNumbers('register', { created: 4, updated: 0, failed: 0, skipped: 0 });
    await world.pass(5 * MINUTE);
    expect(driver.snapshot.at).toBe('ended');
    expect(driver.snapshot.handles.counts.right).toBe(4);
  });
});
