import type { Alma, JobInstance } from '../../alma/port/alma';
import { AlmaError, type AlmaErrorKind } from '../../alma/port/alma-error';
import type { Configuration, Route } from '../../core/configuration/configuration';
import { emptyConfiguration, emptyRoute } from '../../core/configuration/defaults';
import { asMmsId } from '../../core/identifiers/mms-id';
import type { JudgedRecord } from '../../core/state/judged-record';
import { aBib, judged } from '../../core/testing/a-bib';
import { aRun, aStep } from '../testing/a-run';
import { anInstance } from '../testing/an-instance';
import { MemoryStore } from '../testing/run-world';
import { SimulatedWorld } from '../testing/simulated-world';
import { handlesHash, membersHash } from './members-hash';
import { FRESH_MS, preflight, type PreflightGround } from './preflight';
import { routeFingerprint } from './route-fingerprint';
import type { RunState } from './run-state';

const NOW = Date.UTC(2026, 1, 20);
const MEMBERS = [1, 2, 3].map((i) => asMmsId(`99${String(1e15 + i)}`));
const ROUTE: Route = {
  ...emptyRoute('main'),
  prefix: '12345',
  copyJob: { id: 'M1', name: 'Copy', parameters: [] },
  migrateJob: { id: 'M2', name: 'Migrate', parameters: [] },
  profile: { id: '9', name: 'Handles', jobId: 'S3' },
};

function aGround(change: Partial<RunState> = {}): RunState {
  const set = { ...aRun().set, membersHash: membersHash(MEMBERS) };
  return aRun({
    set,
    routeFingerprint: routeFingerprint(ROUTE),
    handlesHash: '',
    recordsReadAt: NOW,
    ...change,
  });
}

const anError = (kind: AlmaErrorKind) =>
  new AlmaError('No.', { kind, status: 400, code: '', trackingId: '' });

