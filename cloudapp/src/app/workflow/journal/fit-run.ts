import type { RunState } from '../run/run-state';

/** What Alma's store is trusted with is 20 kB; the panel's mark is written beside the run. */
export const MOST_BYTES = 19_900;
const LONG_TEXT = 200;
const FEW_COUNTERS = 6;
const FEW_TRIES = 10;

/** From what is missed least to what is missed most. */
const CUTS: readonly ((run: RunState) => RunState)[] = [
  (run) => run,
  shortened,
  withFewCounters,
  (run) => ({ ...run, baseline: { ...run.baseline, encoded: '' } }),
];

/** The run as it fits into the journal: long texts are cut first, then the counters, then the baseline's details. */
export function fitRun(run: RunState): RunState {
  let fitting = run;
  for (const cut of CUTS) {
    fitting = cut(fitting);
    if (bytesOf(fitting) <= MOST_BYTES) return fitting;
  }
  return fitting;
}

function bytesOf(run: RunState): number {
  return new TextEncoder().encode(JSON.stringify(run)).length;
}

function withFewCounters(run: RunState): RunState {
  const steps = run.steps.map((step) => ({
    ...step,
    counters: step.counters.slice(0, FEW_COUNTERS),
    tries: step.tries.slice(-FEW_TRIES),
  }));
  return { ...run, steps };
}

function shortened(run: RunState): RunState {
  // NOTE What a run is found by stays whole: ids, hashes, the names of its set and of its starts.
  const steps = run.steps.map((step) => ({
    ...step,
    statusText: short(step.statusText),
    confirmation: short(step.confirmation),
    counters: step.counters.map(({ label, value }) => ({ label: short(label), value })),
    problem: step.problem && {
      ...step.problem,
      with: Object.fromEntries(
        Object.entries(step.problem.with).map(([name, value]) => [
          name,
          typeof value === 'string' ? short(value) : value,
        ]),
      ),
    },
  }));
  return { ...run, steps };
}

function short(text: string): string {
  return text.length > LONG_TEXT ? `${text.slice(0, LONG_TEXT)}…` : text;
}
