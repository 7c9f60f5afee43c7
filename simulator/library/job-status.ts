import { type FinishedStatus, type JobStatus, type RunningStatus } from './model';

/** Alma's words for the statuses of a run. */
export const STATUS_LABELS: Readonly<Record<JobStatus, string>> = {
  QUEUED: 'Queued',
  PENDING: 'Pending',
  INITIALIZING: 'Initializing',
  RUNNING: 'Running',
  FINALIZING: 'Finalizing',
  COMPLETED_SUCCESS: 'Completed Successfully',
  COMPLETED_WARNING: 'Completed with Warnings',
  COMPLETED_FAILED: 'Completed with Errors',
  COMPLETED_NO_BULKS: 'Completed - No Bulks',
  FAILED: 'Failed',
  SKIPPED: 'Skipped',
  SYSTEM_ABORTED: 'Aborted by System',
  USER_ABORTED: 'Aborted by User',
  MANUAL_HANDLING_REQUIRED: 'Manual Handling Required',
};

const RUNNING: ReadonlySet<string> = new Set<RunningStatus>([
  'QUEUED',
  'PENDING',
  'INITIALIZING',
  'RUNNING',
  'FINALIZING',
]);

export function isFinished(status: JobStatus): status is FinishedStatus {
  return !RUNNING.has(status);
}

export function isJobStatus(text: string): text is JobStatus {
  return Object.hasOwn(STATUS_LABELS, text);
}
