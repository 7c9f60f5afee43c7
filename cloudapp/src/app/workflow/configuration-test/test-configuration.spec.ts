import { BUILTIN_SETS } from '../../../../../simulator/archive/builtin';
import type { Configuration } from '../../core/configuration/configuration';
import { HandleServerError } from '../../resolver/handle-server';
import { SimulatedWorld } from '../testing/simulated-world';
import { formatsAmong, prefixAmong, readSample, siteAmong } from './sample-records';
import { testConfiguration } from './test-configuration';
import type { TestLine } from './test-line';

const MIGRATE = { id: 'M7407373660006421', name: 'DG Handle Migration', parameters: [] };
const PROFILE = { id: '27210000000006421', name: 'Handles', jobId: '' };

async function linesOf(
  world: SimulatedWorld,
  configuration: Configuration,
  setId = firstSetOf(world),
): Promise<readonly TestLine[]> {
  const lines: TestLine[] = [];
  const surroundings = { institution: '01SIM_INST', almaHost: 'sim.alma.example', setId };
  await testConfiguration(world, configuration, surroundings, (line) => lines.push(line));
  return lines;
}

function firstSetOf(world: SimulatedWorld): string {
  return [...world.library.sets.all].find(({ members }) => members.length > 5)?.id ?? '';
}

function summary(lines: readonly TestLine[]): Readonly<Record<string, string>> {
  return Object.fromEntries(lines.map(({ tested, state, say }) => [tested, `${state} ${say}`]));
}

function withRoute(
  world: SimulatedWorld,
  overrides: Partial<Configuration['routes'][number]>,
): Configuration {
  const { configuration } = world;
  return { ...configuration, routes: configuration.routes.map((r) => ({ ...r, ...overrides })) };
}

describe('the test of a configuration', () => {
  it('finds everything that is there', async () => {
    const world = new SimulatedWorld();
    const configuration = {
      ...withRoute(world, { migrateJob: MIGRATE, profile: PROFILE }),
      production: { institution: '01SIM_INST', host: 'sim.alma.example' },
    };

    expect(summary(await linesOf(world, configuration))).toEqual(
      jasmine.objectContaining({
        place: 'ok production-here',
        sets: 'ok may',
        members: 'ok may',
        records: 'ok may',
        jobs: 'ok may',
        'copy-job': 'unknown not-chosen',
        'migrate-job': 'ok job-found',
        runs: 'ok may',
        profile: 'ok profile-opaque',
        prefix: 'ok prefix-known',
      }),
    );
  });

  it('changes nothing', async () => {
    const world = new SimulatedWorld();
    await linesOf(world, withRoute(world, { migrateJob: MIGRATE, profile: PROFILE }));

    expect(world.calls.filter(({ method }) => method !== 'GET')).toEqual([]);
    expect(world.calls.length).toBeLessThan(15);
  });

  it('says what is not there', async () => {
    const world = new SimulatedWorld();
    const configuration = withRoute(world, {
      prefix: '99999',
      copyJob: { ...MIGRATE, name: 'Something else' },
      migrateJob: { ...MIGRATE, id: 'M1' },
      profile: { ...PROFILE, id: '1' },
    });

    expect(summary(await linesOf(world, configuration))).toEqual(
      jasmine.objectContaining({
        place: 'unknown production-unsaid',
        'copy-job': 'failed job-other-name',
        'migrate-job': 'failed job-missing',
        profile: 'failed profile-missing',
        prefix: 'failed prefix-unknown',
        handle: 'unknown handle-none',
      }),
    );
  });

  it('names each capability that the user lacks, and goes on', async () => {
    const world = new SimulatedWorld();
    world.mishap = ({ path }) =>
      path.startsWith('/conf/integration') || path === '/conf/sets'
        ? { status: 401, body: '' }
        : undefined;
    const lines = summary(await linesOf(world, withRoute(world, { profile: PROFILE })));

    expect(lines['sets']).toBe('failed no-role');
    expect(lines['profile']).toBe('failed no-role');
    expect(lines['members']).toBe('ok may');
  });

  it('cannot tell where Alma fails, or the handle server is not reached', async () => {
    const world = new SimulatedWorld();
    world.mishap = ({ path }) =>
      path.startsWith('/conf/jobs') ? { status: 500, body: '' } : undefined;
    const lines = summary(await linesOf(world, withRoute(world, { migrateJob: MIGRATE })));

    expect(lines['jobs']).toBe('unknown error');
    expect(lines['migrate-job']).toBe('unknown error');
  });

  it('says that this is another Alma than production', async () => {
    const world = new SimulatedWorld();
    for (const production of [
      { institution: '01OTHER', host: 'sim.alma.example' },
      { institution: '01SIM_INST', host: 'other.alma.example' },
    ]) {
      const [place] = await linesOf(world, { ...world.configuration, production });

      expect(place).toEqual(
        jasmine.objectContaining({
          state: 'failed',
          say: 'production-elsewhere',
          with: { institution: '01SIM_INST', host: 'sim.alma.example' },
        }),
      );
    }
  });

  it('reads another set where the first one is empty, and says that there is nothing to read', async () => {
    const world = new SimulatedWorld();
    expect(summary(await linesOf(world, world.configuration, BUILTIN_SETS.empty))['records']).toBe(
      'ok may',
    );

    world.mishap = ({ path }) => (path === '/conf/sets' ? { status: 500, body: '' } : undefined);
    const lines = summary(await linesOf(world, world.configuration, BUILTIN_SETS.empty));
    expect(lines['members']).toBe('unknown nothing-to-read');
    expect(lines['records']).toBe('unknown nothing-to-read');
  });

  it('asks no handle server about what is no prefix', async () => {
    const world = new SimulatedWorld();
    const lines = summary(await linesOf(world, withRoute(world, { prefix: 'http://x/' })));

    expect(lines['prefix']).toBe('unknown not-chosen');
    expect(lines['handle']).toBe('unknown handle-none');
    expect(world.handlesAsked).toEqual([]);
  });

  it('finds the profile by its name where its id is not known, and looks what kind it is', async () => {
    const world = new SimulatedWorld();
    const one = { id: '7', code: '', name: 'Handles', type: 'HANDLE', typeName: '' };
    const setting = { name: 'active', label: 'Active', value: 'true', words: 'Yes' };
    const profiles = [
      { ...one, parameters: [setting, setting] },
      { ...one, id: '8', name: 'Login', type: 'SAML', parameters: [] },
    ];
    const alma = { ...world.alma, listProfiles: () => Promise.resolve(profiles) };
    const profileLine = async (profile: Partial<typeof PROFILE>): Promise<TestLine | undefined> => {
      const lines: TestLine[] = [];
      const configuration = withRoute(world, { profile: { ...PROFILE, ...profile } });
      const place = { institution: '', almaHost: '', setId: '' };
      const ports = { alma, handleServer: world.handleServer };
      await testConfiguration(ports, configuration, place, (line) => lines.push(line));
      return lines.find(({ tested }) => tested === 'profile');
    };

    expect(await profileLine({ id: '' })).toEqual(
      jasmine.objectContaining({ state: 'ok', say: 'profile-readable' }),
    );
    expect((await profileLine({ id: '', name: 'Others' }))?.say).toBe('profile-missing');
    expect((await profileLine({ id: '8' }))?.say).toBe('profile-other-type');
  });

  it('follows a handle of the set to its record, at any site or at the one that is entered', async () => {
    const world = new SimulatedWorld();
    const say = async (sites: Configuration['sites'], set: string): Promise<string> =>
      summary(await linesOf(world, { ...world.configuration, sites }, set))['handle'] ?? '';
    const { primo } = world.library.institution;

    expect(await say([], BUILTIN_SETS.oldFixes)).toBe('ok handle-any-site');
    expect(await say([primo], BUILTIN_SETS.oldFixes)).toBe('ok handle-right');
    expect(await say([{ ...primo, view: 'OTHER' }], BUILTIN_SETS.oldFixes)).toBe(
      'failed handle-wrong-site',
    );
    expect(await say([primo], BUILTIN_SETS.decemberBatch)).toBe('unknown handle-unregistered');
    expect(await say([primo], BUILTIN_SETS.withoutHandle)).toBe('unknown handle-none');
  });

  it('says what the handle server answered instead', async () => {
    const world = new SimulatedWorld();
    const ask = (): Promise<never> => Promise.reject(new HandleServerError('busy', 'busy', 0));
    const lines: TestLine[] = [];
    await testConfiguration(
      { alma: world.alma, handleServer: { ask, knowsPrefix: ask } },
      world.configuration,
      { institution: '', almaHost: '', setId: BUILTIN_SETS.oldFixes },
      (line) => lines.push(line),
    );
    const [prefix, handle] = lines.slice(-2);

    expect(prefix).toEqual(
      jasmine.objectContaining({ say: 'server-error', with: { kind: 'busy' } }),
    );
    expect(handle?.state).toBe('unknown');
  });

  it('stops when it is told to', async () => {
    const world = new SimulatedWorld();
    const stop = new AbortController();
    const lines: TestLine[] = [];
    const surroundings = { institution: '', almaHost: '', setId: '' };
    const tested = testConfiguration(
      world,
      world.configuration,
      surroundings,
      (line) => {
        lines.push(line);
        stop.abort();
      },
      stop.signal,
    );

    await expectAsync(tested).toBeRejected();
    expect(lines.length).toBe(1);
  });
});

