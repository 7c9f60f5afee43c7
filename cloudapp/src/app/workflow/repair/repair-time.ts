import type { Configuration } from '../../core/configuration/configuration';

/** How long repairs take here and in an Alma job, and which is to be recommended. */
export interface RepairTime {
  readonly hereMs: number;
  readonly jobMs: number;
  readonly recommended: 'here' | 'job';
}

/** Reading, writing and reading back: about 100 records a minute, several under way. */
const HERE_MS = 600;
/** A normalization job starts within minutes and then does about 100 records a second. */
const JOB_START_MS = 120_000;
const JOB_MS = 10;

/** @param count records to repair */
export function repairTime(count: number, { repairLimit }: Configuration): RepairTime {
  return {
    hereMs: count * HERE_MS,
    jobMs: JOB_START_MS + count * JOB_MS,
    recommended: count > repairLimit ? 'job' : 'here',
  };
}
