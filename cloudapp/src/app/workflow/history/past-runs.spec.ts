import type { Alma, JobInstance } from '../../alma/port/alma';
import { AlmaError } from '../../alma/port/alma-error';
import type { Route } from '../../core/configuration/configuration';
import { emptyRoute } from '../../core/configuration/defaults';
import { anInstance } from '../testing/an-instance';
import { SimulatedWorld } from '../testing/simulated-world';
import { readPastRuns, setNameIn } from './past-runs';

const ROUTE: Route = {
  ...emptyRoute('main'),
  copyJob: { id: 'M1', name: 'Copy', parameters: [] },
  migrateJob: { id: 'M2', name: 'Migrate', parameters: [] },
  profile: { id: '1', name: 'Handles', jobId: 'S3' },
};

/** A run that began on that day of February. */
function begun(id: string, day: number, change: Partial<JobInstance> = {}): JobInstance {
  const date = String(day).padStart(2, '0');
  const startedAt = `2026-02-${date}T00:00:00Z`;
  const name = `Job - Letters - 02/${date}/2026 10:00:00 CET`;
  return anInstance({ id, name, startedAt, submittedAt: startedAt, ...change });
}

const count = (label: string, value: number) => ({ code: '', label, value });

describe('readPastRuns', () => {
  const { alma } = new SimulatedWorld();

  /** Alma that lists these runs of each job, or does not. */
  function listing(runs: Readonly<Record<string, readonly JobInstance[] | Error>>): Alma {
    return {
      ...alma,
      listInstances: ({ jobId, limit, offset }) => {
        expect([limit, offset]).toEqual([30, 0]);
        const rows = runs[jobId] ?? [];
        if (rows instanceof Error) return Promise.reject(rows);
        return Promise.resolve({ rows, total: rows.length });
      },
    };
  }

  it('lists the runs of all three jobs, newest first, with their numbers', async () => {
    const { runs, unlisted, tooEarly } = await readPastRuns(
      listing({
        M1: [begun('1', 1), begun('4', 4)],
        M2: [begun('2', 2, { counters: [count('Records processed', 5)] })],
        S3: [begun('3', 3)],
      }),
      ROUTE,
    );

    expect(runs.map(({ step, instanceId }) => `${step} ${instanceId}`)).toEqual([
      'copy 4',
      'register 3',
      'migrate 2',
      'copy 1',
    ]);
    expect(runs[2]).toEqual({
      step: 'migrate',
      instanceId: '2',
      name: 'Job - Letters - 02/02/2026 10:00:00 CET',
      setName: 'Letters',
      startedAt: '2026-02-02T00:00:00Z',
      status: 'COMPLETED_SUCCESS',
      statusText: 'Completed',
      submittedBy: 'ada',
      numbers: { processed: 5 },
    });
    expect(unlisted).toEqual([]);
    expect(tooEarly).toEqual([]);
  });

  it('falls back on the job’s name, and on when it was submitted', async () => {
    const instance = begun('1', 1, { name: '', startedAt: '', submittedAt: '2026-01-31' });
    const { runs } = await readPastRuns(listing({ M1: [instance] }), ROUTE);

    expect(runs.map(({ name, startedAt, setName }) => [name, startedAt, setName])).toEqual([
      ['Job', '2026-01-31', ''],
    ]);
  });

  it('names the steps whose runs nobody lists', async () => {
    const refused = new AlmaError('', {
      kind: 'unauthorized',
      status: 401,
      code: '',
      trackingId: '',
    });
    const bare = { ...ROUTE, copyJob: undefined, profile: undefined };

    expect((await readPastRuns(listing({ M2: refused }), ROUTE)).unlisted).toEqual(['migrate']);
    expect((await readPastRuns(listing({}), bare)).unlisted).toEqual(['copy', 'register']);
    expect((await readPastRuns(listing({}), emptyRoute('a'))).unlisted).toEqual([
      'copy',
      'migrate',
      'register',
    ]);
    await expectAsync(
      readPastRuns(listing({ M2: new Error('a fault') }), ROUTE),
    ).toBeRejectedWithError('a fault');
  });

  const named = (set: string) => ({ name: `Job - ${set} - 02/01/2026 10:00:00 CET` });
  const nameless = { name: '' };
  const EARLY: readonly (readonly [
    what: string,
    migrations: readonly JobInstance[],
    register: JobInstance,
    isTooEarly: boolean,
  ])[] = [
    ['before it, on the same set', [begun('m', 1)], begun('r', 2), false],
    ['after it, on the same set', [begun('m', 3)], begun('r', 2), true],
    ['at the same time', [begun('m', 2)], begun('r', 2), false],
    ['before and after it', [begun('m', 1), begun('n', 3)], begun('r', 2), false],
    ['after it, on another set', [begun('m', 3, named('Maps'))], begun('r', 2), false],
    [
      'after it, on a set of the same size',
      [begun('m', 3, { ...nameless, counters: [count('Records processed', 6)] })],
      begun('r', 2, {
        counters: [
          count('Handle was created successfully', 1),
          count('Handle was updated successfully', 2),
          count('Records failed', 3),
        ],
      }),
      true,
    ],
    [
      'after it, on a set of another size',
      [begun('m', 3, { counters: [count('Records processed', 6)] })],
      begun('r', 2, { ...nameless, counters: [count('Records skipped', 5)] }),
      false,
    ],
    [
      'after it, on a set whose size was skipped whole',
      [begun('m', 3, { counters: [count('Records processed', 6)] })],
      begun('r', 2, { ...nameless, counters: [count('Records skipped', 6)] }),
      true,
    ],
    [
      'after it, of both of which nothing is known',
      [begun('m', 3, nameless)],
      begun('r', 2),
      false,
    ],
    [
      'after it, where both did nothing',
      [begun('m', 3, { ...nameless, counters: [count('Records processed', 0)] })],
      begun('r', 2, { counters: [count('Records failed', 0)] }),
      false,
    ],
  ];
  for (const [what, migrations, register, isTooEarly] of EARLY) {
    it(`${isTooEarly ? 'finds' : 'does not find'} register too early where migrate ran ${what}`, async () => {
      const { tooEarly } = await readPastRuns(listing({ M2: migrations, S3: [register] }), ROUTE);

      expect(tooEarly).toEqual(isTooEarly ? ['r'] : []);
    });
  }
});

describe('the set’s name', () => {
  for (const [name, set] of [
    ['Job - Letters - 02/01/2026 10:00:00 CET', 'Letters'],
    ['Job -  Letters  - 2/1/2026', 'Letters'],
    ['Job - Letters - to Ada - 12/31/2026 10:00:00 CET', 'Letters - to Ada'],
    ['Job - Letters - 2026', ''],
    ['Letters - 02/01/2026', ''],
    ['HA-M3K9-7QXP copy Letters', 'Letters'],
    ['HA-M3K9-7QXP migrate  Letters (12)', 'Letters'],
    ['HA-M3K9-7QXP register Letters (a)', 'Letters (a)'],
    ['HA-M3K9-7QXP register Letters (1) more', 'Letters (1) more'],
    ['HA-M3K9-7QXP check Letters', ''],
    ['HA-M3K9 copy Letters', ''],
    ['see HA-M3K9-7QXP copy Letters', ''],
    ['', ''],
  ] as const) {
    it(`in "${name}" is "${set}"`, () => expect(setNameIn(name)).toBe(set));
  }
});
