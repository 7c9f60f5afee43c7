import type { JobInstance, RunStatus } from '../../alma/port/alma';
import type { Problem } from './run-state';

/** What a status means: `going` and `unknown` are asked again. */
type Meaning = 'going' | 'good' | 'bad';

const MEANINGS: Record<RunStatus, Meaning> = {
  QUEUED: 'going',
  PENDING: 'going',
  INITIALIZING: 'going',
  RUNNING: 'going',
  FINALIZING: 'going',
  COMPLETED_SUCCESS: 'good',
  // Warnings say nothing of what matters: the gate looks at the numbers.
  COMPLETED_WARNING: 'good',
  COMPLETED_FAILED: 'bad',
  COMPLETED_NO_BULKS: 'bad',
  FAILED: 'bad',
  SKIPPED: 'bad',
  SYSTEM_ABORTED: 'bad',
  USER_ABORTED: 'bad',
  MANUAL_HANDLING_REQUIRED: 'bad',
  unknown: 'going',
};

/** Whether the run has ended. One of an unknown status is followed on, also when Alma gives it an end. */
export function hasEnded({ status }: JobInstance): boolean {
  return MEANINGS[status] !== 'going';
}

/** Whether a run ended badly by its own word: whatever its numbers say, it proves nothing. */
export function isBadEnd(status: string): boolean {
  return Object.entries(MEANINGS).some(([name, is]) => name === status && is === 'bad');
}

/** What to say of a run that ended badly by its own word. */
export function problemOf({ status }: JobInstance): Problem | undefined {
  return MEANINGS[status] === 'bad' ? { id: `ended-${status}`, with: {} } : undefined;
}
