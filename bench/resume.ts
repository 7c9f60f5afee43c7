import { asMmsId } from '../cloudapp/src/app/core/identifiers/mms-id';
import { emptyConfiguration, emptyRoute } from '../cloudapp/src/app/core/configuration/defaults';
import { RunJournal } from '../cloudapp/src/app/workflow/journal/run-journal';
import { newRun } from '../cloudapp/src/app/workflow/prepare/new-run';
import { RunDriver } from '../cloudapp/src/app/workflow/run/run-driver';
import { type RunPorts } from '../cloudapp/src/app/workflow/run/run-ports';
import { type RunState } from '../cloudapp/src/app/workflow/run/run-state';
import { almaOverRest } from '../cloudapp/src/app/alma/port/alma-over-rest';
import { setReader } from '../cloudapp/src/app/alma/pace/read-set';
import { type Measurement } from './measurement';

const MEMBERS = 12_106;
const ROUNDS = 200;
const VERDICTS = ['right', 'unregistered', 'wrong-record', 'unchecked'] as const;
const RUNNING_ID = '7600000000006421';

/** Taking up a run after the panel was closed: from reading the journal to the first question to Alma. */
export async function* resume(): AsyncGenerator<Measurement> {
  const stored = JSON.stringify(runUnderWay());
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) times.push(await takeUp(stored));
  times.sort((a, b) => a - b);
  yield {
    title: `resume: a run over ${MEMBERS.toLocaleString('en')} titles, ${ROUNDS} times`,
    figures: [
      { what: 'journal', value: stored.length / 1000, unit: 'kB', bar: { atMost: 20 } },
      {
        what: 'journal read to first poll: half of them',
        value: times[ROUNDS / 2] ?? 0,
        unit: 'ms',
      },
      { what: 'the slowest', value: times.at(-1) ?? 0, unit: 'ms', bar: { atMost: 50 } },
    ],
  };
}

async function takeUp(stored: string): Promise<number> {
  let polled: () => void = () => undefined;
  const firstPoll = new Promise<void>((resolve) => (polled = resolve));
  const alma = almaOverRest({
    call: ({ path }) => {
      if (path.includes(RUNNING_ID)) polled();
      return new Promise(() => undefined);
    },
  });
  const store: RunPorts['store'] = {
    readStore: (key) =>
      Promise.resolve(key === 'run' ? (JSON.parse(stored) as unknown) : undefined),
    writeStore: () => Promise.resolve(),
    removeStore: () => Promise.resolve(),
  };
  const start = performance.now();
  const found = await new RunJournal(store).read();
  if (found.kind !== 'run') throw new Error(`The journal holds ${found.kind}.`);
  const driver = RunDriver.take(
    found.run,
    {
      alma,
      store,
      reader: setReader(alma),
      pacing: { pause: () => undefined, resume: () => undefined },
      handleServer: {
        ask: () => new Promise(() => undefined),
        knowsPrefix: () => Promise.resolve(true),
      },
      lock: { acquire: () => Promise.resolve(() => undefined) },
      isHidden: () => false,
    },
    emptyConfiguration(),
    { institution: '01HVC_INST', almaUrl: '' },
    'token',
  );
  await firstPoll;
  const took = performance.now() - start;
  driver.letGo();
  return took;
}

/** A run whose migrate job was going on when the panel was closed. */
function runUnderWay(): RunState {
  const route = { ...emptyRoute('main'), name: 'Main', prefix: '99321' };
  const records = Array.from({ length: MEMBERS }, (_, position) => ({
    position,
    mmsId: asMmsId(`99${String(10_000_000_000 + position)}`),
    title: '',
    format: 'dcap01',
    state: 'ready' as const,
    findings: [],
    handle: undefined,
    field: '',
    handles: [],
    routeId: 'main',
    collection: '',
    localNumbers: [],
    fingerprint: '',
    readAt: 0,
    problem: undefined,
  }));
  const run = newRun({
    id: 'HA-BENC-H234',
    way: 'existing',
    route,
    isPilot: false,
    set: { id: '77', name: 'All', size: MEMBERS, membersHash: '', isMadeByApp: true },
    records,
    verdictOf: ({ position }) => VERDICTS[(position * 7919) % VERDICTS.length],
    user: 'admin',
    institution: '01HVC_INST',
    propagationMs: 1_800_000,
    now: Date.now(),
  });
  const steps = run.steps.map((step) =>
    step.name === 'migrate'
      ? { ...step, phase: 'running' as const, by: 'app' as const, instanceId: RUNNING_ID }
      : step,
  );
  return { ...run, steps };
}
