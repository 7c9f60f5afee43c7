import { builtinArchive } from '../../../../../simulator/archive/builtin';
import type { Configuration } from '../../core/configuration/configuration';
import type { Verdict } from '../../core/verdict/verdict';
import { RunWorld } from '../testing/run-world';
import { SimulatedWorld } from '../testing/simulated-world';
import { makeBaseline } from './baseline';
import { RunDriver } from './run-driver';
import { MembersChangedError, RunRecords } from './run-records';
import type { RunState, StepName } from './run-state';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const REGISTER_JOB = 'S27210000000006421';

describe('The look before a start', () => {
  let world: RunWorld;
  let driver: RunDriver;

  beforeEach(() => (world = new RunWorld(() => new SimulatedWorld(builtinArchive()))));
  afterEach(() => {
    driver.letGo();
    world.close();
  });

  function drive(run: RunState, change: Partial<Configuration> = {}): RunDriver {
    const configuration = { ...world.configuration, ...change };
    const place = { institution: 'TEST', almaUrl: 'https://sandbox.test/' };
    driver = RunDriver.take(run, world.ports, configuration, place, 'panel-1');
    return driver;
  }

  /** Hours after the review a record gets another handle. @returns what gives it its own back */
  async function giveAnotherHandle({ set }: RunState): Promise<() => void> {
    const [mmsId = ''] = world.world.library.sets.members(set.id);
    const xml = world.world.xmlOf(mmsId);
    await world.pass(2 * HOUR);
    world.world.overwrite(mmsId, xml.replaceAll(/99321\/\d+/g, '99321/424242'));
    return () => world.world.overwrite(mmsId, xml);
  }

  const step = (name: StepName) => driver.snapshot.steps.find((one) => one.name === name);
  const starts = () =>
    world.world.calls.filter(({ method, path }) => method === 'POST' && path.includes('/jobs/'));

  it('is not stopped by a profile job that Alma does not list, nor starts that job', async () => {
    const routes = world.configuration.routes.map((route) => ({
      ...route,
      profile: route.profile && { ...route.profile, jobId: REGISTER_JOB },
    }));
    const run = await world.prepare('First batch', 3);
    const [route] = routes;
    const { routeFingerprint } = await import('./route-fingerprint');
    drive({ ...run, routeFingerprint: route ? routeFingerprint(route) : '' }, { routes });
    await driver.confirm('copy');
    await world.pass(5 * MINUTE);
    expect(step('migrate')?.phase).toBe('done');
    expect(step('register')?.phase).toBe('guided');
    expect(starts().filter(({ path }) => path.includes(REGISTER_JOB))).toEqual([]);
  });

  it('keeps register locked outside the production Alma, by hand as well', async () => {
    const production = { institution: 'TEST', host: 'alma.test' };
    const run = await world.prepare('New titles, no handle yet', 2, 'new');
    drive(run, { production });
    await driver.confirm('register');
    await world.pass(MINUTE);
    expect(step('register')?.problem?.id).toBe('not-production');
    await driver.byHand('register');
    await world.pass(MINUTE);
    expect(step('register')?.phase).toBe('failed');
    expect(step('register')?.problem?.id).toBe('not-production');
  });

  it('leads nobody to a job on a set that is not the reviewed one', async () => {
    const run = await world.prepare('First batch', 3);
    drive(run);
    const { sets } = world.world.library;
    sets.setMembers(run.set.id, sets.members(run.set.id).slice(1));
    await driver.byHand('copy');
    await world.pass(MINUTE);
    expect(step('copy')?.problem?.id).toBe('members-differ');
  });

  it('goes on with a set whose titles were put back', async () => {
    const run = await world.prepare('First batch', 3);
    drive(run);
    const { sets } = world.world.library;
    const members = sets.members(run.set.id);
    sets.setMembers(run.set.id, members.slice(1));
    await driver.confirm('copy');
    await world.pass(MINUTE);
    expect(step('copy')?.problem?.id).toBe('members-differ');

    sets.setMembers(run.set.id, members);
    await driver.confirm('copy');
    await world.pass(2 * MINUTE);
    expect(step('copy')?.phase).toBe('done');
  });

  it('leads to a step by hand while it is running in Alma already', async () => {
    const run = await world.prepare('First batch', 3);
    drive(run);
    const [route] = world.configuration.routes;
    world.world.library.jobs.start({
      jobId: route?.copyJob?.id ?? '',
      parameters: { set_id: run.set.id, job_name: 'Mine' },
      submittedBy: 'admin',
      origin: 'page',
    });
    await driver.byHand('copy');
    await world.pass(3000);
    expect(step('copy')?.phase).toBe('guided');
  });

  it('sees that somebody gave a record another handle since the review', async () => {
    const run = await world.prepare('First batch', 3);
    drive(run);
    await giveAnotherHandle(run);
    await driver.confirm('copy');
    await world.pass(MINUTE);
    expect(step('copy')?.problem).toEqual({ id: 'handles-changed', with: {} });
    expect(starts()).toEqual([]);
  });

  it('sees it again at each try, until the record has its handle back', async () => {
    const run = await world.prepare('First batch', 3);
    drive(run);
    const giveBack = await giveAnotherHandle(run);
    for (let tries = 0; tries < 2; tries++) {
      await driver.confirm('copy');
      await world.pass(MINUTE);
      expect(step('copy')?.problem?.id).toBe('handles-changed');
    }
    expect(starts()).toEqual([]);

    giveBack();
    await driver.confirm('copy');
    await world.pass(2 * MINUTE);
    expect(step('copy')?.phase).toBe('done');
  });

  it('lets a person tell of the run that gave new titles their handles, and starts no other one', async () => {
    drive(await world.prepare('New titles, no handle yet', 4, 'new'));
    const end = async (id: string, created: number): Promise<void> => {
      await world.until(driver.giveProcessId('register', id));
      await world.pass(MINUTE);
      await driver.enterNumbers('register', { created, updated: 0, failed: 0, skipped: 0 });
      await world.pass(MINUTE);
    };
    await driver.confirm('register');
    await world.pass(MINUTE);
    const id = world.runProfile(driver.snapshot.set, 'new');
    await end(id, 44);
    expect(step('register')?.phase).toBe('failed');

    await world.pass(2 * HOUR);
    for (let tries = 0; tries < 2; tries++) {
      await driver.confirm('register');
      await world.pass(MINUTE);
      expect(step('register')?.problem).toEqual({ id: 'registered-already', with: { n: 4 } });
    }
    await driver.byHand('register');
    await world.pass(MINUTE);
    expect(step('register')?.phase).toBe('guided');
    await end(id, 4);
    expect(step('register')?.phase).toBe('done');
  });

  it('takes records for fresh on no word of a clock that was set back', async () => {
    const run = await world.prepare('First batch', 3);
    drive(run);
    const [mmsId = ''] = world.world.library.sets.members(run.set.id);
    const xml = world.world.xmlOf(mmsId);
    await world.pass(2 * HOUR);
    world.clock.setSystemTime(Date.now() - 5 * HOUR);
    world.world.overwrite(mmsId, xml.replaceAll(/99321\/\d+/g, '99321/424242'));
    await driver.confirm('copy');
    await world.pass(MINUTE);
    expect(step('copy')?.problem).toEqual({ id: 'handles-changed', with: {} });
    expect(starts()).toEqual([]);
  });

  it('sees an unfinished run of the job, however long ago and by whomever it was begun', async () => {
    const [route] = world.configuration.routes;
    const { jobs, sets } = world.world.library;
    jobs.planEnding('copy', 'never');
    jobs.start({
      jobId: route?.copyJob?.id ?? '',
      parameters: { set_id: sets.named('First batch')?.id ?? '', job_name: 'Stuck' },
      submittedBy: 'cataloguer',
      origin: 'page',
    });
    world.clock.jump(9 * DAY);
    drive(await world.prepare('First batch', 3));
    await driver.confirm('copy');
    await world.pass(MINUTE);
    expect(step('copy')?.problem?.id).toBe('job-running');
    expect(starts()).toEqual([]);
  });

  it('believes no records of a set that is not the reviewed one any more', async () => {
    const run = await world.prepare('First batch', 3);
    drive(run);
    const records = new RunRecords(world.ports, world.configuration);
    const readAll = () => world.until(records.readAll(run, new AbortController().signal));
    expect((await readAll()).length).toBe(3);
    const { sets } = world.world.library;
    sets.setMembers(run.set.id, sets.members(run.set.id).slice(1));
    await expectAsync(readAll()).toBeRejectedWithError(MembersChangedError);
  });

  it('samples no title of which it was not known that it did not resolve', async () => {
    const run = await world.prepare('First batch', 3);
    drive(run);
    const sampled = async (verdict: Verdict | undefined) => {
      const members = world.world.library.sets.members(run.set.id);
      const baseline = makeBaseline(members.map((id) => ({ mmsId: id as never, verdict })));
      const records = new RunRecords(world.ports, world.configuration);
      return world.until(records.sample({ ...run, baseline }, new AbortController().signal));
    };
    expect((await sampled('unregistered')).asked).toBe(3);
    expect((await sampled('wrong-record')).asked).toBe(3);
    expect((await sampled('right')).asked).toBe(0);
    expect((await sampled('unchecked')).asked).toBe(0);
    expect((await sampled(undefined)).asked).toBe(0);
  });
});