describe('a sample of records', () => {
  it('tells the prefix, the formats and the site of an institution', async () => {
    const world = new SimulatedWorld();
    const sample = await readSample(world.alma, firstSetOf(world));

    expect(sample.length).toBeGreaterThan(0);
    expect(prefixAmong(sample)).toBe(world.library.institution.prefix);
    expect(formatsAmong(sample)).toContain('dcap01');
    expect(await siteAmong(world.handleServer, sample)).toEqual(world.library.institution.primo);
  });

  it('looks past broken records, numbers of publishers and handles that lead nowhere', async () => {
    const world = new SimulatedWorld();
    const sample = await readSample(world.alma, BUILTIN_SETS.decemberBatch);
    expect(await siteAmong(world.handleServer, sample)).toBeUndefined();

    const [first] = await world.alma.readBibs(sample.map(({ mmsId }) => mmsId));
    const doi = first!.xml!.replace(
      /http:\/\/hdl\.handle\.net\/[^<]+/,
      'https://doi.org/10.1000/1',
    );
    const bibs = [first!, { ...first!, xml: '<record>' }, { ...first!, xml: doi }];
    const alma = { ...world.alma, readBibs: () => Promise.resolve(bibs) };
    const [good, broken, published] = await readSample(alma, BUILTIN_SETS.decemberBatch);

    expect(good?.handles.length).toBe(1);
    expect(broken?.handles).toEqual([]);
    expect(published?.handles).toEqual([]);
    expect(await readSample(alma, BUILTIN_SETS.empty)).toEqual([]);
  });

  it('tells nothing where there is nothing', async () => {
    expect(prefixAmong([])).toBeUndefined();
    expect(await siteAmong(new SimulatedWorld().handleServer, [])).toBeUndefined();
  });
});
