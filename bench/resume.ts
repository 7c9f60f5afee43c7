import { emptyConfiguration } from '../cloudapp/src/app/core/configuration/defaults';
import { RunJournal } from '../cloudapp/src/app/workflow/journal/run-journal';
import { RunDriver } from '../cloudapp/src/app/workflow/run/run-driver';
import { type RunPorts } from '../cloudapp/src/app/workflow/run/run-ports';
import { almaOverRest } from '../cloudapp/src/app/alma/port/alma-over-rest';
import { setReader } from '../cloudapp/src/app/alma/pace/read-set';
import { type Measurement } from './measurement';
import { runUnderWay } from './run-under-way';

const MEMBERS = 12_106;
const ROUNDS = 200;
const RUNNING_ID = '7600000000006421';

/** Taking up a run after the panel was closed: from reading the journal to the first question to Alma. */
export async function* resume(): AsyncGenerator<Measurement> {
  const stored = JSON.stringify(runUnderWay(MEMBERS, RUNNING_ID, Date.now()));
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
        bar: { atMost: 50 },
      },
      { what: 'the slowest', value: times.at(-1) ?? 0, unit: 'ms' },
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
