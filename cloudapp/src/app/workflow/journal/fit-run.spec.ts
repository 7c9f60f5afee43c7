import { makeBaseline } from '../run/baseline';
import type { RunState, StepState } from '../run/run-state';
import { aRun, aStep } from '../testing/a-run';
import { fitRun, MOST_BYTES } from './fit-run';

const LONG = 'x'.repeat(300);
const SHORT = `${'x'.repeat(200)}…`;

const withStep = (change: Partial<StepState>, run: Partial<RunState> = {}): RunState =>
  aRun({ steps: [aStep('migrate', change), aStep('register')], ...run });

describe('fitRun', () => {
  it('leaves a run alone that fits to its last byte', () => {
    const run = withStep({ confirmation: '' });
    const room = MOST_BYTES - new TextEncoder().encode(JSON.stringify(run)).length;

    const full = withStep({ confirmation: 'y'.repeat(room) });
    expect(fitRun(full)).toBe(full);
    const over = withStep({ confirmation: 'y'.repeat(room + 1) });
    expect(fitRun(over).steps[0]?.confirmation.length).toBe(201);
    // Bytes count, not letters.
    const wide = withStep({ confirmation: 'ä'.repeat(room - 100) });
    expect(fitRun(wide).steps[0]?.confirmation.length).toBe(201);
  });

  it('cuts long texts first, and nothing by which the run is found', () => {
    const name = 'n'.repeat(300);
    const run = withStep({
      jobName: name,
      statusText: LONG,
      confirmation: 'z'.repeat(MOST_BYTES),
      counters: Array.from({ length: 8 }, (_, value) => ({ label: LONG, value })),
      tries: Array.from({ length: 12 }, (_, i) => String(i)),
      problem: { id: 'refused', with: { message: LONG, short: 'a', code: 5 } },
    });
    const [step] = fitRun(run).steps;

    expect(step).toEqual({
      ...run.steps[0]!,
      statusText: SHORT,
      confirmation: `${'z'.repeat(200)}…`,
      counters: Array.from({ length: 8 }, (_, value) => ({ label: SHORT, value })),
      problem: { id: 'refused', with: { message: SHORT, short: 'a', code: 5 } },
    });
    expect(fitRun(run).baseline).toEqual(run.baseline);
  });

  it('leaves a text of two hundred letters whole', () => {
    const run = withStep({ statusText: 'a'.repeat(200), confirmation: 'z'.repeat(MOST_BYTES) });

    expect(fitRun(run).steps[0]?.statusText).toBe('a'.repeat(200));
    expect(fitRun(run).steps[0]?.problem).toBeUndefined();
  });

  it('cuts counters and tries then, the newest tries kept', () => {
    const counters = Array.from({ length: 150 }, (_, value) => ({ label: LONG, value }));
    const tries = Array.from({ length: 12 }, (_, i) => String(i));
    const run = withStep({ counters, tries }, { baseline: { ...makeBaseline([]), encoded: 'b' } });
    const fitted = fitRun(run);

    expect(fitted.steps[0]?.counters.map(({ value }) => value)).toEqual([0, 1, 2, 3, 4, 5]);
    expect(fitted.steps[0]?.tries).toEqual(tries.slice(2));
    expect(fitted.baseline.encoded).toBe('b');
  });

  it('cuts the details of the baseline at last, and keeps its numbers', () => {
    const baseline = { ...makeBaseline([]), encoded: 'b'.repeat(MOST_BYTES) };

    expect(fitRun(aRun({ baseline })).baseline).toEqual({ ...baseline, encoded: '' });
    const endless = aRun({ baseline, routeName: 'r'.repeat(MOST_BYTES) });
    expect(fitRun(endless).baseline.encoded).toBe('');
  });
});
