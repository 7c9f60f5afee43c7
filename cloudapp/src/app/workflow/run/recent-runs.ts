import type { Alma, JobInstance } from '../../alma/port/alma';
import { everyPage, LARGEST_PAGE } from '../../alma/port/every-page';

/** Runs are looked for among those of so many days at least: one may be stuck for a long time. */
const DAYS_BACK = 30;
const DAY_MS = 86_400_000;

/** Up to when runs are looked for, and from when at the latest, milliseconds since 1970. */
export interface RunPeriod {
  readonly now: number;
  /** Left out: the last thirty days are enough. */
  readonly since?: number;
}

/**
 * All runs of a job of the last days, whoever started them.
 * @throws AlmaError where Alma does not list them
 */
export async function recentRuns(
  alma: Alma,
  jobId: string,
  { now, since = now }: RunPeriod,
  signal?: AbortSignal,
): Promise<readonly JobInstance[]> {
  const query = {
    jobId,
    // NOTE A day more: Alma's days are those of another place.
    from: dayOf(Math.max(0, Math.min(now - DAYS_BACK * DAY_MS, since - DAY_MS))),
    to: dayOf(now + DAY_MS),
    limit: LARGEST_PAGE,
  };
  return everyPage((offset) => alma.listInstances({ ...query, offset }, signal));
}

function dayOf(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}
