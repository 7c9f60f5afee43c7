/** The time inside a simulated Alma: real time, and whatever a test has added to it. */
export interface SimClock {
  /** Milliseconds since 1970. */
  now(): number;
  /** @returns what takes the timer back; calling it again does nothing. */
  setTimer(ms: number, fire: () => void): () => void;
  /** Lets so much time pass at once: timers that fall due fire in order, before this returns. */
  advance(ms: number): void;
  /** Forgets all timers. */
  stop(): void;
}

interface Timer {
  readonly due: number;
  readonly order: number;
  readonly fire: () => void;
}

// setTimeout takes no longer wait than this.
const LONGEST_WAIT_MS = 2_147_483_647;

/** Real time (the global Date.now and setTimeout) plus an offset that tests move. */
export class MovableClock implements SimClock {
  private readonly timers: Timer[] = [];
  private offset = 0;
  private frozenAt: number | undefined;
  private order = 0;
  private handle: ReturnType<typeof setTimeout> | undefined;

  now(): number {
    return this.frozenAt ?? Date.now() + this.offset;
  }

  setTimer(ms: number, fire: () => void): () => void {
    const timer: Timer = { due: this.now() + Math.max(0, ms), order: this.order++, fire };
    this.insert(timer);
    this.arm();
    return () => {
      const at = this.timers.indexOf(timer);
      if (at < 0) return;
      this.timers.splice(at, 1);
      this.arm();
    };
  }

  advance(ms: number): void {
    if (!(ms >= 0)) throw new RangeError(`Time cannot be moved by ${ms} ms.`);
    const target = this.now() + ms;
    // NOTE A timer that moves the clock itself only reaches as far as the outer move.
    const isNested = this.frozenAt !== undefined;
    this.frozenAt ??= this.now();
    try {
      this.fireUpTo(target);
    } finally {
      this.frozenAt = isNested ? target : undefined;
      if (!isNested) this.offset = target - Date.now();
      this.arm();
    }
  }

  stop(): void {
    this.timers.length = 0;
    this.arm();
  }

  private insert(timer: Timer): void {
    let low = 0;
    let high = this.timers.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.timers[middle]?.due ?? Infinity) <= timer.due) low = middle + 1;
      else high = middle;
    }
    this.timers.splice(low, 0, timer);
  }

  private fireUpTo(target: number): void {
    for (;;) {
      const timer = this.timers[0];
      if (timer === undefined || timer.due > target) return;
      this.timers.shift();
      this.frozenAt = Math.max(timer.due, this.frozenAt ?? timer.due);
      timer.fire();
    }
  }

  private arm(): void {
    if (this.handle !== undefined) clearTimeout(this.handle);
    this.handle = undefined;
    const next = this.timers[0];
    if (next === undefined || this.frozenAt !== undefined) return;
    const wait = Math.min(LONGEST_WAIT_MS, Math.max(0, next.due - this.now()));
    this.handle = setTimeout(() => {
      this.handle = undefined;
      this.fireDue();
    }, wait);
  }

  private fireDue(): void {
    // A timer fires at its own time even where the machine is late, so that jobs keep their pace.
    try {
      this.fireUpTo(Date.now() + this.offset);
    } finally {
      this.frozenAt = undefined;
      this.arm();
    }
  }
}
