import { resolve } from 'node:path';

import { type Browser, type CDPSession, chromium, type Frame, type Page } from '@playwright/test';

import { type RunningSimulator, startSimulator } from '../../simulator/server/start';
import { type BenchArchive } from '../archives';
import { type LongestTask, TaskTrace } from './task-trace';

/** As Alma is opened: nothing of Chromium's own disturbs the measurement. */
const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-dev-shm-usage',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * Runs in every frame before anything else: keeps when Alma's page spoke. The SDK lets nobody hear a message after itself.
 */
const WATCH = `
  globalThis.benchMessages = [];
  addEventListener(
    'message',
    ({ data }) => {
      if (data?.name !== 'exl-cloudapp::PAGE_LOAD') return;
      benchMessages.push({ at: performance.now(), text: JSON.stringify(data) });
    },
    { capture: true },
  );
`;

export interface PanelOptions {
  readonly latencyMs?: number;
  readonly limits?: boolean;
}

/** The app's build in a Chromium, in the simulated Alma. */
export class Panel {
  private constructor(
    readonly simulator: RunningSimulator,
    private readonly browser: Browser,
    readonly page: Page,
    /** The app's own frame, a process of its own in the browser. */
    readonly app: Frame,
    private readonly devTools: CDPSession,
  ) {}

  static async open({ archive }: BenchArchive, options: PanelOptions = {}): Promise<Panel> {
    const simulator = await startSimulator({
      archive,
      app: resolve(process.env['BENCH_APP'] ?? 'build'),
      jobSpeed: 100,
      ...options,
    });
    const browser = await chromium.launch({
      executablePath: process.env['CHROME_BIN'] ?? '/usr/bin/chromium',
      args: QUIET,
    });
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: 'en-US' });
    await page.addInitScript({ content: WATCH });
    await page.goto(simulator.url);
    await page.frameLocator(FRAME).getByTestId('set-search').waitFor();
    const handle = await page.locator(FRAME).elementHandle();
    const app = await handle?.contentFrame();
    if (app === null || app === undefined) throw new Error('The app has no frame.');
    const devTools = await page.context().newCDPSession(app);
    return new Panel(simulator, browser, page, app, devTools);
  }

  async close(): Promise<void> {
    await this.browser.close();
    await this.simulator.close();
  }

  async openSet(name: string): Promise<void> {
    await this.app.getByTestId('set-search').fill(name);
    await this.app.getByTestId('set-option').filter({ hasText: name }).first().click();
    await this.app.getByTestId('check').waitFor();
    await this.page.waitForTimeout(500);
  }

  /**
   * Presses a button and waits until another one may be pressed, both in the app's own frame.
   * @returns milliseconds between the two, by the frame's own clock
   */
  async press(testId: string, until: string): Promise<number> {
    return this.app.evaluate(
      async ([pressed, awaited]) => {
        const find = (id: string): HTMLButtonElement | null =>
          document.querySelector(`[data-testid="${id}"]`);
        const start = performance.now();
        find(pressed ?? '')?.click();
        // The button stands enabled until the page has heard of the press.
        await new Promise((resolve) => setTimeout(resolve, 50));
        for (;;) {
          const button = find(awaited ?? '');
          if (button !== null && !button.disabled) return performance.now() - start;
          await new Promise((resolve) => setTimeout(resolve, 10));
        }
      },
      [testId, until],
    );
  }

  /** Does the work, and says which task of the app's main thread was the longest meanwhile. */
  async watchTasks<T>(work: () => Promise<T>): Promise<readonly [T, LongestTask]> {
    const trace = await TaskTrace.start(this.browser, this.app);
    const result = await work();
    return [result, await trace.end()];
  }

  /** Bytes of JavaScript heap that are in use after everything unused was collected. */
  async heapBytes(): Promise<number> {
    // What is still being arranged and drawn is no part of what is kept.
    await this.page.waitForTimeout(SETTLE_MS);
    await this.devTools.send('HeapProfiler.enable');
    for (let round = 0; round < 3; round++) await this.devTools.send('HeapProfiler.collectGarbage');
    const { usedSize } = await this.devTools.send('Runtime.getHeapUsage');
    return usedSize;
  }

  version(): string {
    return this.browser.version();
  }
}

const SETTLE_MS = 3000;
const FRAME = 'iframe[title="Cloud App"]';
