import type { Alma, JobInstance } from '../../alma/port/alma';
import { AlmaError } from '../../alma/port/alma-error';
import { recentRuns } from './recent-runs';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** Alma starts a job at most so many times an hour for apps. */
const STARTS_AN_HOUR = 5;
/** Clocks differ a little. */
const MARGIN_MS = 5000;

/** Which of Alma's limits on starts by apps stands in the way, and when it is worth trying again. */
export interface Limit {
  /** Id of i18n/ under `run.problem`. */
  readonly id: 'three-running' | 'five-an-hour' | 'some-limit';
  /** Milliseconds since 1970. */
  readonly until: number;
}

/**
 * Counts the job's starts of the last hour: which of its two codes Alma means by which limit is not
 * documented. Both are named where the count does not settle it.
 */
export async function whichLimit(alma: Alma, jobId: string, now: number): Promise<Limit> {
  const both: Limit = { id: 'some-limit', until: now + 5 * MINUTE_MS };
  let runs: readonly JobInstance[];
  try {
    runs = await recentRuns(alma, jobId, { now });
  } catch (error) {
    // Not to be counted: both limits are named.
    if (error instanceof AlmaError) return both;
    throw error;
  }
  const starts = runs
    .map(({ name, submittedAt }) => ({ at: Date.parse(submittedAt), isOurs: isOurs(name) }))
    .filter(({ at }) => at > now - HOUR_MS)
    .sort((a, b) => b.at - a.at);
  if (starts.length < STARTS_AN_HOUR) return { id: 'three-running', until: now + MINUTE_MS };
  const own = starts.filter(({ isOurs: is }) => is);
  // Starts from Alma's pages are in the list, too, and may not count.
  const fifth = own[STARTS_AN_HOUR - 1];
  if (fifth === undefined) return both;
  return { id: 'five-an-hour', until: Math.max(now, fifth.at + HOUR_MS) + MARGIN_MS };
}

/** Starts by this app bear its run's id. */
function isOurs(name: string): boolean {
  return /^HA-\w{4}-\w{4} /.test(name);
}
