import { aRun } from '../testing/a-run';
import { explore, fromWhere } from '../testing/explore';
import type { RunState, StepName } from './run-state';

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
