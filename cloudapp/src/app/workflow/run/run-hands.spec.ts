import { AlmaError } from '../../alma/port/alma-error';
import type { Alma } from '../../alma/port/alma';
import type { Route } from '../../core/configuration/configuration';
import { emptyConfiguration, emptyRoute } from '../../core/configuration/defaults';
import { RunJournal } from '../journal/run-journal';
import { aRun, aStep } from '../testing/a-run';
import { anInstance } from '../testing/an-instance';
import { MemoryStore } from '../testing/run-world';
import { SimulatedWorld } from '../testing/simulated-world';
import type { Effect, RunEvent } from './run-event';
import { RunHands } from './run-hands';
import { RunRecords } from './run-records';

const ROUTE: Route = {
  ...emptyRoute('main'),
  migrateJob: { id: 'M2', name: 'Migrate', parameters: [] },
};

describe('what a run has done for it', () => {
  const { alma: simulated, reader, handleServer } = new SimulatedWorld();

  /** Carries the effect out, in an Alma that answers so. @returns what is told of it; `undefined`: nothing */
  function told(
    effect: Effect,
    answers: Partial<Alma>,
    { routes = [ROUTE], signal = new AbortController().signal } = {},
  ): Promise<RunEvent | undefined> {
    const store = new MemoryStore();
    const ports = {
      alma: { ...simulated, ...answers },
      reader: {
        ...reader,
        readSet: () => {
          throw new Error('a fault');
        },
      },
      handleServer,
      pacing: { pause: () => undefined, resume: () => undefined },
      store,
      lock: { acquire: () => Promise.resolve(undefined) },
      isHidden: () => false,
    };
    const configuration = { ...emptyConfiguration(), routes };
    const run = aRun();
    return new Promise((resolve) => {
      const desk = {
        run: () => run,
        step: () => aStep('copy', { jobName: 'HA copy' }),
        tell: (event: RunEvent) => Promise.resolve(resolve(event)),
        isKept: () => true,
        changed: () => resolve(undefined),
        signal,
      };
      const records = new RunRecords(ports, configuration);
      const journal = new RunJournal(store);
      const place = { institution: '01COL', almaUrl: 'https://college.alma.example/' };
      new RunHands(desk, ports, records, journal, configuration, place, 'panel').perform(effect);
    });
  }

  const follow: Effect = { type: 'follow', step: 'copy', instanceId: '1' };

  it('is told with what Alma counted, and the time of the end, where Alma gives one', async () => {
    const counters = [{ label: 'Records processed', code: '', value: 3 }];
    const readInstance = (endedAt: string) => () =>
      Promise.resolve(anInstance({ counters, endedAt }));
    const before = Date.now();

    expect(await told(follow, { readInstance: readInstance('2026-02-20T12:00:00Z') })).toEqual(
      jasmine.objectContaining({
        type: 'ended',
        endedAt: Date.UTC(2026, 1, 20, 12),
        counters: [{ label: 'Records processed', value: 3 }],
      }),
    );
    const untimed = await told(follow, { readInstance: readInstance('') });
    expect(untimed?.type === 'ended' && untimed.endedAt >= before).toBeTrue();
  });

  it('is told how far Alma is before the end', async () => {
    const stop = new AbortController();
    const going = anInstance({ status: 'RUNNING', statusText: 'Running', progress: 40 });
    const readInstance = () => Promise.resolve(going);

    expect(await told(follow, { readInstance }, { signal: stop.signal })).toEqual({
      type: 'seen',
      step: 'copy',
      instanceId: '1',
      status: 'RUNNING',
      statusText: 'Running',
      progress: 40,
    });
    stop.abort();
  });

  it('is told without numbers where the route that names them is gone', async () => {
    const readInstance = () => Promise.resolve(anInstance());

    const event = await told(follow, { readInstance }, { routes: [] });

    expect(event?.type === 'ended' && event.numbers).toEqual({});
  });

  it('is a failure that says what came, where nobody foresaw it, and nothing is repeated', async () => {
    const fault = { id: 'unexpected', with: { message: 'a fault' } };
    const unread = { id: 'records-unread', with: { n: 3 } };
    const reject = () => Promise.reject(new Error('a fault'));

    expect(await told(follow, { readInstance: reject })).toEqual({
      type: 'unreadable',
      step: 'copy',
      instanceId: '1',
      problem: fault,
    });
    expect(await told({ type: 'check-gate', step: 'copy' }, {})).toEqual({
      type: 'gate-unread',
      step: 'copy',
      problem: unread,
    });
    expect(await told({ type: 'check-handles' }, {})).toEqual({
      type: 'handles-unread',
      problem: unread,
    });
    const routes = [
      { ...emptyRoute('main'), name: 'Main', prefix: '99321', migrateJob: undefined },
    ];
    const before: Effect = { type: 'preflight', step: 'copy' };
    expect(await told(before, { readMembers: reject }, { routes })).toEqual({
      type: 'preflight-failed',
      step: 'copy',
      problem: fault,
    });
  });

  it('is a failure of its own words where what is thrown is no error', async () => {
    // Code of others may throw anything.
    const readInstance = () => Promise.reject('a word' as unknown as Error);

    const event = await told(follow, { readInstance });

    expect(event?.type === 'unreadable' && event.problem).toEqual({
      id: 'unexpected',
      with: { message: 'a word' },
    });
  });

  it('says that Alma refuses to show the run', async () => {
    const refusal = new AlmaError('No.', {
      kind: 'refused',
      status: 400,
      code: '1',
      trackingId: '2',
    });
    const event = await told(follow, { readInstance: () => Promise.reject(refusal) });

    expect(event).toEqual({
      type: 'unreadable',
      step: 'copy',
      instanceId: '1',
      problem: { id: 'run-unreadable', with: { message: 'No.', code: '1', trackingId: '2' } },
    });
  });

  it('is left to a person where a lost start cannot be looked for', async () => {
    const listInstances = () => Promise.reject(new Error('a fault'));

    expect(await told({ type: 'look-for', step: 'migrate' }, { listInstances })).toBeUndefined();
    expect(await told({ type: 'look-for', step: 'migrate' }, {}, { routes: [] })).toBeUndefined();
  });

  it('is left to a person where two runs of the profile may be the lost one', async () => {
    const startedAt = '2026-02-20T12:00:00Z';
    const profile = { id: '9', name: 'Handles', jobId: 'S3' };
    const routes = [{ ...ROUTE, profile }];
    const lookFor: Effect = { type: 'look-for', step: 'register' };
    const listing = (...ids: readonly string[]) => ({
      listInstances: () =>
        Promise.resolve({
          rows: ids.map((id) => anInstance({ id, startedAt })),
          total: ids.length,
        }),
    });

    expect(await told(lookFor, listing('7'), { routes })).toEqual(
      jasmine.objectContaining({ type: 'found', step: 'register', instanceId: '7' }),
    );
    jasmine.clock().install();
    try {
      const waiting = told(lookFor, listing('7', '8'), { routes });
      for (let i = 0; i < 40; i++) await Promise.resolve();
      for (let tries = 0; tries < 6; tries++) {
        jasmine.clock().tick(8000);
        for (let i = 0; i < 40; i++) await Promise.resolve();
      }
      expect(await waiting).toBeUndefined();
    } finally {
      jasmine.clock().uninstall();
    }
  });
});
