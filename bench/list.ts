import { type BenchArchive, benchArchive } from './archives';
import { Panel } from './browser/panel';
import { type Measurement, printNumber, taskFigures } from './measurement';
import { type BenchOptions } from './options';

const SCROLLED_ROWS = 60_000;
const FRAME_MS = 1000 / 60;

/** The list of results with many rows: filtered, sorted, scrolled. */
export async function* list(options: BenchOptions): AsyncGenerator<Measurement> {
  yield await measure(await benchArchive(options, Math.max(...options.records)));
}

async function measure(subject: BenchArchive): Promise<Measurement> {
  const panel = await Panel.open(subject, { limits: false });
  try {
    await panel.openSet(subject.setName);
    await panel.press('check', 'export-report');
    await panel.page.waitForTimeout(1000);
    const [[filtered, sorted], task] = await panel.watchTasks(async () => [
      await filterByText(panel, 'almgren'),
      await sortByTitle(panel),
    ]);
    const [scrolled, whileScrolling] = await panel.watchTasks(() => scroll(panel));
    return {
      title: `list: ${printNumber(subject.size)} rows`,
      figures: [
        { what: 'from the last key of a filter to its rows', value: filtered, unit: 'ms' },
        { what: 'from choosing to sort by title to its rows', value: sorted, unit: 'ms' },
        ...taskFigures(task, ', filter and sort'),
        { what: 'frames while scrolling', value: scrolled.frames, unit: '' },
        { what: 'frames dropped', value: scrolled.dropped, unit: '' },
        ...taskFigures(whileScrolling, ', scrolling'),
      ],
    };
  } finally {
    await panel.close();
  }
}

/** The number of rows stands beside the list; it changes when the rows have. */
function filterByText(panel: Panel, text: string): Promise<number> {
  return panel.app.evaluate(async (wanted) => {
    const field = document.querySelector<HTMLInputElement>('[data-testid="result-filter"]');
    const viewport = document.querySelector('cdk-virtual-scroll-viewport');
    if (field === null || viewport === null) throw new Error('There is no list.');
    const height = (): number => viewport.scrollHeight;
    const before = height();
    const start = performance.now();
    field.value = wanted;
    field.dispatchEvent(new Event('input', { bubbles: true }));
    while (height() === before) await new Promise((resolve) => setTimeout(resolve, 5));
    const took = performance.now() - start;
    const filtered = height();
    field.value = '';
    field.dispatchEvent(new Event('input', { bubbles: true }));
    while (height() === filtered) await new Promise((resolve) => setTimeout(resolve, 5));
    return took;
  }, text);
}

function sortByTitle(panel: Panel): Promise<number> {
  return panel.app.evaluate(async () => {
    const choice = document.querySelector<HTMLSelectElement>('app-result-list select');
    const first = (): string =>
      document.querySelector('[data-testid="result-row"]')?.textContent ?? '';
    if (choice === null) throw new Error('There is nothing to sort by.');
    const before = first();
    const start = performance.now();
    choice.value = [...choice.options].find(({ value }) => value.includes('title'))?.value ?? '';
    choice.dispatchEvent(new Event('change', { bubbles: true }));
    while (first() === before && performance.now() - start < 10_000) {
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    return performance.now() - start;
  });
}

function scroll(panel: Panel): Promise<{ readonly frames: number; readonly dropped: number }> {
  return panel.app.evaluate(
    async ([rows, frameMs]) => {
      const viewport = document.querySelector('cdk-virtual-scroll-viewport');
      if (viewport === null) throw new Error('There is no list.');
      const frame = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve));
      const step = (rows * 64) / 300;
      let dropped = 0;
      let last = await frame();
      for (let at = 0; at < 300; at++) {
        viewport.scrollTop += step;
        const now = await frame();
        dropped += Math.max(0, Math.round((now - last) / frameMs) - 1);
        last = now;
      }
      return { frames: 300, dropped };
    },
    [SCROLLED_ROWS, FRAME_MS] as const,
  );
}
