import { builtinArchive } from '../../../../../simulator/archive/builtin';
import type { HandleProfileForm } from '../../../../../simulator/library/model';
import type { Switches } from '../../../../../simulator/library/switches';
import type { Alma } from '../../alma/port/alma';
import type { Configuration } from '../../core/configuration/configuration';
import { RunWorld } from '../testing/run-world';
import { SimulatedWorld } from '../testing/simulated-world';
import { mayStartRegister } from './register-start';
import { routeFingerprint } from './route-fingerprint';
import { RunDriver } from './run-driver';
import type { RunSet, StepState } from './run-state';

const MINUTE = 60_000;
const REGISTER_JOB = 'S27210000000006421';
const OPEN: Partial<Switches> = { 'handle-job': 'listed', profile: 'readable' };
const PLACE = { institution: 'TEST', almaUrl: 'https://alma.test/' };

/** A run in an Alma like this, with or without the profile's job in the configuration. */
async function takeRun(
  switches: Partial<Switches>,
  jobId: string,
): Promise<{ readonly world: RunWorld; readonly driver: RunDriver }> {
  const world = new RunWorld(() => new SimulatedWorld(builtinArchive(), switches));
  const configuration: Configuration = {
    ...world.configuration,
    routes: world.configuration.routes.map((route) => ({
      ...route,
      profile: route.profile && { ...route.profile, jobId },
    })),
  };
  const run = await world.prepare('First batch', 3);
  const [route] = configuration.routes;
  const fingerprint = route === undefined ? '' : routeFingerprint(route);
  const own = { ...run, routeFingerprint: fingerprint };
  return { world, driver: RunDriver.take(own, world.ports, configuration, PLACE, 'panel-1') };
}

describe('The start of register by API', () => {
  let world: RunWorld;
  let driver: RunDriver;

  afterEach(() => {
    driver.letGo();
    world.close();
  });

  async function take(switches: Partial<Switches>, jobId = REGISTER_JOB): Promise<RunSet> {
    ({ world, driver } = await takeRun(switches, jobId));
    return driver.snapshot.set;
  }

  function save(set: { readonly id: string }, change: Partial<HandleProfileForm> = {}): void {
    const { profile } = world.world.library;
    profile.save({ ...profile.saved, setId: set.id, action: 'CREATE_AND_UPDATE', ...change });
  }

  async function goOn(minutes = 5): Promise<void> {
    await driver.confirm('copy');
    await world.pass(minutes * MINUTE);
  }

  const register = (): StepState | undefined => driver.snapshot.steps.at(-1);
  const starts = () =>
    world.world.calls.filter(
      ({ method, path }) => method === 'POST' && path === `/conf/jobs/${REGISTER_JOB}`,
    );

  for (const uses of ['form', 'saved'] as const) {
    it(`is made where the profile shows this set, and runs on it, whichever set Run uses: ${uses}`, async () => {
      const set = await take({ ...OPEN, 'run-uses': uses });
      save(set);
      await goOn(10);
      expect(starts().length).toBe(1);
      // A scheduled job takes no parameters.
      expect(starts()[0]?.body).toEqual({});
      expect(register()?.by).toBe('app');
      expect(register()?.gate?.state).toBe('passed');
      expect(world.world.library.jobs.instance(register()?.instanceId ?? '')?.setId).toBe(set.id);
      expect(driver.snapshot.handles.counts.right).toBe(3);
    });
  }

  for (const [name, switches] of [
    ['the profile cannot be read', { ...OPEN, profile: 'opaque' }],
    ['its runs cannot be listed', { ...OPEN, 'handle-job': 'readable' }],
    ['its job is hidden', { ...OPEN, 'handle-job': 'hidden' }],
  ] as const) {
    it(`is never tried where ${name}`, async () => {
      save(await take(switches));
      await goOn();
      expect(register()?.phase).toBe('guided');
      expect(starts()).toEqual([]);
    });
  }

  it('is looked for since the run was made, however long it lay', async () => {
    await take(OPEN);
    const asked: (string | undefined)[] = [];
    const alma: Alma = {
      ...world.world.alma,
      listInstances: ({ from }) => {
        asked.push(from);
        return Promise.resolve({ rows: [], total: 0 });
      },
    };
    const { configuration } = world;
    const [route] = configuration.routes;
    const profile = { id: '1', name: 'Handle', jobId: REGISTER_JOB };
    const run = { ...driver.snapshot, createdAt: Date.UTC(2025, 4, 4) };
    await world.until(mayStartRegister(alma, run, { ...route!, profile }, configuration));

    expect(asked).toEqual(['2025-05-03']);
  });

  it('is never tried without a job id in the configuration', async () => {
    save(await take(OPEN, ''));
    await goOn();
    expect(register()?.phase).toBe('guided');
    expect(starts()).toEqual([]);
  });

  for (const [name, change] of [
    ['another set', { setId: '7710000090006421' }],
    ['another action', { action: 'CREATE' }],
    [
      'another upon create of the format',
      { uponCreate: { marc: 'DO_NOT_ADD', dc: 'ADD_NEW', mods: 'DO_NOT_ADD' } },
    ],
    ['an inactive form', { isActive: false }],
  ] as const satisfies readonly (readonly [string, Partial<HandleProfileForm>])[]) {
    it(`is not tried where the profile was saved with ${name}`, async () => {
      save(await take(OPEN), change);
      await goOn();
      expect(register()?.phase).toBe('guided');
      expect(starts()).toEqual([]);
    });
  }

  it('is withheld where somebody saves the profile otherwise between the first look and the start', async () => {
    const set = await take(OPEN);
    save(set);
    let reads = 0;
    world.world.meanwhile = ({ path }) => {
      if (!path.startsWith('/conf/integration-profiles/')) return;
      reads++;
      if (reads === 2) save({ id: '7710000090006421' });
    };
    await goOn();
    expect(reads).toBe(2);
    expect(starts()).toEqual([]);
    expect(register()?.phase).toBe('guided');
    expect(register()?.problem).toEqual({ id: 'profile-changed', with: {} });
    // Nothing is about to be started any more: another machine may.
    expect(world.store.kept.has('run-lease')).toBeFalse();
  });

  it('is not sent by a panel that was let go while it read the profile once more', async () => {
    save(await take(OPEN));
    let reads = 0;
    world.world.meanwhile = ({ path }) => {
      if (!path.startsWith('/conf/integration-profiles/')) return;
      reads++;
      if (reads === 2) driver.letGo();
    };
    await goOn();
    expect(reads).toBe(2);
    expect(starts()).toEqual([]);
    expect(register()?.phase).toBe('starting');
  });

  for (const code of ['402248', '402249']) {
    it(`that Alma refuses for good leads to the form in Alma, and is not tried again: ${code}`, async () => {
      save(await take(OPEN));
      world.world.library.jobs.planEnding('register', code);
      await goOn();
      expect(starts().length).toBe(1);
      expect(register()?.phase).toBe('guided');
      expect(register()?.by).toBe('person');
      expect(register()?.problem?.id).toBe(`code-${code}`);
    });
  }

  it('is not made beside a run of the profile that somebody began since migrate', async () => {
    const set = await take(OPEN);
    save(set);
    world.world.meanwhile = ({ path }) => {
      if (path !== `/conf/jobs/${REGISTER_JOB}/instances`) return;
      const isTurn = driver.snapshot.steps.at(-1)?.phase === 'preflight';
      if (!isTurn) return;
      world.world.meanwhile = () => undefined;
      world.runProfile(set);
    };
    await goOn();
    expect(starts()).toEqual([]);
    expect(register()?.phase).toBe('failed');
    expect(register()?.problem?.id).toBe('job-running');
    await driver.byHand('register');
    await world.pass(5 * MINUTE);
    expect(register()?.gate?.state).toBe('passed');
  });

  it('whose answer was lost is found among Alma’s runs, and not sent twice', async () => {
    save(await take(OPEN));
    world.world.mishap = ({ method, path }) => {
      if (method !== 'POST' || path !== `/conf/jobs/${REGISTER_JOB}`) return undefined;
      world.world.mishap = () => undefined;
      return 'drop-answer';
    };
    await goOn(10);
    expect(starts().length).toBe(1);
    expect(register()?.gate?.state).toBe('passed');
    expect(driver.snapshot.handles.counts.right).toBe(3);
  });

  it('that was lost and never arrived waits for a person, who alone may say so', async () => {
    save(await take(OPEN));
    world.world.mishap = ({ method, path }) =>
      method === 'POST' && path === `/conf/jobs/${REGISTER_JOB}` ? 'lost' : undefined;
    await goOn(10);
    expect(register()?.phase).toBe('unsettled');
    expect(starts().length).toBe(1);
  });
});

