/**
 * How the writing of one record ended. Only the first three were seen to be right.
 * - `done`: read back, exactly as reviewed
 * - `done-respelled`: read back, the same tree; Alma spells it in its own way
 * - `already-there`: it was as reviewed before anything was written
 * - `waiting`: not begun
 * - `writing`: under way
 * - `awaits-confirmation`: the first repair of its format must be confirmed before
 * - `changed`: somebody changed the record since the review; left alone
 * - `refused`: Alma refused the change, e.g. because somebody has the record open
 * - `not-written`: the answer was lost, and the record is as it was
 * - `unverified`: the answer was lost, or the record could not be read back
 * - `unreadable`: the record could not be read before writing; nothing was written
 * - `unauthorized`: the user's role does not allow it (any more)
 * - `differs`: read back, and not as reviewed: everything stops
 */
export const REPAIR_RESULTS = [
  'done',
  'done-respelled',
  'already-there',
  'waiting',
  'writing',
  'awaits-confirmation',
  'changed',
  'refused',
  'not-written',
  'unverified',
  'unreadable',
  'unauthorized',
  'differs',
] as const;

export type RepairResult = (typeof REPAIR_RESULTS)[number];

/** Results after which nothing is left to do for a record. */
export function isSettled(result: RepairResult): boolean {
  return result === 'done' || result === 'done-respelled' || result === 'already-there';
}

/** Whether reading the record and trying once more is of use. */
export function mayBeRetried(result: RepairResult): boolean {
  return ['refused', 'not-written', 'unverified', 'unreadable', 'unauthorized'].includes(result);
}

/** How one record ended, for the list and the audit. */
export interface RepairOutcome {
  readonly result: RepairResult;
  /** Milliseconds since 1970; 0 while nothing happened. */
  readonly at: number;
  /** Alma's code where it refused; empty otherwise. */
  readonly code: string;
  /** Alma's words, or where the record differs. */
  readonly message: string;
  readonly trackingId: string;
}
