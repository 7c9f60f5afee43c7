/** A gate that is shut while a person paused the work. */
export class PauseGate {
  private opened: Promise<void> | undefined;
  private open: (() => void) | undefined;

  get isShut(): boolean {
    return this.opened !== undefined;
  }

  pause(): void {
    this.opened ??= new Promise((resolve) => (this.open = resolve));
  }

  resume(): void {
    this.open?.();
    this.opened = undefined;
    this.open = undefined;
  }

  /**
   * NOTE Who stops the work opens the gate, too: a listener for every waiting worker is saved.
   * @throws the signal's reason when the work was stopped
   */
  async pass(signal: AbortSignal): Promise<void> {
    while (this.opened !== undefined) await this.opened;
    signal.throwIfAborted();
  }
}

/** Waits, and stops waiting when the work is stopped. @throws the signal's reason */
export async function waitFor(ms: number, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  await new Promise<void>((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal.addEventListener('abort', done);
  });
  signal.throwIfAborted();
}
