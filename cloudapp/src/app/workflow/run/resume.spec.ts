import { parseRun } from '../journal/parse-run';
import { aRun, aStep } from '../testing/a-run';
import { explore } from '../testing/explore';
import { resumed } from './resume';
import type { RunState, StepPhase, StepState } from './run-state';

/** What a step has behind it in each phase. */
const STANDING: Readonly<Record<StepPhase, Partial<StepState>>> = {
  locked: {},
  ready: { tries: ['111111111'] },
  preflight: { tries: ['111111111'] },
  waiting: { waitUntil: 9000, problem: { id: 'five-an-hour', with: {} } },
  starting: { by: 'app', jobName: 'HA-TEST-0001 copy Letters', launchedAt: 5000 },
  unsettled: { by: 'app', jobName: 'HA-TEST-0001 copy Letters', launchedAt: 5000 },
  guided: { by: 'person' },
  running: { by: 'app', instanceId: '222222222', launchedAt: 5000, progress: 40 },
  checking: { by: 'app', instanceId: '222222222', endedAt: 6000, numbers: { processed: 3 } },
  undecided: {
    instanceId: '222222222',
    endedAt: 6000,
    gate: { state: 'unknown', reasons: [{ id: 'numbers-unknown', with: { n: 1 } }], numbers: [] },
  },
  failed: { instanceId: '222222222', endedAt: 6000, problem: { id: 'ended-FAILED', with: {} } },
  done: {
    instanceId: '222222222',
    endedAt: 6000,
    gate: {
      state: 'passed',
      reasons: [],
      numbers: [{ id: 'processed', wanted: 3, found: 3 }],
    },
  },
};

function runIn(phase: StepPhase): RunState {
  return aRun({
    steps: [
      aStep('copy', { phase, ...STANDING[phase] }),
      aStep('migrate', { phase: phase === 'done' ? 'ready' : 'locked' }),
      aStep('register'),
    ],
  });
}

function throughJson(run: RunState): RunState {
  const read = parseRun(JSON.parse(JSON.stringify(run)));
  if (read === undefined) throw new Error('Nothing was read.');
  return read;
}

describe('A run taken up again', () => {
  for (const phase of Object.keys(STANDING) as readonly StepPhase[]) {
    it(`is what it was, through real JSON: ${phase}`, () => {
      const run = runIn(phase);
      expect(throughJson(run)).toEqual(run);
    });

    it(`starts nothing by itself: ${phase}`, () => {
      const [, effects] = resumed(throughJson(runIn(phase)));
      const starting = effects.filter(({ type }) => type === 'preflight' || type === 'launch');
      expect(starting).toEqual([]);
    });
  }

  it('waits for a person where it was about to start', () => {
    for (const phase of ['preflight', 'waiting'] as const) {
      const [run, effects] = resumed(runIn(phase));
      expect(run.steps[0]?.phase).toBe('ready');
      expect(run.steps[0]?.tries).toEqual(runIn(phase).steps[0]?.tries ?? []);
      expect(effects).toEqual([]);
    }
  });

  it('looks for a start that may have happened', () => {
    for (const phase of ['starting', 'unsettled'] as const) {
      const [run, effects] = resumed(runIn(phase));
      expect(run.steps[0]?.phase).toBe('unsettled');
      expect(run.steps[0]?.jobName).toBe('HA-TEST-0001 copy Letters');
      expect(effects).toEqual([{ type: 'look-for', step: 'copy' }]);
    }
  });

  it('follows what runs, and looks at the gate that was being looked at', () => {
    expect(resumed(runIn('running'))[1]).toEqual([
      { type: 'follow', step: 'copy', instanceId: '222222222' },
    ]);
    expect(resumed(runIn('checking'))[1]).toEqual([{ type: 'check-gate', step: 'copy' }]);
  });

  it('leaves alone what waits for a person, with everything that was said', () => {
    for (const phase of ['ready', 'guided', 'undecided', 'failed'] as const) {
      expect(resumed(runIn(phase))[0]).toEqual(runIn(phase));
    }
    for (const phase of ['ready', 'undecided', 'failed'] as const) {
      expect(resumed(runIn(phase))[1]).toEqual([]);
    }
  });

  it('looks for the run of a step in Alma, unless its process id is known', () => {
    const waiting = runIn('guided');
    expect(resumed(waiting)[1]).toEqual([{ type: 'wait-for-run', step: 'copy' }]);
    const steps = waiting.steps.map((step) => ({ ...step, instanceId: '222222222' }));
    expect(resumed({ ...waiting, steps })[1]).toEqual([]);
  });

  it('waits for the handles, or asks for them, where the jobs are done', () => {
    const steps = [aStep('register', { phase: 'done', ...STANDING.done })];
    const handles = { until: 70_000, checkedAt: 0, counts: {}, newlyBroken: 0, problem: undefined };
    const propagating = aRun({ way: 'new', steps, handles: { ...handles, phase: 'propagating' } });
    expect(resumed(throughJson(propagating))[1]).toEqual([{ type: 'propagate', until: 70_000 }]);
    const checking = aRun({ way: 'new', steps, handles: { ...handles, phase: 'checking' } });
    expect(resumed(throughJson(checking))[1]).toEqual([{ type: 'check-handles' }]);
    const problem = { id: 'records-unread', with: { n: 1 } };
    const failed = aRun({ way: 'new', steps, handles: { ...handles, phase: 'failed', problem } });
    expect(resumed(throughJson(failed))).toEqual([failed, []]);
  });

  it('does nothing more with a run that has ended or was stopped', () => {
    for (const at of ['ended', 'stopped'] as const) {
      const run = { ...runIn('running'), at };
      expect(resumed(run)).toEqual([run, []]);
    }
  });

  it('survives real JSON from every state that the machine comes to', () => {
    const { reached } = explore(aRun());
    for (const { run, path } of reached.values()) {
      expect(JSON.stringify(throughJson(run)))
        .withContext(path.join(' → '))
        .toBe(JSON.stringify(run));
    }
    expect(reached.size).toBeGreaterThan(100);
  });
});
