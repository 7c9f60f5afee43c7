import { emptyRoute } from '../../core/configuration/defaults';
import { asMmsId } from '../../core/identifiers/mms-id';
import type { JudgedRecord } from '../../core/state/judged-record';
import { aBib, judged } from '../../core/testing/a-bib';
import { makeBaseline } from '../run/baseline';
import { handlesHash } from '../run/members-hash';
import { newStep } from '../run/new-step';
import { routeFingerprint } from '../run/route-fingerprint';
import { jobNameOf, newRun, newRunId, type RunDraft } from './new-run';

const ROUTE = { ...emptyRoute('main'), name: 'Main', prefix: '12345' };
const SET = { id: '77', name: 'Letters', size: 2, membersHash: '2.x', isMadeByApp: true };
const idOf = (i: number) => asMmsId(`99${String(1e15 + i)}`);

function aTitle(i: number, change: Partial<JudgedRecord> = {}): JudgedRecord {
  return { ...judged(aBib({ mmsId: idOf(i) })), readAt: 1000 - i, ...change };
}

function aDraft(change: Partial<RunDraft> = {}): RunDraft {
  return {
    id: 'HA-TEST-0001',
    way: 'existing',
    route: ROUTE,
    isPilot: true,
    set: SET,
    records: [],
    verdictOf: () => undefined,
    user: 'ada',
    institution: '01COL_INST',
    propagationMs: 60_000,
    now: 5000,
    ...change,
  };
}

describe('newRun', () => {
  it('is a run before its first step, with what is known of its titles', () => {
    const records = [
      aTitle(1, { state: 'copy-needed', findings: ['twice'] }),
      aTitle(2, { findings: ['twice', 'also-typed'] }),
      aTitle(3, { mmsId: undefined }),
    ];
    const verdictOf = ({ mmsId }: JudgedRecord) => (mmsId === idOf(1) ? 'right' : undefined);

    expect(newRun(aDraft({ records, verdictOf }))).toEqual({
      version: 1,
      id: 'HA-TEST-0001',
      way: 'existing',
      routeId: 'main',
      routeName: 'Main',
      routeFingerprint: routeFingerprint(ROUTE),
      isPilot: true,
      isRebuilt: false,
      set: SET,
      handlesHash: handlesHash(records),
      copyNeeded: 1,
      twiceBefore: 2,
      alsoTypedBefore: 1,
      baseline: makeBaseline([
        { mmsId: idOf(1), verdict: 'right' },
        { mmsId: idOf(2), verdict: undefined },
      ]),
      user: 'ada',
      institution: '01COL_INST',
      createdAt: 5000,
      confirmedAt: 0,
      propagationMs: 60_000,
      recordsReadAt: 997,
      steps: [
        { ...newStep('copy'), phase: 'ready' },
        { ...newStep('migrate'), phase: 'locked' },
        { ...newStep('register'), phase: 'locked' },
      ],
      handles: {
        phase: 'locked',
        until: 0,
        checkedAt: 0,
        counts: {},
        newlyBroken: 0,
        problem: undefined,
      },
      at: 'going',
      endedAt: 0,
    });
  });

  it('copies only where it is needed, and registers alone where handles are new', () => {
    const stepsOf = (change: Partial<RunDraft>) =>
      newRun(aDraft(change)).steps.map(({ name }) => name as string);

    expect(stepsOf({ records: [aTitle(1)] })).toEqual(['migrate', 'register']);
    expect(stepsOf({ way: 'new', records: [aTitle(1, { state: 'none' })] })).toEqual(['register']);
  });

  it('was read now where there are no records', () => {
    expect(newRun(aDraft()).recordsReadAt).toBe(5000);
  });
});

describe('newRunId', () => {
  it('tells the time in letters that nobody mistakes, and chance in four more', () => {
    let next = 0;
    const random = () => [0, 0.5, 0.999, 1 / 32][next++ % 4]!;

    expect(newRunId(0, random)).toBe('HA-2222-2JZ3');
    expect(newRunId(31_000, random)).toBe('HA-222Z-2JZ3');
    expect(newRunId(32_999, random)).toBe('HA-2232-2JZ3');
    expect(newRunId(1000 * 2 ** 20, random)).toBe('HA-2222-2JZ3');
    expect(newRunId(1000 * (2 ** 15 + 2 ** 11), random)).toBe('HA-3422-2JZ3');
  });
});

describe('jobNameOf', () => {
  it('is found again by the run’s id, and no longer than Alma takes', () => {
    const run = newRun(aDraft());

    expect(jobNameOf(run, 'copy')).toBe('HA-TEST-0001 copy Letters');
    expect(jobNameOf({ ...run, set: { ...SET, name: 'x'.repeat(200) } }, 'copy')).toBe(
      `HA-TEST-0001 copy ${'x'.repeat(102)}`,
    );
    expect(jobNameOf(run, 'migrate', 1)).toBe('HA-TEST-0001 migrate Letters (2)');
  });
});
