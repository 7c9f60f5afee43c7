import { benchArchive } from './archives';
import { Panel } from './browser/panel';
import { type Measurement, taskFigures } from './measurement';
import { type BenchOptions } from './options';
import { askHandlesOneByOne } from './sequential-client';

const TITLES = 600;
const LATENCY_MS = 250;
/** What the app grants itself: design, "How good". */
const PER_SECOND = 20;
const AT_ONCE = 6;

/** Checking handles: against its own politeness, and against a sequential client. */
export async function* handles(options: BenchOptions): AsyncGenerator<Measurement> {
  const subject = await benchArchive({ ...options, archive: undefined }, TITLES);
  const panel = await Panel.open(subject, { latencyMs: LATENCY_MS });
  try {
    await panel.openSet(subject.setName);
    await panel.press('check', 'export-report');
    const { handleStats } = panel.simulator.simulation;
    handleStats.reset();
    const [took, task] = await panel.watchTasks(() => panel.press('check-handles', 'export-cabb'));
    const asked = handleStats.calls;
    const best = (TITLES * 1000) / Math.min(PER_SECOND, (AT_ONCE * 1000) / LATENCY_MS);
    yield {
      title: `handles: ${TITLES} titles that all work, ${LATENCY_MS} ms a request`,
      figures: [
        { what: 'requests a handle', value: asked / TITLES, unit: '', bar: { atMost: 1 } },
        {
          what: 'most requests at once',
          value: handleStats.maxInFlight,
          unit: '',
          bar: { atMost: 6 },
        },
        { what: 'from the press to the end', value: took / 1000, unit: 's' },
        {
          what: 'ratio to what 20 a second and 6 at once allow',
          value: took / best,
          unit: '×',
          bar: { atMost: 1.1 },
        },
        ...taskFigures(task),
        ...(options.hasSequential ? await sequential(panel, took) : []),
      ],
    };
  } finally {
    await panel.close();
  }
}

async function sequential(panel: Panel, took: number): Promise<Measurement['figures']> {
  const { archive } = panel.simulator.library;
  const asked = archive.registrations.map(({ handle }) => handle);
  const start = performance.now();
  const { requests } = await askHandlesOneByOne(`${panel.simulator.url}hdl`, asked);
  const elapsed = performance.now() - start;
  return [
    { what: 'sequential client: requests', value: requests, unit: '' },
    { what: 'sequential client: asking for the same', value: elapsed / 1000, unit: 's' },
    { what: 'sequential client ÷ app', value: elapsed / took, unit: '×', bar: { atLeast: 12 } },
  ];
}
