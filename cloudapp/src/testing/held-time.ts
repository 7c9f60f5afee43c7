interface Timer {
  readonly run: () => void;
  readonly at: number;
  /** How often again, in milliseconds; `undefined` for once. */
  readonly every: number | undefined;
}

const LOOKS_EVERY_MS = 500;
const MOST_LOOKS = 400;
/** What is read from a reply, or given by the browser's locks, takes a turn or two of the page. */
const TURNS = 4;

/** Holds the page's time still; it goes on only when a spec says so. */
export class HeldTime {
  private readonly timers = new Map<number, Timer>();
  private readonly real = {
    now: Date.now,
    setTimeout: window.setTimeout,
    clearTimeout: window.clearTimeout,
    setInterval: window.setInterval,
    clearInterval: window.clearInterval,
  };
  private last = 0;

  constructor(private nowMs = Date.UTC(2026, 4, 4, 9)) {
    const clear = (id: number): void => void this.timers.delete(id);
    Date.now = () => this.nowMs;
    Object.assign(window, {
      setTimeout: (run: () => void, ms = 0) => this.add(run, ms, undefined),
      setInterval: (run: () => void, ms = 0) => this.add(run, ms, Math.max(1, ms)),
      clearTimeout: clear,
      clearInterval: clear,
    });
  }

  get now(): number {
    return this.nowMs;
  }

  /** Gives the page's time back. */
  letGo(): void {
    const { now, ...timers } = this.real;
    Date.now = now;
    Object.assign(window, timers);
  }

  /** Lets so much time go by, with everything that is due in it. */
  async pass(ms: number): Promise<void> {
    const until = this.nowMs + ms;
    await turns();
    for (let due = this.nextUntil(until); due !== undefined; due = this.nextUntil(until)) {
      const [id, timer] = due;
      this.nowMs = Math.max(this.nowMs, timer.at);
      if (timer.every === undefined) this.timers.delete(id);
      else this.timers.set(id, { ...timer, at: this.nowMs + timer.every });
      timer.run();
      await turns();
    }
    this.nowMs = until;
  }

  /**
   * Lets time go by until it is so.
   * @throws Error with what was seen last
   */
  async until<T>(look: () => T | Promise<T>, isSo: (seen: T) => boolean): Promise<T> {
    await turns();
    let seen = await look();
    for (let looks = 0; looks < MOST_LOOKS && !isSo(seen); looks++) {
      await this.pass(LOOKS_EVERY_MS);
      seen = await look();
    }
    if (!isSo(seen)) throw new Error(`It never came to be so; seen last: ${JSON.stringify(seen)}`);
    return seen;
  }

  private add(run: () => void, ms: number, every: number | undefined): number {
    this.timers.set(++this.last, { run, at: this.nowMs + ms, every });
    return this.last;
  }

  private nextUntil(until: number): [number, Timer] | undefined {
    const due = [...this.timers].filter(([, { at }]) => at <= until);
    return due.sort(([, a], [, b]) => a.at - b.at)[0];
  }
}

/** Lets what the page has in hand come to its end; waits for no time. */
async function turns(): Promise<void> {
  for (let turn = 0; turn < TURNS; turn++) {
    await new Promise<void>((resolve) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        port1.close();
        resolve();
      };
      port2.postMessage(undefined);
    });
  }
}
