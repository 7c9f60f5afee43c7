import type { Alma, JobInstance } from '../../alma/port/alma';
import { AlmaError } from '../../alma/port/alma-error';
import type { Route } from '../../core/configuration/configuration';
import { jobOf } from '../run/preflight';
import { recentRuns } from '../run/recent-runs';
import type { StepName } from '../run/run-state';

/** The steps whose jobs the app starts under a name; the runs of the Handle profile bear none. */
export type NamedStep = Exclude<StepName, 'register'>;

const NAMED_STEPS: readonly NamedStep[] = ['copy', 'migrate'];

/** What Alma holds of a run whose journal is lost. */
export interface RunTraces {
  /** The starts of each step, by the run's id in their names, the newest first. */
  readonly starts: Readonly<Record<NamedStep, readonly JobInstance[]>>;
  /** Steps whose runs Alma does not list to this user: whether they were started, nobody knows. */
  readonly unlisted: readonly NamedStep[];
}

/**
 * Looks in Alma for the starts of a run.
 * @param since when the run's set came into being, milliseconds since 1970; before it nothing was started
 * @throws AlmaError when the answer was lost: asking again may bring it
 */
export async function readTraces(
  alma: Alma,
  route: Route,
  runId: string,
  since: number,
): Promise<RunTraces> {
  const starts: Record<NamedStep, readonly JobInstance[]> = { copy: [], migrate: [] };
  const unlisted: NamedStep[] = [];
  for (const step of NAMED_STEPS) {
    const job = jobOf(route, step);
    // Without a job the app has never started it.
    if (job === undefined) continue;
    try {
      const runs = await recentRuns(alma, job.id, { now: Date.now(), since });
      const own = runs.filter(({ name }) => name.startsWith(`${runId} ${step} `));
      starts[step] = own.sort((a, b) => b.submittedAt.localeCompare(a.submittedAt));
    } catch (error) {
      if (!(error instanceof AlmaError) || error.isTransient) throw error;
      unlisted.push(step);
    }
  }
  return { starts, unlisted };
}
