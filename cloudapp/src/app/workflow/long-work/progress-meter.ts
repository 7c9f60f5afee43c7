/** How far a long work is. */
export interface Progress {
  readonly done: number;
  /** 0 while it is not known. */
  readonly total: number;
  /** A second, over the last ten seconds, or five; 0 while nothing is known. */
  readonly perSecond: number;
  /** Milliseconds; `undefined` while it cannot be told: in the first five seconds, and while nothing comes. */
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
/**
 * Alma takes the calls of five seconds at once, and then none until these are over: a rate of less than
 * five seconds, or of seven, is several times too hopeful.
 */
const LEAST_MS = 5000;
const SAMPLE_MS = 50;

/** What was done by a moment of the work, milliseconds from its start. */
interface Sample {
  readonly at: number;
  done: number;
}

/** Counts what is done and tells the rate of the last seconds; time in which work was paused is no time. */
export class ProgressMeter {
  private done = 0;
  private total = 0;
  private workedMs = 0;
  private runningSince: number | undefined;
  /** Those of the last ten seconds after the one before them; the rate begins at the first. */
  private samples: [Sample, ...Sample[]] = [{ at: 0, done: 0 }];

  start(total: number): void {
    this.total = total;
    this.runningSince ??= performance.now();
  }

  stop(): void {
    this.workedMs = this.elapsedMs;
    this.runningSince = undefined;
  }

  expect(total: number): void {
    this.total = total;
  }

  /** So many more are done. */
  add(count = 1): void {
    this.done += count;
    const at = this.elapsedMs;
    const last = this.samples.at(-1);
    if (last === undefined || at - last.at >= SAMPLE_MS) {
      this.samples.push({ at, done: this.done });
      while ((this.samples[1]?.at ?? at) <= at - WINDOW_MS) this.samples.shift();
    } else if (this.samples.length > 1) {
      last.done = this.done;
    }
  }

  /** So many are to be done once more; the rate begins anew. */
  takeBack(count: number): void {
    this.done -= count;
    this.samples = [{ at: this.elapsedMs, done: this.done }];
  }

  get progress(): Progress {
    const { perSecond } = this;
    const left = Math.max(0, this.total - this.done);
    return {
      done: this.done,
      total: this.total,
      perSecond,
      leftMs: left === 0 ? 0 : perSecond > 0 ? (left / perSecond) * 1000 : undefined,
      elapsedMs: this.elapsedMs,
    };
  }

  private get perSecond(): number {
    const now = this.elapsedMs;
    const known = now - this.samples[0].at;
    if (known < LEAST_MS) return 0;
    const span = known < WINDOW_MS ? LEAST_MS : WINDOW_MS;
    const recent = this.samples.filter(({ at }) => at > now - span);
    const before = this.samples.at(-recent.length - 1) ?? this.samples[0];
    // What comes more seldom than that has the rate of the time since the one before.
    const ms = recent.length > 1 ? span : now - before.at;
    return ((this.done - before.done) / ms) * 1000;
  }

  private get elapsedMs(): number {
    return (
      this.workedMs + (this.runningSince === undefined ? 0 : performance.now() - this.runningSince)
    );
  }
}
