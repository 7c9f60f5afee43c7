import { aRun, aStep } from '../testing/a-run';
import { runForOutcome } from './run-for-outcome';
import type { GateResult } from './run-state';

const gate = (state: GateResult['state']): GateResult => ({ state, reasons: [], numbers: [] });

describe('a run for outcomes', () => {
  it('is nothing before its last job has ended', () => {
    expect(runForOutcome(aRun())).toBeUndefined();
    expect(
      runForOutcome(aRun({ steps: [aStep('migrate', { phase: 'done' }), aStep('register')] })),
    ).toBeUndefined();
  });

  it('is clean where every gate has passed', () => {
    const steps = [
      aStep('migrate', { phase: 'done', endedAt: 5, gate: gate('passed') }),
      aStep('register', { phase: 'done', endedAt: 9, gate: gate('passed') }),
    ];

    expect(runForOutcome(aRun({ steps, propagationMs: 60_000 }))).toEqual({
      endedAt: 9,
      isClean: true,
      propagationMs: 60_000,
    });
  });

  it('is not clean where a person went on although a gate could not tell', () => {
    const steps = [
      aStep('migrate', { phase: 'done', endedAt: 5, gate: gate('unknown'), confirmation: 'go on' }),
      aStep('register', { phase: 'done', endedAt: 9, gate: gate('passed') }),
    ];

    expect(runForOutcome(aRun({ steps }))?.isClean).toBe(false);
  });
});
