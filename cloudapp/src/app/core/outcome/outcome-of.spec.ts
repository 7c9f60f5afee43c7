import { FINDINGS, RECORD_STATES, type RecordState } from '../state/record-state';
import { VERDICTS, type Verdict } from '../verdict/verdict';
import { OUTCOMES, type Outcome } from './outcome';
import { outcomeOf, type OutcomeInput, type RunForOutcome } from './outcome-of';

const MINUTE = 60_000;
const NOW = Date.UTC(2026, 0, 31);
const RUNS = {
  none: undefined,
  'unclean, long ago': aRun({ isClean: false, endedAt: NOW - 60 * MINUTE }),
  'clean, just now': aRun({ endedAt: NOW }),
  'clean, a moment before the time is over': aRun({ endedAt: NOW - 30 * MINUTE + 1 }),
  'clean, just when the time is over': aRun({ endedAt: NOW - 30 * MINUTE }),
  'clean, long ago': aRun({ endedAt: NOW - 60 * MINUTE }),
} as const;
type RunName = keyof typeof RUNS;

const BAD = ['wrong-site', 'wrong-record', 'elsewhere', 'unregistered', 'no-url'] as const;
const ALWAYS_LOOK = [
  'unreadable',
  'linked',
  'not-digital',
  'wrong-format',
  'conflicting',
  'duplicate',
] as const;
const ASKS_FOR_NONE: Partial<Record<RecordState, Outcome>> = {
  foreign: 'not-ours',
  none: 'needs-handle',
};
const BEFORE_A_RUN: Partial<Record<RecordState, Outcome>> = {
  malformed: 'repair-first',
  typed: 'repair-first',
  misplaced: 'repair-first',
};
const AFTER: Record<RunName, Outcome> = {
  none: 'run-workflow',
  'unclean, long ago': 'run-workflow',
  'clean, just now': 'wait',
  'clean, a moment before the time is over': 'wait',
  'clean, just when the time is over': 'ask-ex-libris',
  'clean, long ago': 'ask-ex-libris',
};

function aRun(overrides: Partial<RunForOutcome>): RunForOutcome {
  return { endedAt: NOW, isClean: true, propagationMs: 30 * MINUTE, ...overrides };
}

function outcome(overrides: Partial<OutcomeInput>): Outcome {
  const input = { state: 'ready', findings: [], verdict: undefined, run: undefined, now: NOW };
  return outcomeOf({ ...(input as OutcomeInput), ...overrides }).outcome;
}

/** The table of outcomes once more, told by verdict instead of by line. */
function expected(
  state: RecordState,
  verdict: Verdict | undefined,
  run: RunName,
  isSuppressed: boolean,
): Outcome {
  if (ALWAYS_LOOK.some((id) => id === state)) return 'look-at-record';
  if (verdict === 'right' && isSuppressed) return 'look-at-record';
  const forNone = ASKS_FOR_NONE[state];
  if (forNone !== undefined) return forNone;
  if (verdict === 'right') return 'works';
  const repair = BEFORE_A_RUN[state];
  if (repair !== undefined) return repair;
  return BAD.some((id) => id === verdict) ? AFTER[run] : 'not-checked';
}

describe('outcomeOf', () => {
  for (const state of RECORD_STATES) {
    it(`is right for ${state} with every verdict, finding and run`, () => {
      for (const verdict of [undefined, ...VERDICTS]) {
        for (const run of Object.keys(RUNS) as RunName[]) {
          for (const findings of [[], ...FINDINGS.map((finding) => [finding])]) {
            const isSuppressed = findings.some((finding) => finding === 'suppressed');
            expect(outcome({ state, verdict, findings, run: RUNS[run] }))
              .withContext(`${state} × ${String(verdict)} × ${run} × ${findings.join()}`)
              .toBe(expected(state, verdict, run, isSuppressed));
          }
        }
      }
    });
  }

  const SAID: readonly (readonly [Partial<OutcomeInput>, Outcome])[] = [
    [{ state: 'duplicate', verdict: 'right' }, 'look-at-record'],
    [{ verdict: 'right', findings: ['suppressed'] }, 'look-at-record'],
    [{ verdict: 'right', findings: ['twice'] }, 'works'],
    [{ state: 'typed', verdict: 'right' }, 'works'],
    [{ state: 'typed', verdict: 'unregistered' }, 'repair-first'],
    [{ state: 'copy-needed', verdict: 'unregistered' }, 'run-workflow'],
    [{ state: 'foreign' }, 'not-ours'],
    [{ verdict: 'unchecked', run: RUNS['clean, long ago'] }, 'not-checked'],
    [{ verdict: 'unregistered', run: RUNS['clean, just now'] }, 'wait'],
    [{ verdict: 'wrong-record', run: RUNS['clean, long ago'] }, 'ask-ex-libris'],
  ];

  for (const [input, said] of SAID) {
    it(`says ${said} for ${input.state ?? 'ready'} and ${input.verdict ?? 'no verdict'}`, () => {
      expect(outcome(input)).toBe(said);
    });
  }

  it('can say every outcome', () => {
    const said = new Set(
      RECORD_STATES.flatMap((state) =>
        [undefined, ...VERDICTS].flatMap((verdict) =>
          Object.values(RUNS).map((run) => outcome({ state, verdict, run })),
        ),
      ),
    );

    expect([...said].sort()).toEqual([...OUTCOMES].sort());
  });
});
