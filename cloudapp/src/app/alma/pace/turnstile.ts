/** Who goes first when the allowance is scarce: a person who waits, or work in bulk. */
export type Lane = 'urgent' | 'bulk';

export interface TurnstileLimits {
  /** Most starts in any window; 0: no limit. */
  readonly perWindow: number;
  /** Length of the window in milliseconds, guard included. */
  readonly windowMs: number;
  /** Most at once; 0: no limit. */
  readonly atOnce: number;
}

interface Waiting {
  readonly start: () => void;
}

/**
 * Lets so many through in any window, and so many at once; never idle while one waits and may go.
 * The window is a strictly sliding one: it looks back from every start, not from fixed marks.
 */
export class Turnstile {
  private readonly waiting: Record<Lane, Waiting[]> = { urgent: [], bulk: [] };
  /**
   * When the latest `perWindow` went through, oldest first.
   * NOTE By a clock that nobody sets: one that is set back by hours would keep everybody waiting as long.
   */
  private readonly starts: number[] = [];
  private inside = 0;
  private isBulkPaused = false;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private limits: TurnstileLimits) {}

  /** How many wait, in both lanes. */
  get waitingCount(): number {
    return this.waiting.urgent.length + this.waiting.bulk.length;
  }

  get insideCount(): number {
    return this.inside;
  }

  /**
   * Waits for the turn.
   * @returns what must be called once when done.
   * @throws the signal's reason when aborted while waiting; it then took no part of the allowance.
   */
  enter(lane: Lane, signal?: AbortSignal): Promise<() => void> {
    if (signal?.aborted === true) return Promise.reject(signal.reason);
    return new Promise((resolve, reject) => {
      const onAbort = (): void => {
        const line = this.waiting[lane];
        const place = line.indexOf(entry);
        if (place >= 0) line.splice(place, 1);
        reject(signal?.reason);
      };
      const entry: Waiting = {
        start: () => {
          signal?.removeEventListener('abort', onAbort);
          this.inside += 1;
          this.starts.push(performance.now());
          resolve(this.leaveOnce());
        },
      };
      signal?.addEventListener('abort', onAbort, { once: true });
      this.waiting[lane].push(entry);
      this.letThrough();
    });
  }

  /** Holds the bulk lane; who is inside goes on. */
  pauseBulk(): void {
    this.isBulkPaused = true;
  }

  resumeBulk(): void {
    this.isBulkPaused = false;
    this.letThrough();
  }

  /** Takes new limits; those inside and the window so far keep counting. */
  setLimits(limits: TurnstileLimits): void {
    this.limits = limits;
    this.letThrough();
  }

  private leaveOnce(): () => void {
    let isInside = true;
    return () => {
      if (!isInside) return;
      isInside = false;
      this.inside -= 1;
      this.letThrough();
    };
  }

  private letThrough(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    for (let line = this.nextLine(); line !== undefined; line = this.nextLine()) {
      const wait = this.waitMs();
      if (wait > 0) {
        this.timer = setTimeout(() => this.letThrough(), Math.ceil(wait));
        return;
      }
      if (this.limits.atOnce > 0 && this.inside >= this.limits.atOnce) return;
      line.shift()?.start();
    }
  }

  private nextLine(): Waiting[] | undefined {
    if (this.waiting.urgent.length > 0) return this.waiting.urgent;
    return !this.isBulkPaused && this.waiting.bulk.length > 0 ? this.waiting.bulk : undefined;
  }

  /** Milliseconds until the window has room. */
  private waitMs(): number {
    const { perWindow, windowMs } = this.limits;
    const surplus = this.starts.length - Math.max(perWindow, 1000);
    if (surplus > 0) this.starts.splice(0, surplus);
    if (perWindow === 0) return 0;
    const oldest = this.starts[this.starts.length - perWindow];
    return oldest === undefined ? 0 : Math.max(0, oldest + windowMs - performance.now());
  }
}
