/** The clock that the queue lives by; the simulated Alma's own, which tests can move. */
export interface QueueClock {
  now(): number;
  /** @returns what takes the timer back. */
  setTimer(ms: number, fire: () => void): () => void;
}

export interface ProxyLimits {
  /** Calls that run at the same time. @default 10 */
  readonly atOnce: number;
  /** Calls that start in any window. @default 25 */
  readonly perWindow: number;
  /** Length of the window in milliseconds. @default 5000 */
  readonly windowMs: number;
  /** Whether a call over the limits is refused (HTTP 429); otherwise it waits. */
  readonly refuses: boolean;
}

/** What the Cloud App framework allows an app, per user session. */
export const PROXY_LIMITS: ProxyLimits = {
  atOnce: 10,
  perWindow: 25,
  windowMs: 5000,
  refuses: false,
};

/** A call over the proxy's limits, where the proxy does not queue. */
export class TooManyRequestsError extends Error {
  override name = 'TooManyRequestsError';
}

interface Waiting {
  readonly start: () => void;
}

/** The framework's proxy: lets so many calls through and keeps the others in a row. */
export class ProxyQueue {
  private readonly waiting: Waiting[] = [];
  private readonly starts: number[] = [];
  private running = 0;
  private cancelTimer: (() => void) | undefined;

  constructor(
    private readonly clock: QueueClock,
    private readonly limits: ProxyLimits | undefined,
  ) {}

  /**
   * Runs the work when its turn has come.
   * @throws TooManyRequestsError at once, where the limits refuse and there is no room.
   */
  run<T>(work: () => Promise<T>): Promise<T> {
    if (this.limits === undefined) return work();
    if (this.limits.refuses && this.roomIn(this.limits) > 0) {
      return Promise.reject(new TooManyRequestsError('Over the limits of the Cloud App proxy.'));
    }
    return new Promise<T>((resolve, reject) => {
      this.waiting.push({
        start: () => {
          this.running += 1;
          this.starts.push(this.clock.now());
          const finish = (): void => {
            this.running -= 1;
            this.pump();
          };
          work().then(resolve, reject).finally(finish);
        },
      });
      this.pump();
    });
  }

  /** Forgets the calls that wait and the window; calls that run end by themselves. */
  reset(): void {
    this.waiting.length = 0;
    this.starts.length = 0;
    this.cancelTimer?.();
    this.cancelTimer = undefined;
  }

  private pump(): void {
    if (this.limits === undefined) return;
    while (this.waiting.length > 0) {
      const wait = this.roomIn(this.limits);
      if (wait > 0) {
        if (wait !== Infinity) this.wakeIn(wait);
        return;
      }
      this.waiting.shift()?.start();
    }
  }

  /** Milliseconds until another call may start; 0 now, Infinity when one has to end first. */
  private roomIn(limits: ProxyLimits): number {
    if (this.running >= limits.atOnce) return Infinity;
    const now = this.clock.now();
    while (this.starts.length > 0 && (this.starts[0] ?? 0) <= now - limits.windowMs) {
      this.starts.shift();
    }
    const oldest = this.starts[this.starts.length - limits.perWindow];
    return oldest === undefined ? 0 : oldest + limits.windowMs - now;
  }

  private wakeIn(ms: number): void {
    this.cancelTimer ??= this.clock.setTimer(ms, () => {
      this.cancelTimer = undefined;
      this.pump();
    });
  }
}
