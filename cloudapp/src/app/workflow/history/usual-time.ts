import type { Alma, JobInstance } from '../../alma/port/alma';
import type { CounterNames } from '../../core/configuration/configuration';
import { numbersOf } from '../run/counters';

const LISTED = 30;
/** Runs on sets between the half and the double of this one's size took about as long. */
const FACTOR = 2;

/**
 * How long a run of this job takes as a rule on a set of so many titles, in milliseconds, by its last
 * runs on sets of about this size; `undefined` where Alma lists none.
 * @throws AlmaError when the runs cannot be listed
 */
export async function usualTime(
  alma: Alma,
  jobId: string,
  size: number,
  names: CounterNames,
  signal: AbortSignal,
): Promise<number | undefined> {
  const { rows } = await alma.listInstances({ jobId, limit: LISTED, offset: 0 }, signal);
  const times = rows
    .filter((instance) => isOfSize(instance, size, names))
    .flatMap((instance) => durationOf(instance) ?? [])
    .sort((a, b) => a - b);
  return times[Math.floor(times.length / 2)];
}

function isOfSize({ counters }: JobInstance, size: number, names: CounterNames): boolean {
  const { processed, created, updated, failed, skipped } = numbersOf(counters, names);
  const parts = [created, updated, failed, skipped].flatMap((part) => part ?? []);
  const handled = processed ?? parts.reduce((sum, part) => sum + part, 0);
  return handled > 0 && handled >= size / FACTOR && handled <= size * FACTOR;
}

/** Only a run that ended well says how long one takes. */
function durationOf({ status, startedAt, submittedAt, endedAt }: JobInstance): number | undefined {
  if (!status.startsWith('COMPLETED_') || status === 'COMPLETED_FAILED') return undefined;
  const ms = Date.parse(endedAt) - Date.parse(startedAt || submittedAt);
  return ms > 0 ? ms : undefined;
}
