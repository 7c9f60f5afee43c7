import type { Alma, IntegrationProfile } from '../../alma/port/alma';
import { AlmaError } from '../../alma/port/alma-error';
import type { Configuration, Route } from '../../core/configuration/configuration';
import { emptyConfiguration, emptyRoute } from '../../core/configuration/defaults';
import type { Handle } from '../../core/handle/handle';
import { asMmsId } from '../../core/identifiers/mms-id';
import { aBib, aDcRecord } from '../../core/testing/a-bib';
import { HandleServerError, type HandleAnswer } from '../../resolver/handle-server';
import { almaWithAll, HANDLE_PROFILE as PROFILE } from '../testing/alma-with-all';
import { SimulatedWorld } from '../testing/simulated-world';
import { testConfiguration, type TestSurroundings } from './test-configuration';
import type { TestLine } from './test-line';

const ID = asMmsId('991000000000000001');
const PAGE = 'https://primo.example/discovery/fulldisplay/alma';
const ROUTE: Route = {
  ...emptyRoute('main'),
  prefix: '12345',
  copyJob: { id: 'M1', name: 'Copy', parameters: [] },
  migrateJob: { id: 'M2', name: 'Migrate', parameters: [] },
  profile: { id: '9', name: 'Handles', jobId: '' },
};
const no = (kind: 'refused' | 'unauthorized' | 'server') =>
  new AlmaError('No.', { kind, status: 400, code: '', trackingId: '' });

