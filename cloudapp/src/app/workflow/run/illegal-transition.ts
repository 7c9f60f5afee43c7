import type { RunEvent } from './run-event';
import type { RunState } from './run-state';

/** Something that cannot happen now: a step out of order, a second start. Nothing was changed. */
export class IllegalTransitionError extends Error {
  override name = 'IllegalTransitionError';

  constructor(state: RunState, event: RunEvent) {
    const phases = state.steps.map(({ name, phase }) => `${name}: ${phase}`).join(', ');
    super(`"${event.type}" cannot happen to a run that is ${state.at} (${phases}).`);
  }
}
