import { emptyRoute } from '../../core/configuration/defaults';
import { newStep } from '../run/new-step';
import { makeBaseline } from '../run/baseline';
import { routeFingerprint } from '../run/route-fingerprint';
import type { RunState, StepName, StepState } from '../run/run-state';

/** A run of 3 titles before its first step; what matters to a spec is given. */
export function aRun(
  change: Partial<RunState> = {},
  names: readonly StepName[] = ['copy', 'migrate', 'register'],
): RunState {
  const route = { ...emptyRoute('main'), name: 'Main', prefix: '99321' };
  return {
    version: 1,
    id: 'HA-TEST-0001',
    way: 'existing',
    routeId: route.id,
    routeName: route.name,
    routeFingerprint: routeFingerprint(route),
    isPilot: false,
    isRebuilt: false,
    set: { id: '77', name: 'Letters', size: 3, membersHash: '3.x', isMadeByApp: true },
    handlesHash: '3.y',
    copyNeeded: 1,
    twiceBefore: 0,
    alsoTypedBefore: 0,
    baseline: makeBaseline([]),
    user: 'admin',
    institution: '01HVC_INST',
    createdAt: 1,
    confirmedAt: 0,
    propagationMs: 60_000,
    recordsReadAt: 1,
    steps: names.map((name, i) => aStep(name, { phase: i === 0 ? 'ready' : 'locked' })),
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
    ...change,
  };
}

export function aStep(name: StepName, change: Partial<StepState> = {}): StepState {
  return { ...newStep(name), ...change };
}
