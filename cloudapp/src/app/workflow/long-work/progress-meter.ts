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

/** What was done by a moment of the work, milliseconds from its start. */
interface Sample {
  readonly at: number;
  readonly done: number;
}

const START: Sample = { at: 0, done: 0 };

/** Counts what is done and tells the rate of the last seconds; time in which work was paused is no time. */
export class ProgressMeter {
  private done = 0;
  private total = 0;
  private workedMs = 0;
  private runningSince: number | undefined;
  /** Those of the last ten seconds, two at least once there are; the rate is counted from the first. */
  private samples: readonly Sample[] = [START];

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
    const last = this.samples.at(-1) ?? START;
    if (at - last.at < SAMPLE_MS) return;
    const recent = this.samples.filter((sample) => sample === last || at - sample.at <= WINDOW_MS);
    this.samples = [...recent, { at, done: this.done }];
  }

  /** So many are to be done once more; the rate begins anew. */
  takeBack(count: number): void {
    this.done -= count;
    this.samples = [{ at: this.elapsedMs, done: this.done }];
  }

  get progress(): Progress {
    const elapsedMs = this.elapsedMs;
    const from = this.samples[0] ?? START;
    const seconds = (elapsedMs - from.at) / 1000;
    const perSecond = seconds > 0 ? (this.done - from.done) / seconds : 0;
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
