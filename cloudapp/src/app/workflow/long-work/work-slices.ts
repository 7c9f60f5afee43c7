/** How long work goes on before the page gets its turn, milliseconds. */
const SLICE_MS = 12;

/** Cuts long work into slices, so that the page answers between them. */
export class WorkSlices {
  private startedAt = performance.now();

  /** Whether this slice is used up. */
  get isOver(): boolean {
    return performance.now() - this.startedAt >= SLICE_MS;
  }

  /** Lets the page have its turn where the slice is used up. */
  async breathe(): Promise<void> {
    if (!this.isOver) return;
    await nextTurn();
    this.startedAt = performance.now();
  }
}

/** Resolves after the page had its turn. */
export function nextTurn(): Promise<void> {
  const { scheduler } = globalThis as { scheduler?: { yield?: () => Promise<void> } };
  if (scheduler?.yield !== undefined) return scheduler.yield();
  // NOTE A timer in a hidden panel comes once a second; a message comes at once.
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}
