import { benchArchive } from './archives';
import { Panel } from './browser/panel';
import { type Measurement } from './measurement';
import { type BenchOptions } from './options';

const RECORDS = 12;
const LATENCY_MS = 200;

/** The record in view: from Alma's word that its page has loaded to the state on the card. */
export async function* card(options: BenchOptions): AsyncGenerator<Measurement> {
  const subject = await benchArchive({ ...options, archive: undefined }, 300);
  const panel = await Panel.open(subject, { latencyMs: LATENCY_MS });
  try {
    const { appStats } = panel.simulator.gateway;
    const own: number[] = [];
    let mostCalls = 0;
    for (const { mmsId } of subject.archive.records.slice(0, RECORDS)) {
      // The allowance is not what is measured here.
      await panel.page.waitForTimeout(1500);
      appStats.reset();
      const shown = stateShown(panel, mmsId);
      await panel.page.evaluate((hash) => (location.hash = hash), `#/record/${mmsId}`);
      // Both calls go out together: they take one latency.
      own.push((await shown) - LATENCY_MS);
      mostCalls = Math.max(mostCalls, appStats.calls);
    }
    // The first card loads its part of the app.
    const usual = own.slice(1).sort((a, b) => a - b);
    yield {
      title: `card: ${RECORDS} records one after the other, ${LATENCY_MS} ms a call`,
      figures: [
        { what: 'most calls a page', value: mostCalls, unit: '', bar: { atMost: 2 } },
        {
          what: 'page load to state, minus the calls: half of them',
          value: usual[Math.floor(usual.length / 2)] ?? 0,
          unit: 'ms',
          bar: { atMost: 50 },
        },
        { what: 'the slowest', value: usual.at(-1) ?? 0, unit: 'ms' },
        { what: 'the very first', value: own[0] ?? 0, unit: 'ms' },
      ],
    };
  } finally {
    await panel.close();
  }
}

/** Milliseconds from Alma's word of this page to the record's state, by the frame's clock. */
function stateShown(panel: Panel, mmsId: string): Promise<number> {
  return panel.app.evaluate(async (id) => {
    // NOTE The watch that runs before the app put them there.
    const { benchMessages } = globalThis as unknown as {
      benchMessages: readonly { readonly at: number; readonly text: string }[];
    };
    const state = `[data-testid="record-card"][data-mms-id="${id}"] [data-testid="record-state"]`;
    while (document.querySelector(state) === null) {
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
    const shown = performance.now();
    const told = benchMessages.find(({ text }) => text.includes(`/bibs/${id}`));
    if (told === undefined) throw new Error('Alma said nothing of the page.');
    return shown - told.at;
  }, mmsId);
}
