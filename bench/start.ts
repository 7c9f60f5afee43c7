import { benchArchive } from './archives';
import { Panel } from './browser/panel';
import { type Measurement } from './measurement';
import { type BenchOptions } from './options';

const TIMES = 12;
/** The files that `index.html` names. */
const NAMED = /\/(?:main|polyfills|runtime|styles)\.[^/]*$/;

/** Runs before the app does: keeps when the first screen can be used. */
const WATCH = `
  new MutationObserver((_changes, observer) => {
    if (document.querySelector('[data-testid="set-search"]') === null) return;
    globalThis.benchUsable = performance.now();
    observer.disconnect();
  }).observe(document, { childList: true, subtree: true });
`;

/** The start: from the arrival of the last script to the first screen that can be used. */
export async function* start(options: BenchOptions): AsyncGenerator<Measurement> {
  const panel = await Panel.open(await benchArchive({ ...options, archive: undefined }, 300));
  try {
    await panel.page.addInitScript({ content: WATCH });
    const took: number[] = [];
    // With what stands behind `#` it would be no new page to the browser.
    const [address = ''] = panel.app.url().split('#');
    for (let time = 0; time < TIMES; time++) {
      await panel.app.goto(address);
      await panel.app.getByTestId('set-search').waitFor();
      took.push(await fromScriptsToScreen(panel));
    }
    const sorted = [...took].sort((a, b) => a - b);
    yield {
      title: `start: the app opened ${TIMES} times`,
      figures: [
        {
          what: 'scripts there to first screen usable, half of them',
          value: sorted[Math.floor(TIMES / 2)] ?? 0,
          unit: 'ms',
          bar: { atMost: 1000 },
        },
        { what: 'the slowest', value: sorted.at(-1) ?? 0, unit: 'ms' },
        { what: 'the very first', value: took[0] ?? 0, unit: 'ms' },
      ],
    };
  } finally {
    await panel.close();
  }
}

/** Milliseconds, by the frame's clock. */
function fromScriptsToScreen(panel: Panel): Promise<number> {
  return panel.app.evaluate((named) => {
    // NOTE The watch that runs before the app put it there.
    const { benchUsable } = globalThis as unknown as { readonly benchUsable: number | undefined };
    if (benchUsable === undefined) throw new Error('The first screen was not seen to come.');
    const arrivals = performance
      .getEntriesByType('resource')
      .filter(({ name }) => new RegExp(named).test(name))
      .map((entry) => (entry as PerformanceResourceTiming).responseEnd);
    if (arrivals.length === 0) throw new Error('No script of the app was fetched.');
    return benchUsable - Math.max(...arrivals);
  }, NAMED.source);
}