describe('what must hold before a step starts', () => {
  const { alma: simulated, reader, handleServer } = new SimulatedWorld();
  let listed: string[];
  let since: (string | undefined)[];
  let runs: Record<string, readonly JobInstance[] | Error>;

  beforeEach(() => ([listed, since, runs] = [[], [], {}]));

  function looked(
    run: RunState = aGround(),
    change: Partial<PreflightGround> & { readonly route?: Route; readonly members?: Error } = {},
  ) {
    const { route = ROUTE, members, ...ground } = change;
    const alma: Alma = {
      ...simulated,
      readMembers: () =>
        members === undefined
          ? Promise.resolve({
              rows: MEMBERS.map((mmsId) => ({ mmsId, description: '' })),
              total: MEMBERS.length,
            })
          : Promise.reject(members),
      listInstances: ({ jobId, from }) => {
        listed.push(jobId);
        since.push(from);
        const rows = runs[jobId] ?? [];
        if (rows instanceof Error) return Promise.reject(rows);
        return Promise.resolve({ rows, total: rows.length });
      },
    };
    const configuration: Configuration = {
      ...emptyConfiguration(),
      routes: [emptyRoute('other'), route],
    };
    return preflight({
      run,
      step: 'copy',
      configuration,
      place: { institution: '01COL', almaUrl: 'https://college.alma.example/' },
      ports: {
        alma,
        reader,
        handleServer,
        pacing: { pause: () => undefined, resume: () => undefined },
        store: new MemoryStore(),
        lock: { acquire: () => Promise.resolve(() => undefined) },
        isHidden: () => false,
      },
      readRecords: () => Promise.reject(new Error('Read for nothing.')),
      recordsHold: () => Promise.resolve(),
      claim: () => Promise.resolve(undefined),
      holds: () => Promise.resolve(true),
      now: NOW,
      ...ground,
    });
  }

  const problem = (id: string, params: object = {}) => ({
    ok: false,
    problem: { id, with: params },
  });
  const starts = (jobName: string) => ({ ok: true, launches: true, jobName });

  it('is nothing more where all of it holds: the job is started under the run’s name', async () => {
    expect((await looked()) as object).toEqual(starts('HA-TEST-0001 copy Letters'));
    expect(listed).toEqual(['M1', 'M2', 'S3']);
  });

  it('names each try, so that a second one is not taken for the first', async () => {
    const tried = (tries: readonly string[]) =>
      aGround({
        steps: [aStep('copy', { tries }), aStep('migrate', { tries: ['x'] }), aStep('register')],
      });

    expect((await looked(tried(['1']))) as object).toEqual(starts('HA-TEST-0001 copy Letters (2)'));
    expect((await looked(tried(['1', '2']))) as object).toEqual(
      starts('HA-TEST-0001 copy Letters (3)'),
    );
    expect((await looked(tried([]))) as object).toEqual(starts('HA-TEST-0001 copy Letters'));
  });

  it('is the very route that was reviewed', async () => {
    const changed = problem('route-changed');

    expect((await looked(aGround({ routeId: 'gone' }))) as object).toEqual(changed);
    expect((await looked(aGround(), { route: { ...ROUTE, prefix: '777' } })) as object).toEqual(
      changed,
    );
    expect((await looked(aGround({ routeId: 'other' }))) as object).toEqual(changed);
    expect(listed).toEqual([]);
  });

  it('is the production Alma for register, where one is named', async () => {
    const production = { institution: '01COL', host: 'other.example' };
    const configuration = { ...emptyConfiguration(), routes: [ROUTE], production };
    const elsewhere = problem('not-production', {
      host: 'college.alma.example',
      wanted: 'other.example',
    });

    expect((await looked(aGround(), { configuration, step: 'register' })) as object).toEqual(
      elsewhere,
    );
    expect(((await looked(aGround(), { configuration })) as { ok: boolean }).ok).toBeTrue();
  });

  it('are the same members', async () => {
    const set = { ...aRun().set, size: 2, membersHash: membersHash(MEMBERS.slice(1)) };

    expect((await looked(aGround({ set }))) as object).toEqual(
      problem('members-differ', { wanted: 2, found: 3 }),
    );
  });

  it('is said of Alma where it fails, and of the app where that does', async () => {
    const failing = await looked(aGround(), { members: anError('unauthorized') });
    expect(failing.ok ? '' : failing.problem.id).toBe('unauthorized');
    await expectAsync(looked(aGround(), { members: new Error('a fault') })).toBeRejectedWithError(
      'a fault',
    );
  });

  it('is no unfinished run of any of its jobs, whoever started it', async () => {
    for (const jobId of ['M1', 'M2', 'S3']) {
      runs = { [jobId]: [anInstance({ id: '1' }), anInstance({ id: '2', status: 'RUNNING' })] };
      expect((await looked()) as object).toEqual(
        problem('job-running', {
          name: 'Job - Letters - 02/20/2026 12:00:00 CET',
          id: '2',
          user: 'ada',
        }),
      );
    }
    runs = { M1: [anInstance({ name: '', status: 'QUEUED' })] };
    expect((await looked()) as object).toEqual(
      problem('job-running', { name: 'Job', id: '1', user: 'ada' }),
    );
  });

  it('is no start of this very step from elsewhere', async () => {
    const name = 'HA-TEST-0001 copy Letters';
    const steps = [aStep('copy', { tries: ['tried'] }), aStep('migrate', { instanceId: 'own' })];
    const own = [anInstance({ id: 'tried', name }), anInstance({ id: 'own', name })];
    const others = [
      anInstance({ id: 'a', name: 'HA-TEST-0001 migrate Letters' }),
      anInstance({ id: 'b', name: `x ${name}` }),
    ];
    runs = { M1: [...own, ...others] };
    expect((await looked(aGround({ steps }))).ok).toBeTrue();

    runs = { M1: [...own, anInstance({ id: 'c', name })] };
    expect((await looked(aGround({ steps }))) as object).toEqual(
      problem('already-started', { id: 'c' }),
    );
  });

  it('is looked for since the run was made, however long ago, and for a month at least', async () => {
    const DAY_MS = 86_400_000;
    await looked(aGround({ createdAt: NOW - 90 * DAY_MS }));
    expect(new Set(since)).toEqual(new Set(['2025-11-21']));

    since = [];
    await looked(aGround({ createdAt: NOW }));
    expect(new Set(since)).toEqual(new Set(['2026-01-21']));
  });

  it('may be a job of the profile that Alma does not list, but no other', async () => {
    for (const [jobId, kind, id] of [
      ['S3', 'refused', ''],
      ['S3', 'unauthorized', ''],
      ['S3', 'server', 'no-answer'],
      ['M2', 'refused', 'refused'],
    ] as const) {
      runs = { [jobId]: anError(kind) };
      const found = await looked();
      expect(found.ok ? '' : found.problem.id)
        .withContext(`${jobId} ${kind}`)
        .toBe(id);
    }
    runs = { S3: new Error('a fault') };
    await expectAsync(looked()).toBeRejectedWithError('a fault');
  });

  it('are only the jobs that the route has', async () => {
    const bare = { ...ROUTE, migrateJob: undefined, profile: { ...ROUTE.profile!, jobId: '' } };
    const run = aGround({ routeFingerprint: routeFingerprint(bare) });
    await looked(run, { route: bare });
    expect(listed).toEqual(['M1']);

    const none = { ...bare, copyJob: undefined, profile: undefined };
    listed = [];
    expect(
      (await looked(aGround({ routeFingerprint: routeFingerprint(none) }), {
        route: none,
      })) as object,
    ).toEqual({ ok: true, launches: false, jobName: 'HA-TEST-0001 copy Letters' });
    expect(listed).toEqual([]);
  });

  it('is the claim, which still stands after the look for runs', async () => {
    const other = { id: 'other-panel', with: {} };

    expect((await looked(aGround(), { claim: () => Promise.resolve(other) })) as object).toEqual({
      ok: false,
      problem: other,
    });
    expect(listed).toEqual([]);
    expect((await looked(aGround(), { holds: () => Promise.resolve(false) })) as object).toEqual({
      ok: false,
      problem: other,
    });
    runs = { M1: [anInstance({ status: 'RUNNING' })] };
    const running = await looked(aGround(), { holds: () => Promise.resolve(false) });
    expect(running.ok ? '' : running.problem.id).toBe('job-running');
  });

  it('is neither claim nor look for runs where a person took the step over', async () => {
    runs = { M1: [anInstance({ status: 'RUNNING' })] };
    const steps = [aStep('copy', { by: 'person' }), aStep('migrate'), aStep('register')];
    const claim = () => Promise.resolve({ id: 'other-panel', with: {} });

    expect((await looked(aGround({ steps }), { claim })) as object).toEqual({
      ok: true,
      launches: false,
      jobName: 'HA-TEST-0001 copy Letters',
    });
    const others = [aStep('copy'), aStep('migrate', { by: 'person' }), aStep('register')];
    expect((await looked(aGround({ steps: others }))).ok).toBeFalse();
  });

  describe('are records as they were reviewed, read again after an hour,', () => {
    const title = (state: JudgedRecord['state']) => ({ ...judged(aBib()), state });
    const old = (change: Partial<RunState> = {}) =>
      aGround({ recordsReadAt: NOW - FRESH_MS, ...change });
    const reading = (...records: readonly JudgedRecord[]) => ({
      readRecords: () => Promise.resolve(records),
    });

    it('in a state that the step may begin with', async () => {
      const copied = reading(title('copy-needed'), title('ready'));
      expect((await looked(old(), copied)).ok).toBeTrue();
      expect((await looked(old(), { ...copied, step: 'migrate' })) as object).toEqual(
        problem('records-changed', { n: 1 }),
      );
      expect((await looked(old(), reading(title('none'), title('typed')))) as object).toEqual(
        problem('records-changed', { n: 2 }),
      );
      expect((await looked(old({ way: 'new' }), reading(title('none')))).ok).toBeTrue();
      expect((await looked(old({ way: 'new' }), reading(title('ready')))).ok).toBeFalse();
    });

    it('with the very handles', async () => {
      const records = [title('ready')];
      const others = [{ ...title('ready'), handle: undefined }];

      expect(
        (await looked(old({ handlesHash: handlesHash(records) }), reading(...records))).ok,
      ).toBeTrue();
      expect(
        (await looked(old({ handlesHash: handlesHash(others) }), reading(...records))) as object,
      ).toEqual(problem('handles-changed'));
    });

    it('and not read again before', async () => {
      const fresh = aGround({ recordsReadAt: NOW - FRESH_MS + 1 });

      expect((await looked(fresh, reading(title('typed')))).ok).toBeTrue();
    });
  });
});
