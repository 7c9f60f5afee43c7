import { type BenchArchive, benchArchive } from './archives';
import { Panel } from './browser/panel';
import { type Figure, type Measurement, printNumber, taskFigures } from './measurement';
import { type BenchOptions } from './options';
import { platformMinimum } from './platform-minimum';
import { readSetOneByOne } from './sequential-client';

const MB = 1024 * 1024;

/** Checking a set: against the platform's limits, and without them against the machine's. */
export async function* check(options: BenchOptions): AsyncGenerator<Measurement> {
  const [usual = 12_106] = options.records;
  const limited = await benchArchive(options, usual);
  for (const latencyMs of options.latencies) yield await withLimits(limited, latencyMs, options);
  for (const records of options.records) {
    yield await withoutLimits(await benchArchive(options, records));
  }
}

async function withLimits(
  subject: BenchArchive,
  latencyMs: number,
  options: BenchOptions,
): Promise<Measurement> {
  const panel = await Panel.open(subject, { latencyMs });
  try {
    await panel.openSet(subject.setName);
    const { appStats } = panel.simulator.gateway;
    // A window without calls: those for opening the set are not the check's.
    await panel.page.waitForTimeout(5500);
    appStats.reset();
    const took = await panel.press('check', 'export-report');
    const best = platformMinimum(appStats.calls, latencyMs);
    const figures: Figure[] = [
      { what: 'calls', value: appStats.calls, unit: '' },
      { what: 'from the press of Check to its end', value: took / 1000, unit: 's' },
      { what: 'platform minimum for these calls', value: best / 1000, unit: 's' },
      { what: 'ratio', value: took / best, unit: '×', bar: { atMost: 1.05 } },
      { what: 'most calls in any 5 s', value: appStats.maxIn5s, unit: '', bar: { atMost: 25 } },
      { what: 'most calls at once', value: appStats.maxInFlight, unit: '', bar: { atMost: 10 } },
    ];
    // The slower line shows best what waiting for each answer costs.
    if (options.hasSequential && latencyMs === Math.max(...options.latencies)) {
      figures.push(...(await sequential(panel, subject, took)));
    }
    return {
      title: `check: ${printNumber(subject.size)} records, ${latencyMs} ms a call`,
      figures,
    };
  } finally {
    await panel.close();
  }
}

async function sequential(
  panel: Panel,
  { setId }: BenchArchive,
  took: number,
): Promise<readonly Figure[]> {
  const start = performance.now();
  const { requests } = await readSetOneByOne(panel.simulator.url, setId);
  const elapsed = performance.now() - start;
  return [
    { what: 'sequential client: requests', value: requests, unit: '' },
    { what: 'sequential client: reading the same', value: elapsed / 1000, unit: 's' },
    { what: 'sequential client ÷ app', value: elapsed / took, unit: '×' },
  ];
}

async function withoutLimits(subject: BenchArchive): Promise<Measurement> {
  const panel = await Panel.open(subject, { limits: false });
  try {
    await panel.openSet(subject.setName);
    const before = await panel.heapBytes();
    const [took, task] = await panel.watchTasks(() => panel.press('check', 'export-report'));
    const heap = (await panel.heapBytes()) - before;
    return {
      title: `check: ${printNumber(subject.size)} records, no limits, no latency`,
      figures: [
        { what: 'records a second', value: (subject.size * 1000) / took, unit: '' },
        ...taskFigures(task),
        {
          what: 'heap more than before the check',
          value: heap / MB,
          unit: 'MB',
          bar: { atMost: 150 },
        },
      ],
    };
  } finally {
    await panel.close();
  }
}