describe('a line of the test', () => {
  const { handleServer } = new SimulatedWorld();
  let asked: string[];

  beforeEach(() => (asked = []));

  interface Given {
    readonly alma?: Partial<Alma>;
    readonly route?: Partial<Route>;
    readonly configuration?: Partial<Configuration>;
    readonly surroundings?: Partial<TestSurroundings>;
    readonly answer?: HandleAnswer | Error;
    readonly knowsPrefix?: boolean;
  }

  async function linesOf(given: Given): Promise<readonly TestLine[]> {
    const lines: TestLine[] = [];
    const answer = given.answer ?? { kind: 'registered', urls: [`${PAGE}${ID}/01X:V`] };
    const ask = (handle: Handle): Promise<HandleAnswer> => {
      asked.push(handle);
      return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
    };
    await testConfiguration(
      {
        alma: almaWithAll(asked, given.alma ?? {}),
        handleServer: {
          ...handleServer,
          ask,
          knowsPrefix: () => Promise.resolve(given.knowsPrefix ?? true),
        },
      },
      { ...emptyConfiguration(), routes: [{ ...ROUTE, ...given.route }], ...given.configuration },
      { institution: '01COL', almaHost: 'a.example', setId: '', ...given.surroundings },
      (line) => lines.push(line),
    );
    return lines;
  }

  it('is told for each thing in its order, with the route that it is about', async () => {
    const lines = await linesOf({});

    expect(
      lines.map(({ tested, routeId, state, say }) => [tested, routeId, state, say].join(' ')),
    ).toEqual([
      'place  unknown production-unsaid',
      'sets  ok may',
      'members  ok may',
      'records  ok may',
      'jobs  ok may',
      'copy-job main ok job-found',
      'migrate-job main ok job-found',
      'runs main ok may',
      'profile main ok profile-opaque',
      'prefix main ok prefix-known',
      'handle main ok handle-any-site',
    ]);
    expect(lines.every(({ error }) => error === undefined)).toBeTrue();
    // The first set of titles is looked into, and one call reads the sample.
    expect(asked).toEqual(['sets 20 0 ""', 's1 1', 's1 10', 'runs of M2 1', '12345/1']);
  });

  async function lineOf(tested: TestLine['tested'], given: Given): Promise<readonly unknown[]> {
    const line = (await linesOf(given)).find((one) => one.tested === tested);
    return [line?.state, line?.say, line?.with];
  }

  it('tells whether this is the production Alma', async () => {
    const production = { institution: '01COL', host: 'A.example' };
    const elsewhere = [
      'failed',
      'production-elsewhere',
      { institution: '01COL', host: 'a.example' },
    ];

    expect(await lineOf('place', { configuration: { production } })).toEqual([
      'ok',
      'production-here',
      {},
    ]);
    for (const other of [
      { ...production, institution: '02' },
      { ...production, host: 'b.example' },
    ]) {
      expect(await lineOf('place', { configuration: { production: other } })).toEqual(elsewhere);
    }
  });

  it('tells what cannot be read for want of anything there', async () => {
    const nothing = ['unknown', 'nothing-to-read', {}];
    const none = () => Promise.resolve({ rows: [], total: 0 });

    expect(await lineOf('members', { alma: { readMembers: none } })).toEqual(nothing);
    expect(await lineOf('records', { alma: { readMembers: none } })).toEqual(nothing);
    expect(await lineOf('members', { alma: { findSets: none } })).toEqual(nothing);
    expect(await lineOf('records', { alma: { readBibs: () => Promise.resolve([]) } })).toEqual(
      nothing,
    );
  });

  it('looks into the set that is given first, and into five at most', async () => {
    const given = { surroundings: { setId: 'own' } };
    await linesOf(given);
    expect(asked.slice(1, 3)).toEqual(['own 1', 'own 10']);

    asked = [];
    const readMembers: Alma['readMembers'] = (setId) => {
      asked.push(setId);
      return Promise.resolve({ rows: [], total: 0 });
    };
    await linesOf({ ...given, alma: { readMembers } });
    expect(asked.slice(1, 6)).toEqual(['own', 's1', 's2', 's3', 's4']);
    expect(asked[6]).toBe('runs of M2 1');
  });

  it('tells of a job whether it is there, and under its name', async () => {
    expect(await lineOf('copy-job', {})).toEqual(['ok', 'job-found', { name: 'Copy' }]);
    expect(await lineOf('copy-job', { route: { copyJob: undefined } })).toEqual([
      'unknown',
      'not-chosen',
      {},
    ]);
    expect(
      await lineOf('copy-job', { route: { copyJob: { id: 'M1', name: 'Other', parameters: [] } } }),
    ).toEqual(['failed', 'job-other-name', { name: 'Copy', id: 'M1' }]);
    const failing = (kind: 'refused' | 'unauthorized' | 'server') =>
      lineOf('copy-job', { alma: { readJob: () => Promise.reject(no(kind)) } });
    expect(await failing('refused')).toEqual(['failed', 'job-missing', { id: 'M1' }]);
    expect(await failing('unauthorized')).toEqual(['failed', 'no-role', {}]);
    expect(await failing('server')).toEqual(['unknown', 'error', {}]);
  });

  it('asks for the runs of migrate, or of copy where there is no migrate', async () => {
    await linesOf({ route: { migrateJob: undefined } });
    expect(asked).toContain('runs of M1 1');
    expect(await lineOf('runs', { route: { migrateJob: undefined, copyJob: undefined } })).toEqual([
      'unknown',
      'not-chosen',
      {},
    ]);
  });

  it('keeps what stood in the way', async () => {
    const [unauthorized, fault] = [no('unauthorized'), new Error('a fault')];
    const errorsOf = async (error: Error) =>
      (await linesOf({ alma: { listJobs: () => Promise.reject(error) } }))
        .filter(({ tested }) => tested === 'jobs')
        .map((line) => [line.state, line.say, line.error]);

    expect(await errorsOf(unauthorized)).toEqual([['failed', 'no-role', unauthorized]]);
    expect(await errorsOf(fault)).toEqual([['unknown', 'error', fault]]);
  });

  it('tells of a profile whether it is there, of the type Handle, and readable', async () => {
    const profileOf = (profiles: readonly IntegrationProfile[], profile = ROUTE.profile) =>
      lineOf('profile', {
        route: { profile },
        alma: { listProfiles: () => Promise.resolve(profiles) },
      });
    const parameters = [{ name: 'a', value: 'b', label: '', words: '' }];
    const byName = { id: '', name: 'Handles', jobId: '' };
    const name = 'Handles';

    expect(await lineOf('profile', { route: { profile: undefined } })).toEqual([
      'unknown',
      'not-chosen',
      {},
    ]);
    expect(await profileOf([PROFILE])).toEqual(['ok', 'profile-opaque', { name }]);
    expect(await profileOf([{ ...PROFILE, parameters }])).toEqual([
      'ok',
      'profile-readable',
      { name, n: 1 },
    ]);
    expect(await profileOf([{ ...PROFILE, id: '8' }])).toEqual([
      'failed',
      'profile-missing',
      { name },
    ]);
    expect(await profileOf([{ ...PROFILE, id: '8' }], byName)).toEqual([
      'ok',
      'profile-opaque',
      { name },
    ]);
    expect(await profileOf([{ ...PROFILE, name: 'x' }], byName)).toEqual([
      'failed',
      'profile-missing',
      { name },
    ]);
    expect(await profileOf([{ ...PROFILE, type: 'OAI', name: 'x' }])).toEqual([
      'failed',
      'profile-other-type',
      { name },
    ]);
    for (const typed of [{ type: 'handle' }, { typeName: 'Handle' }, { name: 'All handles' }]) {
      const profile = { ...PROFILE, type: '', name: '', ...typed };
      expect((await profileOf([profile]))[0]).toBe('ok');
    }
  });

  it('tells whether the prefix is known', async () => {
    expect(await lineOf('prefix', {})).toEqual(['ok', 'prefix-known', { prefix: '12345' }]);
    expect(await lineOf('prefix', { knowsPrefix: false })).toEqual([
      'failed',
      'prefix-unknown',
      { prefix: '12345' },
    ]);
    expect(await lineOf('prefix', { route: { prefix: '12345/' } })).toEqual([
      'unknown',
      'not-chosen',
      {},
    ]);
  });

  it('tells where a handle of the sample leads', async () => {
    const leadsTo = (...urls: readonly string[]): HandleAnswer => ({ kind: 'registered', urls });
    const sites = [{ domain: 'primo.example', view: '' }];
    const handle = '12345/1';
    const prefix = '12345';
    const site = 'primo.example 01X:V';
    const lineFor = (answer: HandleAnswer | Error, ours = sites) =>
      lineOf('handle', { answer, configuration: { sites: ours } });

    const right = leadsTo(`${PAGE}${ID}/01X:V`);
    expect(await lineFor(right)).toEqual(['ok', 'handle-right', { handle, site }]);
    expect(await lineFor(right, [{ domain: 'b.example', view: '' }])).toEqual([
      'failed',
      'handle-wrong-site',
      { handle, site, prefix },
    ]);
    expect(await lineFor(leadsTo(`${PAGE}991000000000000002/01X:V`))).toEqual([
      'failed',
      'handle-wrong-record',
      { handle, site, prefix },
    ]);
    expect(await lineFor({ kind: 'unregistered' })).toEqual([
      'unknown',
      'handle-unregistered',
      { handle, site: '', prefix },
    ]);
    expect((await lineFor(leadsTo('https://old.example/1')))[1]).toBe('handle-elsewhere');
    expect((await lineFor(leadsTo()))[1]).toBe('handle-no-url');
    expect(await lineFor(new HandleServerError('', 'timeout', 0))).toEqual([
      'unknown',
      'server-error',
      { kind: 'timeout' },
    ]);
    expect(await lineOf('handle', { route: { prefix: '777' } })).toEqual([
      'unknown',
      'handle-none',
      { prefix: '777' },
    ]);
  });

  it('asks for three handles of the sample at most, and none after one that is right', async () => {
    const fields = [1, 2, 3, 4]
      .map((n) => `<dc:identifier>http://hdl.handle.net/12345/${String(n)}</dc:identifier>`)
      .join('');
    const alma: Partial<Alma> = {
      readBibs: () => Promise.resolve([aBib({ xml: aDcRecord(fields) })]),
    };

    await linesOf({ alma, answer: { kind: 'unregistered' } });
    expect(asked.filter((line) => line.startsWith('12345/'))).toEqual([
      '12345/1',
      '12345/2',
      '12345/3',
    ]);
    asked = [];
    await linesOf({ alma });
    expect(asked.filter((line) => line.startsWith('12345/'))).toEqual(['12345/1']);
  });
});
