import { builtinArchive } from '../../../../../simulator/archive/builtin';
import { COPY_JOB, MIGRATE_JOB } from '../../../../../simulator/library/job-catalogue';
import { RunWorld } from '../testing/run-world';
import { SimulatedWorld } from '../testing/simulated-world';
import type { RunDriver } from './run-driver';
import type { RunState, StepName, StepState } from './run-state';

const SECOND = 1000;
const MINUTE = 60 * SECOND;

describe('A run whose journal is lost, taken up from Alma,', () => {
  let world: RunWorld;
  let driver: RunDriver;

  beforeEach(() => (world = new RunWorld(() => new SimulatedWorld(builtinArchive()))));
  afterEach(() => {
    driver.letGo();
    world.close();
  });

  const step = (name: StepName): StepState | undefined =>
    driver.snapshot.steps.find((one) => one.name === name);
  const phase = (name: StepName) => step(name)?.phase;
  const problem = (name: StepName) => step(name)?.problem?.id;
  /** The names of all starts of a job, oldest first. */
  const startsOf = (job: string): readonly string[] => {
    const { jobs } = world.world.library;
    return jobs
      .instances(jobs.named(job)?.id)
      .filter(({ name }) => name.startsWith('HA-'))
      .map(({ name }) => name)
      .reverse();
  };
  const instanceOf = (job: string): string => {
    const { jobs } = world.world.library;
    return jobs.instances(jobs.named(job)?.id)[0]?.id ?? '';
  };
  const refuseLists = (status: number): void => {
    world.world.mishap = ({ method, path }) =>
      method === 'GET' && path.endsWith('/instances') ? { status, body: {} } : undefined;
  };

  /** A run goes on until a step is in a phase. */
  async function begin(until: StepName, wanted: StepState['phase'], size = 4): Promise<RunState> {
    const run = await world.prepare('First batch', size);
    driver = world.drive(run);
    await driver.confirm('copy');
    while (phase(until) !== wanted) await world.pass(100);
    return run;
  }

  /** The panel is gone and the Store empty; nobody has the run file. */
  async function takeUp(run: RunState): Promise<void> {
    driver.letGo();
    driver = world.drive(await world.rebuild(run), 'panel-2');
    await driver.settled();
  }

  async function register(): Promise<void> {
    const id = world.runProfile(driver.snapshot.set);
    expect(await world.until(driver.giveProcessId('register', id))).toBeUndefined();
    await world.pass(MINUTE);
    await driver.enterNumbers('register', { created: 4, updated: 0, failed: 0, skipped: 0 });
    await world.pass(5 * MINUTE);
  }

  it('goes on in the middle of a step, and to its end', async () => {
    const run = await begin('copy', 'running');
    await world.pass(SECOND);
    await takeUp(run);
    expect(phase('copy')).toBe('running');
    await world.pass(3 * MINUTE);
    expect(phase('copy')).toBe('done');
    // The word that somebody once gave to go on is lost, too.
    expect(phase('migrate')).toBe('ready');

    await driver.confirm('migrate');
    await world.pass(3 * MINUTE);
    expect(phase('register')).toBe('guided');
    await register();
    expect(driver.snapshot.at).toBe('ended');
    expect(driver.snapshot.handles.counts.right).toBe(4);
    expect([startsOf(COPY_JOB).length, startsOf(MIGRATE_JOB).length]).toEqual([1, 1]);
  });

  it('asks whether the next step was started, once the first is proven anew', async () => {
    const run = await begin('copy', 'done');
    await takeUp(run);
    await world.pass(3 * MINUTE);
    expect(phase('copy')).toBe('done');
    expect(step('copy')?.gate?.state).toBe('passed');
    expect(phase('migrate')).toBe('unsettled');
    expect(startsOf(MIGRATE_JOB)).toEqual([]);

    await driver.notThere('migrate');
    await driver.confirm('migrate');
    await world.pass(3 * MINUTE);
    expect(phase('migrate')).toBe('done');
    expect(startsOf(MIGRATE_JOB)).toEqual([`${run.id} migrate ${run.set.name}`]);
  });

  it('finds a start that came into Alma’s list only later', async () => {
    const run = await begin('migrate', 'done');
    refuseLists(403);
    await takeUp(run);
    expect(step('migrate')?.instanceId).toBe('');
    world.world.mishap = () => undefined;
    await world.pass(3 * MINUTE);

    expect(phase('migrate')).toBe('done');
    expect(startsOf(MIGRATE_JOB).length).toBe(1);
  });

  it('proves every step anew when all of them were done, and then the handles', async () => {
    const run = await begin('register', 'guided');
    const id = world.runProfile(run.set);
    await world.until(driver.giveProcessId('register', id));
    await world.pass(5 * SECOND);
    await driver.enterNumbers('register', { created: 4, updated: 0, failed: 0, skipped: 0 });
    while (phase('register') !== 'done') await world.pass(100);
    await takeUp(run);
    await world.pass(3 * MINUTE);
    expect([phase('copy'), phase('migrate')]).toEqual(['done', 'done']);
    // The profile's runs bear no name of the run: a person says which one it was.
    expect(phase('register')).toBe('unsettled');

    expect(await world.until(driver.giveProcessId('register', id))).toBeUndefined();
    await world.pass(MINUTE);
    await driver.enterNumbers('register', { created: 4, updated: 0, failed: 0, skipped: 0 });
    await world.pass(MINUTE);
    // All handles work already: none of them can show that it was this set.
    expect(phase('register')).toBe('undecided');
    expect(step('register')?.gate?.reasons.map(({ id: why }) => why)).toEqual([
      'nothing-to-sample',
    ]);
    await driver.accept('register', 'I saw it in Alma');
    await world.pass(5 * MINUTE);
    expect(driver.snapshot.at).toBe('ended');
    expect(driver.snapshot.handles.counts.right).toBe(4);
    expect([startsOf(COPY_JOB).length, startsOf(MIGRATE_JOB).length]).toEqual([1, 1]);
  });

  for (const status of [400, 401, 403]) {
    it(`asks a person where Alma does not list the runs (${String(status)}), and starts nothing`, async () => {
      const run = await begin('migrate', 'done');
      const id = instanceOf(MIGRATE_JOB);
      driver.letGo();
      refuseLists(status);
      await takeUp(run);
      await world.pass(3 * MINUTE);
      expect(step('migrate')?.phase).toBe('unsettled');

      await driver.notThere('migrate');
      await driver.confirm('migrate');
      await world.pass(MINUTE);
      expect(phase('migrate')).toBe('failed');
      expect(problem('migrate')).toBe(status === 400 ? 'refused' : 'unauthorized');
      expect(startsOf(MIGRATE_JOB).length).toBe(1);

      await driver.byHand('migrate');
      await world.pass(SECOND);
      expect(await world.until(driver.giveProcessId('migrate', id))).toBeUndefined();
      await world.pass(MINUTE);
      expect(phase('migrate')).toBe('done');
      expect(startsOf(MIGRATE_JOB).length).toBe(1);
    });
  }

  it('says that the start that was found has failed, and starts it again when told so', async () => {
    world.world.library.jobs.planEnding('copy', 'fails');
    const run = await begin('copy', 'failed');
    await takeUp(run);
    await world.pass(MINUTE);
    expect(phase('copy')).toBe('failed');
    expect(problem('copy')).toBe('ended-COMPLETED_FAILED');
    expect(startsOf(COPY_JOB).length).toBe(1);

    await driver.confirm('copy');
    await world.pass(3 * MINUTE);
    expect(phase('copy')).toBe('done');
    const name = `${run.id} copy ${run.set.name}`;
    expect(startsOf(COPY_JOB)).toEqual([name, `${name} (2)`]);
    expect(phase('register')).toBe('guided');
  });

  it('cannot tell whether the copy made a handle stand twice, and lets a person decide', async () => {
    const run = await begin('copy', 'done');
    driver.letGo();
    const { records, sets } = world.world.library;
    const [first = ''] = sets.members(run.set.id);
    const xml = records.get(first)?.xml ?? '';
    const twice = xml.replace(/<dc:identifier>http[^<]*<\/dc:identifier>/, '$&$&');
    expect(twice).not.toBe(xml);
    records.writeXml(first, twice, 'somebody');
    await takeUp(run);
    await world.pass(MINUTE);
    expect(phase('copy')).toBe('undecided');
    expect(step('copy')?.gate?.reasons).toEqual([{ id: 'before-unknown', with: { n: 1 } }]);

    await driver.accept('copy', 'It stood so before');
    expect(phase('migrate')).toBe('unsettled');
  });

  it('does not take the starts of a run of a like name for its own', async () => {
    const run = await begin('copy', 'done');
    driver.letGo();
    const { jobs } = world.world.library;
    const { id: jobId, parameters: asked } = world.configuration.routes[0]!.migrateJob!;
    const parameters = {
      ...Object.fromEntries(asked.map(({ name, value }) => [name, value])),
      set_id: run.set.id,
      job_name: `${run.id.slice(0, -1)}Z migrate ${run.set.name}`,
    };
    jobs.start({ jobId, parameters, submittedBy: 'somebody', origin: 'api' });
    await world.pass(2 * MINUTE);
    await takeUp(run);
    await world.pass(3 * MINUTE);

    expect(phase('copy')).toBe('done');
    expect(step('migrate')?.instanceId).toBe('');
    expect(phase('migrate')).toBe('unsettled');
  });

  it('starts no job of which there is a start, though a person says that there is none', async () => {
    const run = await begin('migrate', 'done');
    const hidden = startsOf(MIGRATE_JOB);
    refuseLists(403);
    await takeUp(run);
    await world.pass(3 * MINUTE);
    await driver.notThere('migrate');
    world.world.mishap = () => undefined;
    await driver.confirm('migrate');
    await world.pass(MINUTE);

    expect(phase('migrate')).toBe('failed');
    expect(problem('migrate')).toBe('already-started');
    expect(startsOf(MIGRATE_JOB)).toEqual(hidden);
  });

  it('finds its starts also when it lay for months', async () => {
    const run = await begin('migrate', 'done');
    driver.letGo();
    world.clock.setSystemTime(Date.now() + 90 * 24 * 60 * MINUTE);
    await takeUp(run);

    expect(step('migrate')?.instanceId).toBe(instanceOf(MIGRATE_JOB));
  });
});
