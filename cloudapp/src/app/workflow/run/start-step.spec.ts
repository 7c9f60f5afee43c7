import type { Alma } from '../../alma/port/alma';
import { AlmaError } from '../../alma/port/alma-error';
import { emptyConfiguration, emptyRoute } from '../../core/configuration/defaults';
import type { JobParameter, Route } from '../../core/configuration/configuration';
import { aRun } from '../testing/a-run';
import { SimulatedWorld } from '../testing/simulated-world';
import { MemoryStore } from '../testing/run-world';
import type { RunEvent } from './run-event';
import { startStep } from './start-step';

const ROUTE: Route = {
  ...emptyRoute('main'),
  copyJob: {
    id: 'M1',
    name: 'Copy',
    parameters: [
      { name: 'set_id', value: 'another set' },
      { name: 'job_name', value: 'another name' },
      { name: 'task', value: 'kept' },
    ],
  },
};

describe('the start of a step', () => {
  const { alma: simulated, reader, handleServer } = new SimulatedWorld();
  let started: [jobId: string, parameters: readonly JobParameter[]][];

  beforeEach(() => (started = []));

  function start(
    answer: () => Promise<string>,
    { isKept = true, route = ROUTE, signal = new AbortController().signal } = {},
  ): Promise<RunEvent | undefined> {
    const alma: Alma = {
      ...simulated,
      startJob: (jobId, parameters) => {
        started.push([jobId, parameters]);
        return answer();
      },
    };
    const run = aRun();
    const desk = {
      run: () => run,
      step: () => fail('no step is asked for') as never,
      tell: () => Promise.reject(new Error('Nothing is told here.')),
      isKept: () => isKept,
      changed: () => undefined,
      signal,
    };
    const ports = {
      alma,
      reader,
      handleServer,
      pacing: { pause: () => undefined, resume: () => undefined },
      store: new MemoryStore(),
      lock: { acquire: () => Promise.resolve(undefined) },
      isHidden: () => false,
    };
    // The run's route is not the first.
    const other = { ...ROUTE, id: 'first', copyJob: { id: 'M0', name: 'Copy', parameters: [] } };
    const configuration = { ...emptyConfiguration(), routes: [other, route] };
    return startStep(desk, ports, configuration, { step: 'copy', jobName: 'HA copy' });
  }

  const answered = () => Promise.resolve('42');
  const idOf = (event: RunEvent | undefined) =>
    event && 'problem' in event ? [event.type, event.problem?.id] : [event?.type];

  it('is sent once, on this run’s set and under its name, whatever was configured', async () => {
    expect(await start(answered)).toEqual(
      jasmine.objectContaining({ type: 'launched', step: 'copy', instanceId: '42' }),
    );
    expect(started).toEqual([
      [
        'M1',
        [
          { name: 'task', value: 'kept' },
          { name: 'set_id', value: '77' },
          { name: 'job_name', value: 'HA copy' },
        ],
      ],
    ]);
  });

  it('is not sent when the journal does not hold it', async () => {
    const event = await start(answered, { isKept: false });

    expect(idOf(event)).toEqual(['launch-refused', 'journal-failed']);
    expect(started).toEqual([]);
  });

  it('is not sent where the route, or its job, is gone', async () => {
    for (const route of [emptyRoute('other'), { ...ROUTE, copyJob: undefined }]) {
      expect(idOf(await start(answered, { route }))).toEqual(['launch-refused', 'no-job']);
    }
    expect(started).toEqual([]);
  });

  it('is not sent by a panel that was let go', async () => {
    expect(await start(answered, { signal: AbortSignal.abort() })).toBeUndefined();
    expect(started).toEqual([]);
  });

  it('is lost, not refused, where nobody knows whether it came through', async () => {
    for (const [kind, type, problem] of [
      ['lost', 'launch-lost', 'launch-lost'],
      ['server', 'launch-lost', 'launch-lost'],
      ['unreadable', 'launch-lost', 'launch-lost'],
      ['refused', 'launch-refused', 'refused'],
      ['unauthorized', 'launch-refused', 'unauthorized'],
    ] as const) {
      const error = new AlmaError('No.', { kind, status: 0, code: '', trackingId: '' });
      const event = await start(() => Promise.reject(error));
      expect(idOf(event)).withContext(kind).toEqual([type, problem]);
    }
    expect(started.length).toBe(5);
  });
});
