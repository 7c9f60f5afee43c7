import type { Alma, InstanceQuery, JobInstance } from '../../alma/port/alma';
import { AlmaError, type AlmaErrorKind } from '../../alma/port/alma-error';
import type { Route } from '../../core/configuration/configuration';
import { emptyRoute } from '../../core/configuration/defaults';
import { anInstance } from '../testing/an-instance';
import { SimulatedWorld } from '../testing/simulated-world';
import { readTraces } from './run-traces';

const ID = 'HA-AAAA-2222';
const ROUTE: Route = {
  ...emptyRoute('main'),
  copyJob: { id: 'M1', name: 'Copy', parameters: [] },
  migrateJob: { id: 'M2', name: 'Migrate', parameters: [] },
};

const anError = (kind: AlmaErrorKind) =>
  new AlmaError('No.', { kind, status: 400, code: '', trackingId: '' });

describe('what Alma holds of a lost run', () => {
  const { alma: simulated } = new SimulatedWorld();
  let asked: InstanceQuery[];

  beforeEach(() => (asked = []));

  function listing(runs: Readonly<Record<string, readonly JobInstance[] | Error>>): Alma {
    return {
      ...simulated,
      listInstances: (query) => {
        asked.push(query);
        const rows = runs[query.jobId] ?? [];
        if (rows instanceof Error) return Promise.reject(rows);
        return Promise.resolve({ rows, total: rows.length });
      },
    };
  }

  const named = (id: string, name: string, submittedAt = '2026-02-20T10:00:00Z') =>
    anInstance({ id, name, submittedAt });

  it('are the starts that bear its id and the step, the newest first', async () => {
    const alma = listing({
      M1: [
        named('1', `${ID} copy Letters`, '2026-02-20T10:00:00Z'),
        named('2', `${ID} copy Letters (2)`, '2026-02-20T11:00:00Z'),
      ],
      M2: [named('3', `${ID} migrate Letters`)],
    });
    const { starts, unlisted } = await readTraces(alma, ROUTE, ID, 1);

    expect(starts.copy.map(({ id }) => id)).toEqual(['2', '1']);
    expect(starts.migrate.map(({ id }) => id)).toEqual(['3']);
    expect(unlisted).toEqual([]);
  });

  it('are no starts of another run or step, however like its name is', async () => {
    const names = [
      `${ID}2 copy Letters`,
      `HA-AAAA-222 copy Letters`,
      `x ${ID} copy Letters`,
      `${ID} copying Letters`,
      `${ID} migrate Letters`,
      'HA-BBBB-3333 copy Letters',
      `HA-BBBB-3333 copy ${ID} copy Letters`,
      'Copy - Letters - 02/20/2026',
    ];
    const alma = listing({ M1: names.map((name, i) => named(String(i), name)) });

    expect((await readTraces(alma, ROUTE, ID, 1)).starts.copy).toEqual([]);
  });

  it('are looked for since the set was made, however long ago', async () => {
    await readTraces(listing({}), ROUTE, ID, Date.UTC(2021, 4, 5, 0, 30));
    expect(asked.map(({ jobId, from }) => [jobId, from])).toEqual([
      ['M1', '2021-05-04'],
      ['M2', '2021-05-04'],
    ]);

    asked = [];
    await readTraces(listing({}), ROUTE, ID, 0);
    expect(asked[0]?.from).toBe('1970-01-01');
  });

  it('is not known of a job whose runs Alma does not list to this user', async () => {
    for (const kind of ['unauthorized', 'refused', 'unreadable'] as const) {
      const alma = listing({ M1: anError(kind), M2: [named('3', `${ID} migrate Letters`)] });
      const { starts, unlisted } = await readTraces(alma, ROUTE, ID, 1);

      expect(unlisted).toEqual(['copy']);
      expect(starts.copy).toEqual([]);
      expect(starts.migrate.length).toBe(1);
    }
  });

  it('is asked for again where the answer was lost, rather than guessed', async () => {
    for (const kind of ['lost', 'server', 'too-many'] as const) {
      await expectAsync(
        readTraces(listing({ M2: anError(kind) }), ROUTE, ID, 1),
      ).toBeRejectedWithError('No.');
    }
    await expectAsync(
      readTraces(listing({ M1: new Error('a fault') }), ROUTE, ID, 1),
    ).toBeRejectedWithError('a fault');
  });

  it('is nothing of a job that is not configured', async () => {
    const route = { ...ROUTE, copyJob: undefined };
    const { starts, unlisted } = await readTraces(listing({}), route, ID, 1);

    expect([starts.copy, unlisted]).toEqual([[], []]);
    expect(asked.map(({ jobId }) => jobId)).toEqual(['M2']);
  });
});
