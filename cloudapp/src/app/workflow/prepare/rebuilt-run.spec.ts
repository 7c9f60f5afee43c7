import type { JobInstance } from '../../alma/port/alma';
import { emptyRoute } from '../../core/configuration/defaults';
import { asMmsId } from '../../core/identifiers/mms-id';
import type { JudgedRecord } from '../../core/state/judged-record';
import { aBib, judged } from '../../core/testing/a-bib';
import { parseRun } from '../journal/parse-run';
import { newStep } from '../run/new-step';
import { anInstance } from '../testing/an-instance';
import { newRun, type RunDraft } from './new-run';
import { rebuiltRun } from './rebuilt-run';
import type { RunTraces } from './run-traces';

const ID = 'HA-AAAA-2222';
const MADE_AT = Date.UTC(2026, 1, 20);
const NOW = Date.UTC(2026, 1, 21);

function aTitle(i: number, state: JudgedRecord['state']): JudgedRecord {
  return { ...judged(aBib({ mmsId: asMmsId(`99${String(1e15 + i)}`) })), state };
}

function aDraft(...states: readonly JudgedRecord['state'][]): RunDraft {
  return {
    id: ID,
    way: states.includes('none') ? 'new' : 'existing',
    route: { ...emptyRoute('main'), name: 'Main', prefix: '12345' },
    isPilot: false,
    set: { id: '77', name: 'Letters', size: 2, membersHash: '2.x', isMadeByApp: true },
    records: states.map((state, i) => aTitle(i, state)),
    verdictOf: () => 'unregistered',
    user: 'ada',
    institution: '01COL_INST',
    propagationMs: 60_000,
    now: NOW,
  };
}

/** A start of the run, so many hours after its set was made. */
function started(hour: number, step: string, change: Partial<JobInstance> = {}): JobInstance {
  return anInstance({
    id: `${step}-${String(hour)}`,
    name: `${ID} ${step} Letters`,
    submittedAt: new Date(MADE_AT + hour * 3_600_000).toISOString(),
    ...change,
  });
}

function traces(
  copy: readonly JobInstance[] = [],
  migrate: readonly JobInstance[] = [],
): RunTraces {
  return { starts: { copy, migrate }, unlisted: [] };
}

const rebuilt = (draft: RunDraft, found = traces()) => rebuiltRun(draft, found, MADE_AT);
const shapeOf = (run: ReturnType<typeof rebuilt>) =>
  run.steps.map(({ name, phase, instanceId, jobName }) => [name, phase, instanceId, jobName]);

describe('a run that is rebuilt', () => {
  it('has the id it had, over its set and its titles as they are now', () => {
    const draft = aDraft('ready', 'copy-needed');
    const run = rebuilt(draft);
    const { steps, isRebuilt, createdAt, ...rest } = run;
    const { steps: own, isRebuilt: isOwn, createdAt: at, ...fresh } = newRun(draft);

    expect(rest).toEqual(fresh);
    expect([isRebuilt, createdAt]).toEqual([true, MADE_AT]);
    expect([isOwn, at]).toEqual([false, NOW]);
    expect(steps.map(({ name }) => name)).toEqual(own.map(({ name }) => name));
  });

  it('believes nothing: each start that was found is followed when its turn comes', () => {
    const found = traces([started(1, 'copy')], [started(2, 'migrate')]);
    const run = rebuilt(aDraft('ready', 'ready'), found);

    expect(shapeOf(run)).toEqual([
      ['copy', 'running', 'copy-1', `${ID} copy Letters`],
      ['migrate', 'locked', 'migrate-2', `${ID} migrate Letters`],
      ['register', 'locked', '', `${ID} register Letters`],
    ]);
    expect(run.steps[0]).toEqual({
      ...newStep('copy'),
      phase: 'running',
      by: 'app',
      jobName: `${ID} copy Letters`,
      instanceId: 'copy-1',
      showsSet: true,
      launchedAt: MADE_AT + 3_600_000,
    });
    expect(run.steps.every(({ gate, endedAt }) => gate === undefined && endedAt === 0)).toBeTrue();
  });

  it('asks first whether a step was started of which no start was found', () => {
    expect(shapeOf(rebuilt(aDraft('copy-needed')))).toEqual([
      ['copy', 'unsettled', '', `${ID} copy Letters`],
      ['migrate', 'locked', '', `${ID} migrate Letters`],
      ['register', 'locked', '', `${ID} register Letters`],
    ]);
    expect(shapeOf(rebuilt(aDraft('ready')))[0]).toEqual([
      'migrate',
      'unsettled',
      '',
      `${ID} migrate Letters`,
    ]);
    expect(shapeOf(rebuilt(aDraft('none')))).toEqual([
      ['register', 'unsettled', '', `${ID} register Letters`],
    ]);
  });

  it('knows that nothing was started after a step that still runs', () => {
    const run = rebuilt(aDraft('ready'), traces([started(1, 'copy', { status: 'RUNNING' })]));

    expect(shapeOf(run).slice(1)).toEqual([
      ['migrate', 'locked', '', ''],
      ['register', 'locked', '', ''],
    ]);
  });

  it('follows the last try, and names the next one otherwise', () => {
    const again = { name: `${ID} copy Letters (2)` };
    const run = rebuilt(
      aDraft('ready'),
      traces([started(3, 'copy', again), started(1, 'copy', { status: 'FAILED' })]),
    );

    expect(run.steps[0]?.instanceId).toBe('copy-3');
    expect(run.steps[0]?.tries).toEqual(['copy-1']);
    expect(run.steps[0]?.showsSet).toBeTrue();
  });

  it('does not count what was started before the last try of the step before it', () => {
    const found = traces([started(3, 'copy')], [started(2, 'migrate'), started(1, 'migrate')]);
    const [, migrate] = rebuilt(aDraft('ready'), found).steps;

    expect(migrate).toEqual({
      ...newStep('migrate'),
      tries: ['migrate-1', 'migrate-2'],
      jobName: `${ID} migrate Letters (3)`,
    });
  });

  it('does not take a start on a set of another name for one that shows its set', () => {
    const other = { name: `${ID} migrate Maps` };
    const run = rebuilt(aDraft('ready'), traces([], [started(1, 'migrate', other)]));

    expect(run.steps[0]?.instanceId).toBe('migrate-1');
    expect(run.steps[0]?.showsSet).toBeFalse();
  });

  it('takes a start of which Alma gives no time', () => {
    const untimed = { submittedAt: '', startedAt: '' };
    const run = rebuilt(aDraft('ready'), traces([], [started(1, 'migrate', untimed)]));

    expect(run.steps[0]?.instanceId).toBe('migrate-1');
    expect(run.steps[0]?.launchedAt).toBe(NOW);
  });

  it('is kept in the journal, and read again', () => {
    for (const found of [
      traces(),
      traces([started(1, 'copy')], [started(2, 'migrate')]),
      traces([started(1, 'copy', { status: 'RUNNING' })]),
    ]) {
      const run = rebuilt(aDraft('ready', 'copy-needed'), found);
      expect(parseRun(JSON.parse(JSON.stringify(run)))).toEqual(run);
    }
  });
});
