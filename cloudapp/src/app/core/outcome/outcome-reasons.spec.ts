import type { RecordState } from '../state/record-state';
import type { Verdict } from '../verdict/verdict';
import { outcomeOf, type RunForOutcome } from './outcome-of';

const NOW = Date.UTC(2026, 0, 31);
const CLEAN: RunForOutcome = { endedAt: NOW - 1000, isClean: true, propagationMs: 1001 };
const LATER: RunForOutcome = { ...CLEAN, propagationMs: 1000 };

describe('the reason of an outcome', () => {
  for (const [state, verdict, run, outcome, reason] of [
    ['duplicate', 'right', undefined, 'look-at-record', 'duplicate'],
    ['foreign', 'unregistered', CLEAN, 'not-ours', 'foreign'],
    ['none', undefined, undefined, 'needs-handle', 'none'],
    ['typed', 'right', undefined, 'works', 'right'],
    ['typed', 'unregistered', CLEAN, 'repair-first', 'typed'],
    ['ready', undefined, CLEAN, 'not-checked', 'not-asked'],
    ['ready', 'unchecked', CLEAN, 'not-checked', 'unchecked'],
    ['ready', 'unregistered', CLEAN, 'wait', 'on-its-way'],
    ['ready', 'elsewhere', LATER, 'ask-ex-libris', 'in-the-way'],
    ['ready', 'elsewhere', { ...CLEAN, isClean: false }, 'run-workflow', 'elsewhere'],
    ['copy-needed', 'no-url', undefined, 'run-workflow', 'no-url'],
  ] as const satisfies readonly (readonly [
    RecordState,
    Verdict | undefined,
    RunForOutcome | undefined,
    string,
    string,
  ])[]) {
    it(`is ${reason} where a record is ${state} and its handle ${String(verdict)}: ${outcome}`, () => {
      expect(outcomeOf({ state, findings: [], verdict, run, now: NOW })).toEqual({
        outcome,
        reason,
      });
    });
  }

  it('is suppressed where a good handle leads to a record that nobody sees', () => {
    expect(
      outcomeOf({
        state: 'ready',
        findings: ['suppressed'],
        verdict: 'right',
        run: CLEAN,
        now: NOW,
      }),
    ).toEqual({ outcome: 'look-at-record', reason: 'suppressed' });
  });
});
