import type { Finding, RecordState } from '../state/record-state';
import type { Verdict } from '../verdict/verdict';
import type { Outcome } from './outcome';

/** A run of the jobs on the record's set, as far as it matters here. */
export interface RunForOutcome {
  /** When its last job ended, milliseconds since 1970. */
  readonly endedAt: number;
  /** Whether it went through all its steps with every gate passed. */
  readonly isClean: boolean;
  /** How long a handle may be on its way after a run, milliseconds. */
  readonly propagationMs: number;
}

/** All that an outcome follows from. */
export interface OutcomeInput {
  readonly state: RecordState;
  readonly findings: readonly Finding[];
  /** `undefined`: the handle was not asked for. */
  readonly verdict: Verdict | undefined;
  /** `undefined`: no complete run is known. */
  readonly run: RunForOutcome | undefined;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** An outcome and the id of the sentence that says why. */
export interface OutcomeWithReason {
  readonly outcome: Outcome;
  readonly reason: string;
}

type Line = (input: OutcomeInput) => string | undefined;

const LOOK_AT: readonly RecordState[] = [
  'unreadable',
  'linked',
  'not-digital',
  'wrong-format',
  'conflicting',
  'duplicate',
];
const REPAIR: readonly RecordState[] = ['malformed', 'typed', 'misplaced'];

const isAfterCleanRun = ({ run }: OutcomeInput): boolean => run?.isClean === true;
const isSettled = ({ run, now }: OutcomeInput): boolean =>
  run !== undefined && now - run.endedAt >= run.propagationMs;

/** The table: the first line that applies is the outcome; its text is the reason. */
const LINES: readonly (readonly [Outcome, Line])[] = [
  ['look-at-record', ({ state }) => (LOOK_AT.includes(state) ? state : undefined)],
  [
    'look-at-record',
    ({ verdict, findings }) =>
      verdict === 'right' && findings.includes('suppressed') ? 'suppressed' : undefined,
  ],
  ['not-ours', ({ state }) => (state === 'foreign' ? 'foreign' : undefined)],
  ['needs-handle', ({ state }) => (state === 'none' ? 'none' : undefined)],
  ['works', ({ verdict }) => (verdict === 'right' ? 'right' : undefined)],
  ['repair-first', ({ state }) => (REPAIR.includes(state) ? state : undefined)],
  ['not-checked', ({ verdict }) => (verdict === undefined ? 'not-asked' : undefined)],
  ['not-checked', ({ verdict }) => (verdict === 'unchecked' ? 'unchecked' : undefined)],
  // What is left leads somewhere else, or nowhere.
  ['wait', (input) => (isAfterCleanRun(input) && !isSettled(input) ? 'on-its-way' : undefined)],
  ['ask-ex-libris', (input) => (isAfterCleanRun(input) ? 'in-the-way' : undefined)],
  ['run-workflow', ({ verdict }) => verdict ?? 'not-asked'],
];

/** What a person is told about a record, and why: from state × verdict × run. */
export function outcomeOf(input: OutcomeInput): OutcomeWithReason {
  for (const [outcome, line] of LINES) {
    const reason = line(input);
    if (reason !== undefined) return { outcome, reason };
  }
  throw new TypeError(`No outcome for ${input.state} × ${String(input.verdict)}.`);
}
