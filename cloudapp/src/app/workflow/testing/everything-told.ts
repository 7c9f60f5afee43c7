import type { RunEvent } from '../run/run-event';
import type { RunState, StepName } from '../run/run-state';

/** Told when a run is gone from the panel and taken up again from its journal. */
export const RELOAD = 'reload';
/** The process id of a run in Alma that is not this step's. */
export const STRANGER = '9';
export type Told = RunEvent | typeof RELOAD;

const HOUR = 3_600_000;
const MINUTE = 60_000;
/** The moments that differ for the machine: within the person's hour, and after it. */
const MOMENTS = [10 * MINUTE, 3 * HOUR];

/** Every event about every step of the run, with each value that makes a difference. */
export function everythingTold(run: RunState): readonly Told[] {
  const problem = { id: 'x', with: {} };
  const steps = run.steps.flatMap(({ name: step, instanceId }): readonly RunEvent[] => [
    ...MOMENTS.flatMap((now): readonly RunEvent[] => [
      { type: 'confirmed', step, now },
      { type: 'by-hand', step, now },
      { type: 'preflight-passed', step, launches: true, jobName: `job ${step}`, now },
      { type: 'preflight-passed', step, launches: false, jobName: `job ${step}`, now },
      { type: 'launched', step, instanceId: `1${step}`, now },
      { type: 'quota-over', step, now },
      { type: 'found', step, instanceId: `2${step}`, showsSet: false, now },
      { type: 'given', step, instanceId: `2${step}`, showsSet: false, now },
      { type: 'given', step, instanceId: `4${step}`, showsSet: true, now },
      { type: 'gate', step, result: { state: 'passed', reasons: [], numbers: [] }, now },
      { type: 'gate', step, result: { state: 'failed', reasons: [], numbers: [] }, now },
      { type: 'gate', step, result: { state: 'unknown', reasons: [], numbers: [] }, now },
      { type: 'accepted', step, words: 'I saw it', now },
      { type: 'accepted', step, words: '  ', now },
    ]),
    { type: 'preflight-failed', step, problem },
    { type: 'launch-refused', step, problem },
    { type: 'launch-withheld', step, problem },
    { type: 'quota', step, until: MINUTE, problem },
    { type: 'launch-lost', step, problem },
    { type: 'not-there', step },
    { type: 'seen', step, instanceId, status: 'RUNNING', statusText: 'Running', progress: 5 },
    {
      type: 'seen',
      step,
      instanceId: STRANGER,
      status: 'RUNNING',
      statusText: 'Running',
      progress: 5,
    },
    ended(step, instanceId, true),
    ended(step, instanceId, false),
    ended(step, STRANGER, true),
    { type: 'unreadable', step, instanceId, problem },
    { type: 'unreadable', step, instanceId: STRANGER, problem },
    { type: 'skips-explained', step, harmless: 1 },
    { type: 'look-again', step },
    { type: 'gate-unread', step, problem },
  ]);
  return [
    ...steps,
    { type: 'records-read', now: MINUTE, set: run.set },
    { type: 'waited', now: MINUTE },
    { type: 'handles-checked', now: MINUTE, counts: { right: 3 }, newlyBroken: 0 },
    { type: 'handles-unread', problem },
    { type: 'handles-rechecked', now: MINUTE, counts: { right: 2 }, newlyBroken: 0 },
    { type: 'check-again' },
    { type: 'stopped', now: MINUTE },
    RELOAD,
  ];
}

function ended(step: StepName, instanceId: string, isGood: boolean): RunEvent {
  const status = isGood ? 'COMPLETED_SUCCESS' : 'COMPLETED_FAILED';
  return {
    type: 'ended',
    step,
    instanceId,
    status,
    statusText: status,
    endedAt: MINUTE,
    numbers: {},
    counters: [],
    problem: isGood ? undefined : { id: `ended-${status}`, with: {} },
  };
}
