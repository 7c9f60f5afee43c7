import { builtinArchive } from '../../../../../simulator/archive/builtin';
import { GENERATED_SET_ID } from '../../../../../simulator/archive/generate-archive';
import { RunWorld } from '../testing/run-world';
import { SimulatedWorld } from '../testing/simulated-world';
import type { RunDriver } from './run-driver';
import type { RunState, StepState } from './run-state';
import { whichLimit } from './which-limit';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

describe('Alma’s limits on starts', () => {
  let world: RunWorld;
  let driver: RunDriver | undefined;

  beforeEach(() => (world = new RunWorld(() => new SimulatedWorld(builtinArchive()))));
  afterEach(() => {
    driver?.letGo();
    driver = undefined;
    world.close();
  });

  const copyJob = () => world.configuration.routes[0]?.copyJob;
  const copy = (): StepState | undefined => driver?.snapshot.steps[0];
  const starts = () =>
    world.world.calls.filter(
      ({ method, path }) => method === 'POST' && path === `/conf/jobs/${copyJob()?.id ?? ''}`,
    ).length;

  /** The copy job is started by API, each time a minute later, under these names. */
  async function startCopies(...names: readonly string[]): Promise<void> {
    const parameters = (copyJob()?.parameters ?? []).map(({ name, value }) => [name, value]);
    for (const name of names) {
      world.world.library.jobs.start({
        jobId: copyJob()?.id ?? '',
        parameters: {
          ...(Object.fromEntries(parameters) as Record<string, string>),
          set_id: world.world.library.sets.named('Old handle fixes')?.id ?? GENERATED_SET_ID,
          job_name: name,
        },
        submittedBy: 'admin',
        origin: 'api',
      });
      await world.pass(MINUTE);
    }
  }

  function take(run: RunState): Promise<void> {
    driver = world.drive(run);
    return driver.confirm('copy');
  }

  const OURS = Array.from({ length: 5 }, (_, i) => `HA-AAAA-000${String(i)} copy Maps`);

  it('are told apart by the app’s own starts of the last hour, and it goes on when the hour is over', async () => {
    const run = await world.prepare('First batch', 3);
    const first = Date.now();
    await startCopies(...OURS);
    await world.pass(20 * MINUTE);
    await take(run);
    await world.pass(MINUTE);
    expect(copy()?.phase).toBe('waiting');
    expect(copy()?.problem?.id).toBe('five-an-hour');
    const due = copy()?.waitUntil ?? 0;
    expect(due).toBeGreaterThanOrEqual(first + HOUR);
    expect(due).toBeLessThan(first + HOUR + MINUTE);
    expect(starts()).toBe(1);

    await world.pass(due - Date.now() - 1000);
    expect(copy()?.phase).toBe('waiting');
    await world.pass(5 * MINUTE);
    expect(starts()).toBe(2);
    expect(copy()?.phase).toBe('done');
  });

  it('are waited for no longer than an hour after the person’s word', async () => {
    const run = await world.prepare('First batch', 3);
    world.world.mishap = ({ method, path }) =>
      method === 'POST' && path.startsWith('/conf/jobs/')
        ? {
            status: 400,
            body: { errorsExist: true, errorList: { error: [{ errorCode: '402222' }] } },
          }
        : undefined;
    await take(run);
    await world.pass(59 * MINUTE);
    expect(copy()?.phase).not.toBe('ready');
    const tried = starts();
    expect(tried).toBeGreaterThan(1);
    await world.pass(5 * MINUTE);
    expect(copy()?.phase).toBe('ready');
    const last = starts();
    await world.pass(3 * HOUR);
    expect(starts()).toBe(last);
  });

  it('are not waited for by a panel that was closed: opening the app starts nothing', async () => {
    const run = await world.prepare('First batch', 3);
    await startCopies(...OURS);
    await take(run);
    await world.pass(MINUTE);
    const waiting = driver?.snapshot ?? run;
    driver?.letGo();
    const before = starts();
    await world.pass(2 * HOUR);
    driver = world.drive(waiting);
    await world.pass(HOUR);
    expect(copy()?.phase).toBe('ready');
    expect(starts()).toBe(before);
  });

  it('are the three jobs at once where the job was started less often in the last hour', async () => {
    await startCopies(...OURS.slice(1));
    const now = Date.now();
    const limit = await world.until(whichLimit(world.world.alma, copyJob()?.id ?? '', now));
    expect(limit).toEqual({ id: 'three-running', until: now + MINUTE });
  });

  it('are both named where starts from Alma’s pages may count or not, and where nothing can be counted', async () => {
    await startCopies('By hand', ...OURS.slice(1));
    const now = Date.now();
    const id = copyJob()?.id ?? '';
    expect((await world.until(whichLimit(world.world.alma, id, now))).id).toBe('some-limit');
    world.world.mishap = () => ({ status: 401, body: {} });
    expect((await world.until(whichLimit(world.world.alma, id, now))).id).toBe('some-limit');
  });
});
