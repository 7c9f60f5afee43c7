import FakeTimers from '@sinonjs/fake-timers';

import type { Alma, InstanceQuery, JobInstance } from '../../alma/port/alma';
import { AlmaError, type AlmaErrorKind } from '../../alma/port/alma-error';
import { aRun, aStep } from '../testing/a-run';
import { anInstance } from '../testing/an-instance';
import { SimulatedWorld } from '../testing/simulated-world';
import { lookForRun } from './look-for-run';
import { newRunsOf, showsSet, turnOf, waitForNewRun } from './new-runs';
import { recentRuns } from './recent-runs';
import { whichLimit } from './which-limit';

const NOW = Date.UTC(2026, 1, 20, 12);
const MINUTE = 60_000;

/** A run that began then. */
function begun(id: string, at: number, change: Partial<JobInstance> = {}): JobInstance {
  const time = new Date(at).toISOString();
  return anInstance({ id, submittedAt: time, startedAt: time, ...change });
}

const anError = (kind: AlmaErrorKind) =>
  new AlmaError('', { kind, status: 400, code: '', trackingId: '' });

describe('the runs that Alma lists', () => {
  const { alma: simulated } = new SimulatedWorld();
  let clock: ReturnType<typeof FakeTimers.install>;
  let asked: InstanceQuery[];

  beforeEach(() => {
    clock = FakeTimers.install({ now: NOW, toFake: ['setTimeout', 'clearTimeout', 'Date'] });
    asked = [];
  });

  afterEach(() => clock.uninstall());

  /** Alma that answers one time after the other; the last answer stands. */
  function listing(...answers: readonly (readonly JobInstance[] | Error)[]): Alma {
    return {
      ...simulated,
      listInstances: (query) => {
        const answer = answers[Math.min(asked.length, answers.length - 1)] ?? [];
        asked.push(query);
        if (answer instanceof Error) return Promise.reject(answer);
        return Promise.resolve({ rows: answer, total: answer.length });
      },
    };
  }

  it('are those of thirty days and of tomorrow, page by page', async () => {
    const pages = [[begun('1', NOW), begun('2', NOW)], [begun('3', NOW)], []];
    const alma: Alma = {
      ...simulated,
      listInstances: (query) => {
        asked.push(query);
        return Promise.resolve({ rows: pages[asked.length - 1] ?? [], total: 3 });
      },
    };

    expect((await recentRuns(alma, 'M1', { now: NOW })).map(({ id }) => id)).toEqual([
      '1',
      '2',
      '3',
    ]);
    const query = { jobId: 'M1', from: '2026-01-21', to: '2026-02-21', limit: 100 };
    expect(asked).toEqual([
      { ...query, offset: 0 },
      { ...query, offset: 2 },
    ]);
  });

  it('end where a page is empty, whatever number Alma gives', async () => {
    const alma: Alma = {
      ...simulated,
      listInstances: (query) => {
        asked.push(query);
        return Promise.resolve({ rows: [], total: 9 });
      },
    };

    expect(await recentRuns(alma, 'M1', { now: NOW })).toEqual([]);
    expect(asked.length).toBe(1);
  });

  it('show a run’s set by its id or by Alma’s own name', () => {
    const named = (name: string) => showsSet(begun('1', NOW, { name }), aRun());

    expect(named('HA-TEST-0001 migrate Other')).toBeTrue();
    expect(named('Job - Letters - 02/20/2026')).toBeTrue();
    expect(named('Job - Old Letters - 02/20/2026')).toBeFalse();
    expect(named('Letters')).toBeFalse();
  });

  it('may be a step’s when begun since the step before, not known yet, and on its set', () => {
    const steps = [
      aStep('copy', { phase: 'done', endedAt: NOW, instanceId: 'known' }),
      aStep('migrate', { tries: ['tried'] }),
      aStep('register'),
    ];
    const run = aRun({ steps, createdAt: NOW - MINUTE });
    const other = { name: 'Job - Maps - 02/20/2026' };
    const idsOf = (step: 'copy' | 'migrate' | 'register', instances: readonly JobInstance[]) =>
      newRunsOf(run, step, instances).map(({ id }) => id);
    const instances = [
      begun('known', NOW),
      begun('tried', NOW),
      begun('early', NOW - 1),
      begun('now', NOW),
      begun('submitted', NOW, { startedAt: '' }),
      begun('other', NOW, other),
    ];

    expect(idsOf('migrate', instances)).toEqual(['now', 'submitted']);
    expect(idsOf('copy', instances)).toEqual(['early', 'now', 'submitted']);
    expect(turnOf(run, 'copy')).toBe(0);
    expect(turnOf(run, 'migrate')).toBe(NOW);
    // The profile's runs do not name their set; register has waited for nothing yet.
    expect(idsOf('register', [...instances, begun('old', NOW - 2 * MINUTE)])).toEqual([
      'early',
      'now',
      'submitted',
      'other',
    ]);
  });

  function waiting(alma: Alma, hidden = false) {
    const stop = new AbortController();
    const state = { run: aRun({ createdAt: NOW - MINUTE }) as ReturnType<typeof aRun> | undefined };
    const found = waitForNewRun(alma, 'M1', {
      run: () => state.run,
      step: 'copy',
      isHidden: () => hidden,
      signal: stop.signal,
    });
    found.catch(() => undefined);
    return { found, stop, state };
  }

  it('are looked at every quarter of a minute until the one run is there', async () => {
    const run = begun('1', NOW);
    const { found } = waiting(listing([], anError('lost'), [run, begun('2', NOW)], [run]));
    await clock.tickAsync(14_999);
    expect(asked.length).toBe(1);
    await clock.tickAsync(1);
    expect(asked.length).toBe(2);
    await clock.runAllAsync();

    expect(await found).toBe(run);
    expect(asked.length).toBe(4);
  });

  it('are looked at less often while nobody sees it', async () => {
    const { stop } = waiting(listing([]), true);
    await clock.tickAsync(44_999);
    expect(asked.length).toBe(1);
    await clock.tickAsync(1);
    expect(asked.length).toBe(2);
    stop.abort();
  });

  it('are looked at no more when it is not wanted, not listed, or stopped', async () => {
    const gone = waiting(listing([]));
    gone.state.run = undefined;
    expect(await gone.found).toBeUndefined();

    const later = waiting(listing([]));
    await clock.tickAsync(0);
    const before = asked.length;
    later.state.run = undefined;
    await clock.tickAsync(15_000);
    expect(await later.found).toBeUndefined();
    expect(asked.length).toBe(before);

    asked = [];
    expect(await waiting(listing(anError('refused'))).found).toBeUndefined();
    asked = [];
    await expectAsync(waiting(listing(new Error('a fault'))).found).toBeRejectedWithError(
      'a fault',
    );

    const stopped = waiting(listing([]));
    await clock.tickAsync(0);
    stopped.stop.abort(new Error('stopped'));
    await expectAsync(stopped.found).toBeRejectedWithError('stopped');
  });

  it('are searched six times for a start that was not answered', async () => {
    const run = begun('1', NOW);
    const { signal } = new AbortController();
    const search = (alma: Alma) => {
      asked = [];
      const work = lookForRun(alma, 'M1', (rows) => rows.find(({ id }) => id === '1'), signal);
      work.catch(() => undefined);
      return work;
    };
    const late = search(listing([], anError('refused'), [begun('2', NOW)], [run]));
    await clock.tickAsync(23_999);
    expect(asked.length).toBe(3);
    await clock.tickAsync(1);
    expect(await late).toBe(run);
    expect(asked[0]).toEqual({ jobId: 'M1', limit: 100, offset: 0 });

    const never = search(listing([]));
    await clock.runAllAsync();
    expect(await never).toBeUndefined();
    expect(asked.length).toBe(6);
    await expectAsync(search(listing(new Error('a fault')))).toBeRejectedWithError('a fault');
  });

  describe('tell which limit on starts stands in the way:', () => {
    const own = (minutesAgo: number) =>
      begun(String(minutesAgo), NOW - minutesAgo * MINUTE, { name: 'HA-TEST-0001 copy L' });
    const others = (minutesAgo: number) => begun('o', NOW - minutesAgo * MINUTE);
    const both = { id: 'some-limit', until: NOW + 5 * MINUTE } as const;

    it('three at once where fewer than five were started in the last hour', async () => {
      const four = [1, 2, 3, 4].map(own);

      expect(await whichLimit(listing([...four, own(60), own(90)]), 'M1', NOW)).toEqual({
        id: 'three-running',
        until: NOW + MINUTE,
      });
    });

    it('five an hour where the app started five, until the fifth is an hour old', async () => {
      const five = [30, 50, 10, 20, 40].map(own);

      expect(await whichLimit(listing([...five, own(55), others(5)]), 'M1', NOW)).toEqual({
        id: 'five-an-hour',
        until: NOW + 10 * MINUTE + 5000,
      });
    });

    it('either where others started some, or they cannot be counted', async () => {
      expect(await whichLimit(listing([1, 2, 3, 4].map(own).concat(others(5))), 'M1', NOW)).toEqual(
        both,
      );
      asked = [];
      expect(await whichLimit(listing(anError('refused')), 'M1', NOW)).toEqual(both);
      asked = [];
      await expectAsync(whichLimit(listing(new Error('a fault')), 'M1', NOW)).toBeRejectedWithError(
        'a fault',
      );
    });
  });
});
