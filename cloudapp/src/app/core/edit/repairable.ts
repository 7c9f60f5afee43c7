import type { Configuration } from '../configuration/configuration';
import type { JudgedRecord } from '../state/judged-record';
import type { RecordState } from '../state/record-state';

/** States for which the app can plan a repair, in the order in which they are offered. */
export const REPAIRABLE_STATES = [
  'typed',
  'malformed',
  'copy-needed',
  'none',
] as const satisfies readonly RecordState[];

export type RepairableState = (typeof REPAIRABLE_STATES)[number];

/** Whether a repair of this record may be offered; whether it is made is for the plan to say. */
export function isRepairable(
  { state, findings }: Pick<JudgedRecord, 'state' | 'findings'>,
  { repairRule }: Pick<Configuration, 'repairRule'>,
): boolean {
  // Without the administrator's rule nobody knows which handle a record without one should have.
  if (state === 'none' && repairRule === undefined) return false;
  const isKnown = REPAIRABLE_STATES.some((known) => known === state);
  return isKnown && !findings.includes('ns-prefix');
}
