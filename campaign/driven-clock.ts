import FakeTimers from '@sinonjs/fake-timers';

/** The real turn of the event loop, held before the timers are taken over. */
const nextTurn = setImmediate;
const realWait = setTimeout;

/** Work that waits for nothing that could still happen. */
export class StuckError extends Error {
  override name = 'StuckError';
}

/** Time that goes on as soon as nothing else is left to do: hours pass in milliseconds. */
export class DrivenClock {
  private readonly clock = FakeTimers.install({
    now: Date.UTC(2026, 2, 9, 9),
    toFake: ['Date', 'setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'performance'],
  });

  end(): void {
    this.clock.uninstall();
  }

  /** How many timers are set. */
  get timers(): number {
    return this.clock.countTimers();
  }

  /**
   * Lets time go by until the work has ended.
   * @throws StuckError when no timer is left, or after so much time
   */
  async until(work: Promise<unknown>, atMostMs: number): Promise<void> {
    let isSettled = false;
    const settle = (): void => void (isSettled = true);
    work.then(settle, settle);
    const end = Date.now() + atMostMs;
    while (!isSettled) {
      await this.settle(() => isSettled);
      if (isSettled) break;
      if (this.timers === 0) throw new StuckError('It waits, and no timer is set.');
      if (Date.now() > end) throw new StuckError(`It did not end within ${atMostMs / 60_000} min.`);
      this.clock.next();
    }
    await work;
  }

  /** Lets so much time go by. */
  async pass(ms: number): Promise<void> {
    await this.until(new Promise((resolve) => setTimeout(resolve, ms)), ms + 1);
  }

  /** Answers that are on their way arrive, without time going by. */
  private async settle(isDone: () => boolean): Promise<void> {
    for (let turn = 0; turn < 3; turn++) await new Promise((resolve) => nextTurn(resolve));
    // A message between ports takes a little longer than a turn.
    for (let wait = 0; wait < 20 && this.timers === 0 && !isDone(); wait++) {
      await new Promise((resolve) => realWait(resolve, 1));
    }
  }
}
