import type { Alma, JobInstance } from '../../alma/port/alma';
import { AlmaError } from '../../alma/port/alma-error';
import { waitFor } from '../long-work/pause-gate';
import { recentRuns } from './recent-runs';
import type { RunState, StepName } from './run-state';

const BETWEEN_MS = 15_000;
const HIDDEN_FACTOR = 3;

/** Alma's form proposes `job - set - date` as a run's name; the app's own names bear the run's id. */
export function showsSet({ name }: JobInstance, { id, set }: RunState): boolean {
  return name.includes(id) || name.includes(` - ${set.name} - `);
}

/**
 * Of a job's runs those that may be this step's: begun since the step before had ended, none that the run
 * knows already. The profile's runs do not name their set; those of the other jobs must.
 */
export function newRunsOf(
  run: RunState,
  step: StepName,
  instances: readonly JobInstance[],
): readonly JobInstance[] {
  const known = run.steps.flatMap(({ instanceId, tries }) => [instanceId, ...tries]);
  const since = turnOf(run, step) || run.createdAt;
  return instances.filter(
    (instance) =>
      !known.includes(instance.id) &&
      Date.parse(instance.startedAt || instance.submittedAt) >= since &&
      (step === 'register' || showsSet(instance, run)),
  );
}

/** When the step before had ended; 0 for the first one, which may have been run at any time. */
export function turnOf(run: RunState, step: StepName): number {
  const at = run.steps.findIndex(({ name }) => name === step);
  return run.steps[at - 1]?.endedAt ?? 0;
}

/**
 * Looks now and then whether the step that a person does in Alma has begun there.
 * @returns the one run that may be it; `undefined` when it is not wanted any more, or Alma lists none
 */
export async function waitForNewRun(
  alma: Alma,
  jobId: string,
  wanted: {
    /** The run of which a step is waited for; `undefined` when it is not any more. */
    readonly run: () => RunState | undefined;
    readonly step: StepName;
    readonly isHidden: () => boolean;
    readonly signal: AbortSignal;
  },
): Promise<JobInstance | undefined> {
  const { run, step, isHidden, signal } = wanted;
  for (;;) {
    try {
      const instances = await recentRuns(alma, jobId, { now: Date.now() }, signal);
      const now = run();
      if (now === undefined) return undefined;
      const [found, ...others] = newRunsOf(now, step, instances);
      if (found !== undefined && others.length === 0) return found;
    } catch (error) {
      // Where its runs are not listed the person gives the process id; a lost answer is asked for again.
      if (!(error instanceof AlmaError)) throw error;
      if (!error.isTransient) return undefined;
    }
    await waitFor(isHidden() ? BETWEEN_MS * HIDDEN_FACTOR : BETWEEN_MS, signal);
    if (run() === undefined) return undefined;
  }
}
