import { builtinArchive } from '../../../../../simulator/archive/builtin';
import { aRun, aStep } from '../testing/a-run';
import { RunWorld } from '../testing/run-world';
import { SimulatedWorld } from '../testing/simulated-world';
import { advance } from './advance';
import { IllegalTransitionError } from './illegal-transition';
import type { RunDriver } from './run-driver';
import type { RunState, StepState } from './run-state';

const MINUTE = 60_000;

describe('A run that is followed, and is not this step’s,', () => {
  const FOLLOWED: Partial<StepState> = {
    phase: 'running',
    by: 'person',
    instanceId: '71',
    tries: ['70'],
    launchedAt: 5,
    status: 'RUNNING',
    statusText: 'Running',
    progress: 40,
  };
  const runAt = (change: Partial<StepState>): RunState =>
    aRun({ steps: [aStep('copy', { ...FOLLOWED, ...change }), aStep('migrate')] });
  const given = (instanceId: string) =>
    ({ type: 'given', step: 'copy', instanceId, showsSet: true, now: 9 }) as const;

  it('is exchanged for the one that a person gives, and kept among the tries', () => {
    const [next, effects] = advance(runAt({}), given('72'));

    expect(next.steps[0]).toEqual(
      aStep('copy', {
        phase: 'running',
        by: 'person',
        instanceId: '72',
        tries: ['70', '71'],
        showsSet: true,
        launchedAt: 9,
      }),
    );
    expect(effects).toEqual([{ type: 'follow', step: 'copy', instanceId: '72' }]);
  });

  it('can be the right one all the same: it is given again', () => {
    const [other] = advance(runAt({}), given('72'));
    const [again] = advance(other, given('71'));

    expect(again.steps[0]?.instanceId).toBe('71');
    expect(again.steps[0]?.tries).toEqual(['70', '72']);
  });

  it('is not exchanged for itself, nor where the app started it, nor by what Alma lists', () => {
    const refused = (run: RunState, event: Parameters<typeof advance>[1]) =>
      expect(() => advance(run, event)).toThrowError(IllegalTransitionError);

    refused(runAt({}), given('71'));
    refused(runAt({ by: 'app' }), given('72'));
    refused(runAt({ by: undefined }), given('72'));
    refused(runAt({}), { ...given('72'), type: 'found' });
    refused(runAt({ phase: 'checking', endedAt: 8 }), given('72'));
  });

  it('says nothing of the step any more, however it goes on', () => {
    const [next] = advance(runAt({}), given('72'));
    const seen = { step: 'copy', status: 'RUNNING', statusText: '', progress: 99 } as const;
    const { step, status, statusText } = seen;
    const problem = { id: 'run-unreadable', with: {} };
    const ended = { endedAt: 8, numbers: {}, counters: [], problem: undefined };

    for (const event of [
      { type: 'seen', instanceId: '71', ...seen },
      { type: 'unreadable', instanceId: '71', step, problem },
      { type: 'ended', instanceId: '71', step, status, statusText, ...ended },
    ] as const) {
      expect(() => advance(next, event)).toThrowError(IllegalTransitionError);
    }
  });

  describe('in Alma', () => {
    let world: RunWorld;
    let driver: RunDriver;

    beforeEach(() => {
      const switches = { 'handle-job': 'readable' } as const;
      world = new RunWorld(() => new SimulatedWorld(builtinArchive(), switches));
    });

    afterEach(() => {
      driver.letGo();
      world.close();
    });

    const starts = () =>
      world.world.calls.filter(({ method, path }) => method === 'POST' && path.includes('/jobs/'));
    const asked = (id: string) => world.world.calls.filter(({ path }) => path.includes(id)).length;

    it('is let alone: only the other one is asked for, proves the step, and nothing is started', async () => {
      driver = world.drive(await world.prepare('First batch', 3));
      await driver.confirm('copy');
      await world.pass(5 * MINUTE);
      expect(world.phaseOf(driver.snapshot, 'register')).toBe('guided');
      const before = starts().length;
      const { jobs, sets } = world.world.library;
      jobs.planEnding('register', 'never');
      const other = sets.named('Old handle fixes');
      const wrong = world.runProfile({ id: other?.id ?? '', name: other?.name ?? '' });
      await world.until(driver.giveProcessId('register', wrong));
      await world.pass(MINUTE);
      expect(world.phaseOf(driver.snapshot, 'register')).toBe('running');

      const right = world.runProfile(driver.snapshot.set);
      expect(await world.until(driver.giveProcessId('register', right))).toBeUndefined();
      const [, , register] = driver.snapshot.steps;
      expect([register?.instanceId, register?.tries]).toEqual([right, [wrong]]);
      const askedOfWrong = asked(wrong);
      await world.pass(5 * MINUTE);
      expect(world.phaseOf(driver.snapshot, 'register')).toBe('done');
      expect(asked(wrong)).toBe(askedOfWrong);
      expect(starts().length).toBe(before);
    });

    it('is followed to its end where the app started it, whatever a person gives', async () => {
      driver = world.drive(await world.prepare('First batch', 3));
      await driver.confirm('copy');
      await world.pass(3000);
      const [copy] = driver.snapshot.steps;
      expect([copy?.phase, copy?.by]).toEqual(['running', 'app']);
      await world.until(driver.giveProcessId('copy', '7333333333'));
      expect(driver.snapshot.steps[0]?.instanceId).toBe(copy?.instanceId);
    });
  });
});
