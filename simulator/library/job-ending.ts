import { JobRefusedError } from './job-refused';
import { isJobStatus } from './job-status';
import { type JobStatus } from './model';

/** `fails`, `aborts`, `warns`, `never`, one of Alma's statuses, or the code of a refusal to start. */
export type JobEnding = string;

export interface PlannedEnding {
  /** The status that the run ends with, or stays in. */
  readonly status: JobStatus;
  /** How much of its records it gets through, 0 to 1. */
  readonly share: number;
}

const WORDS: Readonly<Record<string, PlannedEnding>> = {
  fails: { status: 'COMPLETED_FAILED', share: 0.5 },
  aborts: { status: 'SYSTEM_ABORTED', share: 0.5 },
  warns: { status: 'COMPLETED_WARNING', share: 1 },
  never: { status: 'RUNNING', share: 0.5 },
};

const SHARES: Partial<Readonly<Record<JobStatus, number>>> = {
  COMPLETED_SUCCESS: 1,
  COMPLETED_WARNING: 1,
  MANUAL_HANDLING_REQUIRED: 1,
  FINALIZING: 1,
  QUEUED: 0,
  PENDING: 0,
  INITIALIZING: 0,
  SKIPPED: 0,
  COMPLETED_NO_BULKS: 0,
};

/** @throws JobRefusedError naming what is possible. */
export function readEnding(ending: JobEnding): PlannedEnding {
  const word = Object.hasOwn(WORDS, ending) ? WORDS[ending] : undefined;
  if (word !== undefined) return word;
  if (isJobStatus(ending)) return { status: ending, share: SHARES[ending] ?? 0.5 };
  const words = Object.keys(WORDS).join(', ');
  throw new JobRefusedError(
    '0',
    `No run ends "${ending}": use ${words}, a status of Alma's, or the code of a refusal.`,
  );
}
