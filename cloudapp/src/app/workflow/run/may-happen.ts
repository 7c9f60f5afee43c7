import type { RunEvent } from './run-event';
import type { StepName, StepPhase, StepState } from './run-state';
import { isBadEnd } from './run-status';

/** An event of one step. */
export type StepEvent = Extract<RunEvent, { readonly step: StepName }>;

/** From which phases a step's events may come. What is not listed cannot happen. */
const FROM: Partial<Record<RunEvent['type'], readonly StepPhase[]>> = {
  confirmed: ['ready', 'failed', 'waiting', 'guided'],
  'by-hand': ['ready', 'failed', 'waiting', 'undecided'],
  'preflight-passed': ['preflight'],
  'preflight-failed': ['preflight'],
  launched: ['starting'],
  'launch-refused': ['starting'],
  'launch-withheld': ['starting'],
  quota: ['starting'],
  'quota-over': ['waiting'],
  'launch-lost': ['starting'],
  found: ['unsettled', 'guided'],
  given: ['unsettled', 'guided', 'running'],
  'not-there': ['unsettled'],
  seen: ['running'],
  unreadable: ['running'],
  ended: ['running', 'guided'],
  'skips-explained': ['failed', 'undecided'],
  'look-again': ['failed', 'undecided'],
  'numbers-learned': ['undecided'],
  gate: ['checking'],
  'gate-unread': ['checking'],
  accepted: ['undecided'],
};

/** Whether the event may happen to the step: by its phase, and by what it has behind it. */
export function mayHappen(step: StepState, event: StepEvent): boolean {
  if (FROM[event.type]?.includes(step.phase) !== true) return false;
  switch (event.type) {
    case 'confirmed':
      // A run that Alma does not show may be going on: it is not started again beside itself.
      return step.phase !== 'guided' || step.instanceId === '';
    case 'given':
      // What the app itself started is this step's, whatever a person reads elsewhere.
      if (step.phase !== 'running') return true;
      return step.by === 'person' && event.instanceId !== step.instanceId;
    case 'quota-over':
      return event.now >= step.waitUntil;
    case 'seen':
    case 'unreadable':
    case 'ended':
      return event.instanceId === step.instanceId;
    case 'skips-explained':
    case 'look-again':
      return step.endedAt > 0 && !isBadEnd(step.status);
    case 'accepted':
      return event.words.trim() !== '';
    default:
      return true;
  }
}
