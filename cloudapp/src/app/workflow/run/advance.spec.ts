import { aRun, aStep } from '../testing/a-run';
import { explore, fromWhere } from '../testing/explore';
import { advance } from './advance';
import type { RunState, StepName, StepState } from './run-state';

const WAYS: Readonly<Record<string, readonly StepName[]>> = {
  'copy, migrate and register': ['copy', 'migrate', 'register'],
  'migrate and register': ['migrate', 'register'],
  'register alone': ['register'],
};

describe('advance, whatever is told to it in whatever order', () => {
  for (const [words, names] of Object.entries(WAYS)) {
    const way = names.length === 1 ? 'new' : 'existing';
    const exploration = explore(aRun({ way }, names));
    const { reached, violations, illegal } = exploration;

    it(`keeps the order, starts nothing twice, loses no run: ${words}`, () => {
      expect(violations).toEqual([]);
    });

    it(`comes to every phase: ${words}`, () => {
      const phases = new Set(
        [...reached.values()].flatMap(({ run }) => run.steps.map((s) => s.phase)),
      );
      expect(phases.size).toBe(names.length === 1 ? 11 : 12);
      expect(reached.size).toBeGreaterThan(100);
      expect(illegal).toBeGreaterThan(reached.size);
    });

    it(`can be brought to its end from wherever it is going: ${words}`, () => {
      const ending = fromWhere(exploration, ({ at }) => at === 'ended');
      const stuck = [...reached].filter(([key, { run }]) => run.at === 'going' && !ending.has(key));
      expect(stuck.map(([, { path }]) => path.join(' → '))).toEqual([]);
    });

    it(`can be stopped from wherever it is going: ${words}`, () => {
      const isStopped = ({ at }: RunState): boolean => at === 'stopped';
      const stoppable = fromWhere(exploration, isStopped);
      const stuck = [...reached].filter(
        ([key, { run }]) => run.at === 'going' && !stoppable.has(key),
      );
      expect(stuck.length).toBe(0);
    });
  }
});

describe('advance, in a run that was rebuilt from what Alma holds of it,', () => {
  const NAMED = { jobName: 'a name' } as const;
  const REBUILT: Readonly<Record<string, readonly StepState[]>> = {
    'copy and migrate were found': [
      aStep('copy', { ...NAMED, phase: 'running', by: 'app', instanceId: '3copy' }),
      aStep('migrate', { ...NAMED, by: 'app', instanceId: '3migrate' }),
      aStep('register', NAMED),
    ],
    'nothing was found': [
      aStep('copy', { ...NAMED, phase: 'unsettled' }),
      aStep('migrate', NAMED),
      aStep('register', NAMED),
    ],
    'copy was found while it ran': [
      aStep('copy', { ...NAMED, phase: 'running', by: 'app', instanceId: '3copy' }),
      aStep('migrate'),
      aStep('register'),
    ],
  };
  const runOf = (steps: readonly StepState[]): RunState => aRun({ isRebuilt: true, steps });
  const passed = (step: StepName) =>
    ({
      type: 'gate',
      step,
      result: { state: 'passed', reasons: [], numbers: [] },
      now: 5,
    }) as const;

  for (const [words, steps] of Object.entries(REBUILT)) {
    const exploration = explore(runOf(steps), { copy: { inDoubt: true, endedWell: false } });
    const { reached, violations } = exploration;

    it(`keeps the order, starts nothing twice, loses no run: ${words}`, () => {
      expect(violations).toEqual([]);
      expect(reached.size).toBeGreaterThan(100);
    });

    it(`can be brought to its end from wherever it is going: ${words}`, () => {
      const ending = fromWhere(exploration, ({ at }) => at === 'ended');
      const stuck = [...reached].filter(([key, { run }]) => run.at === 'going' && !ending.has(key));
      expect(stuck.map(([, { path }]) => path.join(' → '))).toEqual([]);
    });
  }

  it('follows the start of the next step that was found, whatever a person said a while ago', () => {
    const [, migrate, register] = REBUILT['copy and migrate were found'] ?? [];
    const copy = aStep('copy', { phase: 'checking', instanceId: '3copy', endedAt: 3 });
    for (const confirmedAt of [0, 4]) {
      const run = { ...runOf([copy, migrate!, register!]), confirmedAt };
      const [next, effects] = advance(run, passed('copy'));

      expect(next.steps[1]?.phase).toBe('running');
      expect(effects).toEqual([{ type: 'follow', step: 'migrate', instanceId: '3migrate' }]);
    }
  });

  it('looks for the start of the next step where nobody knows whether there was one', () => {
    const copy = aStep('copy', { phase: 'checking', instanceId: '3copy', endedAt: 3 });
    const steps = [copy, aStep('migrate', NAMED), aStep('register', NAMED)];
    const [next, effects] = advance({ ...runOf(steps), confirmedAt: 4 }, passed('copy'));

    expect(next.steps[1]).toEqual(aStep('migrate', { ...NAMED, phase: 'unsettled' }));
    expect(effects).toEqual([{ type: 'look-for', step: 'migrate' }]);
  });

  it('does not count what ran after a step that is begun anew, and lets a person start it', () => {
    const found = aStep('migrate', { ...NAMED, by: 'app', instanceId: '3migrate', tries: ['2'] });
    const failed = aStep('copy', { phase: 'failed', instanceId: '3copy', endedAt: 3 });
    const run = runOf([failed, found, aStep('register', NAMED)]);
    for (const type of ['confirmed', 'by-hand'] as const) {
      const [next] = advance(run, { type, step: 'copy', now: 5 });
      expect(next.steps[1]).toEqual(aStep('migrate', { tries: ['2', '3migrate'] }));
      expect(next.steps[2]).toEqual(aStep('register'));

      const steps = next.steps.map((step) =>
        step.name === 'copy' ? { ...step, phase: 'checking' as const } : step,
      );
      const [proven, effects] = advance({ ...next, steps, confirmedAt: 4 }, passed('copy'));
      expect(proven.steps[1]?.phase).toBe('ready');
      expect(effects).toEqual([]);
    }
  });
});
