import { newStep } from './new-step';
import type { Effect } from './run-event';
import type { RunState, StepState } from './run-state';

/**
 * A run as it goes on after the app was closed: what was under way is looked at, nothing is started.
 * A launch that was journalled may have happened: only looking settles it.
 */
export function resumed(state: RunState): readonly [RunState, readonly Effect[]] {
  if (state.at !== 'going') return [state, []];
  const current = state.steps.find(({ phase }) => phase !== 'done');
  if (current === undefined) return [state, effectsOfHandles(state)];
  const [step, effects] = resumedStep(current);
  const steps = state.steps.map((other) => (other.name === step.name ? step : other));
  return [{ ...state, steps }, effects];
}

function resumedStep(step: StepState): readonly [StepState, readonly Effect[]] {
  const { name, phase, instanceId } = step;
  switch (phase) {
    case 'preflight':
    case 'waiting':
      return [{ ...newStep(name), tries: step.tries, phase: 'ready' }, []];
    case 'starting':
      return [
        { ...step, phase: 'unsettled', problem: { id: 'launch-lost', with: {} } },
        [{ type: 'look-for', step: name }],
      ];
    case 'unsettled':
      return [step, [{ type: 'look-for', step: name }]];
    case 'guided':
      return [step, instanceId === '' ? [{ type: 'wait-for-run', step: name }] : []];
    case 'running':
      return [step, [{ type: 'follow', step: name, instanceId }]];
    case 'checking':
      return [step, [{ type: 'check-gate', step: name }]];
    default:
      return [step, []];
  }
}

function effectsOfHandles({ handles }: RunState): readonly Effect[] {
  if (handles.phase === 'propagating') return [{ type: 'propagate', until: handles.until }];
  return handles.phase === 'checking' ? [{ type: 'check-handles' }] : [];
}
