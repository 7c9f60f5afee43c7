import type { StepName, StepState } from './run-state';

/** A step to which nothing has happened yet. */
export function newStep(name: StepName): StepState {
  return {
    name,
    phase: 'locked',
    by: undefined,
    jobName: '',
    instanceId: '',
    tries: [],
    showsSet: false,
    launchedAt: 0,
    endedAt: 0,
    waitUntil: 0,
    status: '',
    statusText: '',
    progress: undefined,
    numbers: {},
    counters: [],
    gate: undefined,
    confirmation: '',
    problem: undefined,
    explainedSkips: undefined,
  };
}