describe('A step that a person does in Alma', () => {
  let world: RunWorld;
  let driver: RunDriver;

  afterEach(() => {
    driver.letGo();
    world.close();
  });

  async function takeListed(): Promise<RunSet> {
    ({ world, driver } = await takeRun({ 'handle-job': 'listed' }, REGISTER_JOB));
    return driver.snapshot.set;
  }

  const register = (): StepState | undefined => driver.snapshot.steps.at(-1);

  it('is found by itself where Alma lists its runs', async () => {
    const set = await takeListed();
    await driver.confirm('copy');
    await world.pass(5 * MINUTE);
    expect(register()?.phase).toBe('guided');
    const id = world.runProfile(set);
    await world.pass(10 * MINUTE);
    expect(register()?.instanceId).toBe(id);
    expect(register()?.phase).toBe('done');
  });

  it('is given by the person where more than one run may be it', async () => {
    const set = await takeListed();
    await driver.confirm('copy');
    await world.pass(5 * MINUTE);
    const other = world.world.library.sets.named('Old handle fixes');
    world.runProfile({ id: other?.id ?? '', name: other?.name ?? '' });
    const id = world.runProfile(set);
    await world.pass(10 * MINUTE);
    expect(register()?.phase).toBe('guided');
    expect(await world.until(driver.giveProcessId('register', id))).toBeUndefined();
    await world.pass(5 * MINUTE);
    expect(register()?.instanceId).toBe(id);
  });

  it('is not taken for a run of the same job on another set', async () => {
    const set = await takeListed();
    await driver.byHand('copy');
    await world.pass(MINUTE);
    const [route] = world.configuration.routes;
    const start = (name: string): string =>
      world.world.library.jobs.start({
        jobId: route?.copyJob?.id ?? '',
        parameters: {
          ...Object.fromEntries((route?.copyJob?.parameters ?? []).map((p) => [p.name, p.value])),
          set_id: set.id,
          job_name: `Copy dcterm to dcidentifier - ${name} - 05/04/2026 09:00:00 UTC`,
        },
        submittedBy: 'admin',
        origin: 'page',
      }).id;
    start('Other letters');
    await world.pass(MINUTE);
    expect(driver.snapshot.steps[0]?.instanceId).toBe('');
    const id = start(set.name);
    await world.pass(MINUTE);
    expect(driver.snapshot.steps[0]?.instanceId).toBe(id);
    expect(driver.snapshot.steps[0]?.showsSet).toBeTrue();
  });
});
