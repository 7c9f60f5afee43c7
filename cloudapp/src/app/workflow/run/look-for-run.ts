import type { Alma, JobInstance } from '../../alma/port/alma';
import { AlmaError } from '../../alma/port/alma-error';
import { waitFor } from '../long-work/pause-gate';

/** A run may appear in Alma's list a while after its start. */
const TRIES = 6;
const BETWEEN_MS = 8000;

/**
 * Looks for a run after its launch was not answered.
 * @param pick the run among Alma's, when it is there
 * @returns `undefined` when it did not appear: then only a person can tell
 */
export async function lookForRun(
  alma: Alma,
  jobId: string,
  pick: (instances: readonly JobInstance[]) => JobInstance | undefined,
  signal: AbortSignal,
): Promise<JobInstance | undefined> {
  for (let tries = 1; ; tries++) {
    try {
      const { rows } = await alma.listInstances({ jobId, limit: 100, offset: 0 }, signal);
      const found = pick(rows);
      if (found !== undefined) return found;
    } catch (error) {
      // What cannot be listed cannot be found: after the last try a person looks.
      if (!(error instanceof AlmaError)) throw error;
    }
    if (tries === TRIES) return undefined;
    await waitFor(BETWEEN_MS, signal);
  }
}
