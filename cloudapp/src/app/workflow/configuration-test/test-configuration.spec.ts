import type { Configuration } from '../../core/configuration/configuration';
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

  it('tells nothing where there is nothing', async () => {
    expect(prefixAmong([])).toBeUndefined();
    expect(await siteAmong(new SimulatedWorld().handleServer, [])).toBeUndefined();
  });
});
