import type { Configuration } from '../../core/configuration/configuration';

/** How long repairs take here and in an Alma job, and which is to be recommended. */
export interface RepairTime {
  readonly hereMs: number;
  readonly jobMs: number;
  readonly recommended: 'here' | 'job';
}

/** Calls that one repair takes: read, write, read back. */
const CALLS = 3;
const WINDOW_MS = 5_000;
/** What Alma's own limits allow where the configuration sets none. */
const ALMA_CALLS_PER_WINDOW = 25;
/** A normalization job starts within minutes and then does about 100 records a second. */
const JOB_START_MS = 120_000;
const JOB_RECORDS_PER_SECOND = 100;

/** @param count records to repair */
export function repairTime(count: number, { rates, repairLimit }: Configuration): RepairTime {
  const { almaCallsPerWindow, almaGuardMs } = rates;
  const perWindow = almaCallsPerWindow > 0 ? almaCallsPerWindow : ALMA_CALLS_PER_WINDOW;
  return {
    hereMs: ((count * CALLS) / perWindow) * (WINDOW_MS + almaGuardMs),
    jobMs: JOB_START_MS + (count / JOB_RECORDS_PER_SECOND) * 1000,
    recommended: count > repairLimit ? 'job' : 'here',
  };
}
