import type { JudgedRecord } from '../../core/state/judged-record';
import type { GateNumber, GateResult, Problem, RunNumbers } from './run-state';

/** What the records of the set are after the copy job, against what they were before. */
export interface CopyOutcome {
  readonly members: number;
  /** How many were `copy-needed` before the run. */
  readonly wereCopyNeeded: number;
  readonly twiceBefore: number;
  readonly alsoTypedBefore: number;
  /** Whether the numbers of before are known: of a rebuilt run they are not. */
  readonly isBeforeKnown: boolean;
  readonly records: readonly JudgedRecord[];
  readonly numbers: RunNumbers;
}

/**
 * After copy: all that were `copy-needed` are `ready`, none newly typed, no new `twice`. Where nobody knows
 * how many stood twice before, those that do now leave it in doubt.
 */
export function copyGate(outcome: CopyOutcome): GateResult {
  const { members, records, wereCopyNeeded, numbers, isBeforeKnown } = outcome;
  const count = (is: (record: JudgedRecord) => boolean): number => records.filter(is).length;
  const left = count(({ state }) => state === 'copy-needed');
  const alsoTyped = count(({ findings }) => findings.includes('also-typed'));
  const twice = count(({ findings }) => findings.includes('twice'));
  const newlyAlsoTyped = isBeforeKnown ? Math.max(0, alsoTyped - outcome.alsoTypedBefore) : 0;
  const newlyTwice = isBeforeKnown ? Math.max(0, twice - outcome.twiceBefore) : 0;
  const typed = count(({ state }) => state === 'typed') + newlyAlsoTyped;
  const inDoubt = isBeforeKnown ? 0 : Math.max(twice, alsoTyped);
  const ready = count(({ state }) => state === 'ready');
  const reasons: Problem[] = [];
  if (typed > 0) reasons.push(reason('newly-typed', { n: typed }));
  if (left > 0) reasons.push(reason('still-copy-needed', { n: left, was: wereCopyNeeded }));
  if (newlyTwice > 0) reasons.push(reason('newly-twice', { n: newlyTwice }));
  if (records.length !== members) {
    reasons.push(reason('members-differ', { wanted: members, found: records.length }));
  }
  if (reasons.length === 0 && ready < members) {
    reasons.push(reason('not-ready', { n: members - ready }));
  }
  if ((numbers.exceptions ?? 0) > 0)
    reasons.push(reason('exceptions', { n: numbers.exceptions ?? 0 }));
  const shown = [
    number('ready', members, ready),
    number('copy-needed', 0, left),
    number('typed', 0, typed),
    number('twice', 0, inDoubt > 0 ? undefined : newlyTwice),
  ];
  if (reasons.length > 0) return { state: 'failed', reasons, numbers: shown };
  return inDoubt > 0
    ? { state: 'unknown', reasons: [reason('before-unknown', { n: inDoubt })], numbers: shown }
    : { state: 'passed', reasons, numbers: shown };
}

/** What is known of a run of the migrate job. */
export interface MigrateOutcome {
  readonly members: number;
  readonly numbers: RunNumbers;
  /** Harmless skips in the event report; `undefined` without one. */
  readonly explained: number | undefined;
  /** Whether Alma's name of the run shows the set. */
  readonly showsSet: boolean;
}

/**
 * After migrate: everything processed, no exceptions, and nothing skipped that the event report does not
 * show to be harmless. What it did cannot be read by API: where nothing shows that it was this set that
 * ran, equal numbers prove nothing.
 */
export function migrateGate({
  members,
  numbers: { processed, exceptions, skipped },
  explained,
  showsSet,
}: MigrateOutcome): GateResult {
  const numbers = [
    number('processed', members, processed),
    number('exceptions', 0, exceptions),
    number('skipped', explained ?? 0, skipped),
  ];
  const failures: Problem[] = [];
  if (processed !== undefined && processed !== members) {
    failures.push(reason('processed-differs', { wanted: members, found: processed }));
  }
  if ((exceptions ?? 0) > 0) failures.push(reason('exceptions', { n: exceptions ?? 0 }));
  if (skipped !== undefined && skipped > 0 && skipped !== explained) {
    failures.push(reasonOfSkips(skipped, explained));
  }
  return verdictOf(failures, numbers, showsSet ? [] : [reason('set-not-shown', { n: members })]);
}

function reasonOfSkips(skipped: number, explained: number | undefined): Problem {
  if (explained === undefined) return reason('skipped', { n: skipped });
  return explained > skipped
    ? reason('report-differs', { n: skipped, explained })
    : reason('skips-unexplained', { n: skipped - explained, explained });
}

/** Titles that did not resolve before the run, asked again after it. */
export interface Samples {
  readonly asked: number;
  /** How many of them lead to their record now. */
  readonly right: number;
}

/**
 * After register: every member created, updated, or skipped, none failed; and because equal numbers
 * prove nothing, titles that did not resolve before must resolve now.
 */
export function registerGate(members: number, numbers: RunNumbers, samples: Samples): GateResult {
  const { created, updated, failed, skipped, processed } = numbers;
  const parts = [created, updated, failed, skipped];
  const known = parts.reduce<number>((sum, part) => sum + (part ?? 0), 0);
  // Alma may leave a counter of nothing out: where the others add up, it was nothing.
  const isWhole = parts.every((part) => part !== undefined) || known === members;
  // What is known already may be more than the set has.
  const total = isWhole || known > members ? known : processed;
  const shown = [
    number('handled', members, total),
    number('failed', 0, failed),
    number('samples', samples.asked, samples.right),
  ];
  const failures: Problem[] = [];
  const isOtherSet = total !== undefined && total !== members;
  if (isOtherSet) failures.push(reason('other-set', { wanted: members, found: total }));
  if ((failed ?? 0) > 0) failures.push(reason('failed', { n: failed ?? 0 }));
  // Where the numbers show another set already, titles that do not resolve are no reason of their own.
  if (samples.right < samples.asked && !isOtherSet) {
    failures.push(
      reason('samples-do-not-resolve', { n: samples.asked - samples.right, asked: samples.asked }),
    );
  }
  const doubts: Problem[] = [];
  if (samples.asked === 0) doubts.push(reason('nothing-to-sample', {}));
  const wanted = isWhole ? shown.filter(({ id }) => id !== 'failed') : shown;
  const result = verdictOf(failures, wanted, doubts);
  return { ...result, numbers: shown };
}

/** Failed where something is wrong, unknown where a number is, passed otherwise. */
function verdictOf(
  failures: readonly Problem[],
  numbers: readonly GateNumber[],
  doubts: readonly Problem[] = [],
): GateResult {
  if (failures.length > 0) return { state: 'failed', reasons: failures, numbers };
  const missing = numbers.filter(({ found }) => found === undefined);
  const reasons = [
    ...(missing.length > 0 ? [reason('numbers-unknown', { n: missing.length })] : []),
    ...doubts,
  ];
  return { state: reasons.length > 0 ? 'unknown' : 'passed', reasons, numbers };
}

function reason(id: string, params: Problem['with']): Problem {
  return { id, with: params };
}

function number(id: string, wanted: number, found: number | undefined): GateNumber {
  return { id, wanted, found };
}
