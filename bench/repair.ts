import { type Configuration } from '../cloudapp/src/app/core/configuration/configuration';
import { parseConfiguration } from '../cloudapp/src/app/core/configuration/parse-configuration';
import { fetchHandleServer } from '../cloudapp/src/app/resolver/fetch-handle-server';
import { SetCheck } from '../cloudapp/src/app/workflow/check/set-check';
import { type PlannedRepair } from '../cloudapp/src/app/workflow/repair/planned-repair';
import { RepairPlanBuilder } from '../cloudapp/src/app/workflow/repair/repair-plan-builder';
import { RepairRun } from '../cloudapp/src/app/workflow/repair/repair-run';
import { Simulation } from '../simulator/server/simulation';
import { DEFAULT_SWITCHES } from '../simulator/library/switches';
import { type AppInProcess, appInProcess } from './app-in-process';
import { type BenchArchive, benchArchive } from './archives';
import { type Measurement } from './measurement';
import { type BenchOptions } from './options';
import { platformMinimum } from './platform-minimum';

const REPAIRS = 100;
const CALLS_A_RECORD = 3;

/** Repairs in bulk against what three calls a record allow. */
export async function* repair(options: BenchOptions): AsyncGenerator<Measurement> {
  const subject = await benchArchive({ ...options, archive: undefined }, REPAIRS, 'copy-needed');
  for (const latencyMs of options.latencies) yield await measure(subject, latencyMs);
}

async function measure(subject: BenchArchive, latencyMs: number): Promise<Measurement> {
  const simulation = simulationOf(subject, latencyMs);
  const app = appInProcess(simulation.gateway);
  const repairs = await plan(simulation, app, subject);
  const { appStats } = simulation.gateway;
  await new Promise((resolve) => setTimeout(resolve, 5500));
  appStats.reset();
  const run = new RepairRun(
    {
      alma: app.bulkAlma,
      keep: () => undefined,
      trust: { read: () => ({ dcap01: { kind: 'confirmed' } }), write: () => undefined },
    },
    repairs,
  );
  run.confirmBeforeImages();
  const start = performance.now();
  await run.start();
  const took = performance.now() - start;
  simulation.stop();
  const done = run.snapshot.counts.done ?? 0;
  const best = platformMinimum(repairs.length * CALLS_A_RECORD, latencyMs);
  return {
    title: `repair: ${repairs.length} records, ${latencyMs} ms a call`,
    figures: [
      { what: 'seen to be done', value: done, unit: '', bar: { atLeast: REPAIRS } },
      {
        what: 'calls a record',
        value: appStats.calls / repairs.length,
        unit: '',
        bar: { atMost: 3 },
      },
      { what: 'records a minute', value: (done * 60_000) / took, unit: '' },
      {
        what: 'records a minute that three calls each allow',
        value: (REPAIRS * 60_000) / best,
        unit: '',
      },
      { what: 'time ÷ platform minimum', value: took / best, unit: '×', bar: { atMost: 1.05 } },
      { what: 'most calls in any 5 s', value: appStats.maxIn5s, unit: '', bar: { atMost: 25 } },
    ],
  };
}

function simulationOf({ archive }: BenchArchive, latencyMs: number): Simulation {
  const simulation = new Simulation({
    archive,
    seed: 1,
    jobSpeed: 100,
    switches: DEFAULT_SWITCHES,
    latencyMs,
    limits: true,
    config: 'demo',
  });
  simulation.resolver = 'https://hdl.example';
  simulation.reset();
  return simulation;
}

async function plan(
  simulation: Simulation,
  app: AppInProcess,
  { setId, size }: BenchArchive,
): Promise<readonly PlannedRepair[]> {
  const configuration = await configurationOf(simulation);
  const check = new SetCheck(
    { reader: app.reader, pacing: app.pace },
    { kind: 'set', setId, content: 'IED', size },
    configuration,
  );
  await check.start();
  const handleServer = fetchHandleServer({
    resolver: () => 'https://hdl.example',
    fetch: (address) => {
      const { pathname, search } = new URL(String(address));
      const reply = simulation.handles({ method: 'GET', path: pathname, query: search.slice(1) });
      return Promise.resolve(new Response(reply.body, reply));
    },
  });
  const builder = new RepairPlanBuilder(
    { alma: app.bulkAlma, handleServer },
    configuration,
    check.bearers,
  );
  await builder.build(check.records);
  return builder.snapshot.planned;
}

/** The configuration that the simulated Alma was given for its archive, read as the app reads it. */
async function configurationOf({ gateway }: Simulation): Promise<Configuration> {
  const reply = await gateway.send({ name: 'CONFIG' });
  const stored: unknown =
    typeof reply === 'object' && reply !== null && 'config' in reply ? reply.config : undefined;
  const parsed = parseConfiguration(typeof stored === 'string' ? JSON.parse(stored) : stored);
  if (parsed.kind !== 'configuration') throw new Error(`The configuration is ${parsed.kind}.`);
  return parsed.configuration;
}
