/** How far a long work is. */
export interface Progress {
  readonly done: number;
  /** 0 while it is not known. */
  readonly total: number;
  /** A second, over the last ten seconds; 0 while nothing is known. */
  readonly perSecond: number;
  /** Milliseconds; `undefined` while it cannot be told. */
  readonly leftMs: number | undefined;
  /** Milliseconds of work, pauses left out. */
  readonly elapsedMs: number;
}

export const NO_PROGRESS: Progress = {
  done: 0,
  total: 0,
  perSecond: 0,
  leftMs: undefined,
  elapsedMs: 0,
};

const WINDOW_MS = 10_000;
const SAMPLE_MS = 250;

interface Sample {
  readonly at: number;
  readonly done: number;
}

/** Counts what is done and tells the rate of the last seconds; time in which work was paused is no time. */
export class ProgressMeter {
  private done = 0;
  private total = 0;
  private workedMs = 0;
  private runningSince: number | undefined;
  private samples: Sample[] = [];

  start(total: number): void {
    this.total = total;
    this.runningSince ??= performance.now();
    if (this.samples.length === 0) this.samples = [{ at: this.elapsedMs, done: this.done }];
  }

  stop(): void {
    this.workedMs = this.elapsedMs;
    this.runningSince = undefined;
  }

  expect(total: number): void {
    this.total = total;
  }

  add(count = 1): void {
    this.done += count;
    const at = this.elapsedMs;
    const last = this.samples.at(-1);
    if (last !== undefined && at - last.at < SAMPLE_MS) return;
    this.samples.push({ at, done: this.done });
    while (this.samples.length > 2 && at - (this.samples[0]?.at ?? at) > WINDOW_MS) {
      this.samples.shift();
    }
  }

  get progress(): Progress {
    const elapsedMs = this.elapsedMs;
    const [first] = this.samples;
    const seconds = (elapsedMs - (first?.at ?? elapsedMs)) / 1000;
    const perSecond = seconds > 0 ? (this.done - (first?.done ?? 0)) / seconds : 0;
    const left = Math.max(0, this.total - this.done);
    return {
      done: this.done,
      total: this.total,
      perSecond,
      leftMs: left === 0 ? 0 : perSecond > 0 ? (left / perSecond) * 1000 : undefined,
      elapsedMs,
    };
  }

  private get elapsedMs(): number {
    return (
      this.workedMs + (this.runningSince === undefined ? 0 : performance.now() - this.runningSince)
    );
  }
}
