import { IllegalTransitionError } from './illegal-transition';
import type { Effect, RunEvent } from './run-event';
import type { RunState } from './run-state';

type Advanced = readonly [next: RunState, effects: readonly Effect[]];

/** An event of the proof at the end: the handles of the set. */
type HandlesEvent = Extract<
  RunEvent,
  {
    readonly type:
      'waited' | 'handles-checked' | 'handles-unread' | 'handles-rechecked' | 'check-again';
  }
>;

/** What the run becomes by what is told of its handles, once its jobs are done. */
export function advanceHandles(state: RunState, event: HandlesEvent): Advanced {
  switch (event.type) {
    case 'waited':
      return handlesDue(state, event);
    case 'handles-checked':
      return handlesChecked(state, event);
    case 'handles-unread':
      return handlesUnread(state, event);
    case 'handles-rechecked':
      return handlesRechecked(state, event);
    case 'check-again':
      return checkAgain(state, event);
  }
}

function handlesDue(state: RunState, event: RunEvent): Advanced {
  if (state.handles.phase !== 'propagating') throw new IllegalTransitionError(state, event);
  return [
    { ...state, handles: { ...state.handles, phase: 'checking' } },
    [{ type: 'check-handles' }],
  ];
}

function handlesChecked(
  state: RunState,
  event: Extract<RunEvent, { type: 'handles-checked' }>,
): Advanced {
  if (state.handles.phase !== 'checking') throw new IllegalTransitionError(state, event);
  const { now, counts, newlyBroken } = event;
  const handles = {
    ...state.handles,
    phase: 'checked' as const,
    checkedAt: now,
    counts,
    newlyBroken,
  };
  const isWhole = (counts.right ?? 0) === state.set.size;
  const effects: readonly Effect[] = [
    { type: 'report' },
    ...(isWhole ? [] : [{ type: 'check-later' } as const]),
  ];
  return [{ ...state, handles, at: 'ended', endedAt: now }, effects];
}

function handlesRechecked(
  state: RunState,
  event: Extract<RunEvent, { type: 'handles-rechecked' }>,
): Advanced {
  if (state.at !== 'ended' || state.handles.phase !== 'checked') {
    throw new IllegalTransitionError(state, event);
  }
  const { now, counts, newlyBroken } = event;
  const handles = { ...state.handles, checkedAt: now, counts, newlyBroken };
  return [{ ...state, handles }, [{ type: 'report' }]];
}

function handlesUnread(
  state: RunState,
  event: Extract<RunEvent, { type: 'handles-unread' }>,
): Advanced {
  if (state.handles.phase !== 'checking') throw new IllegalTransitionError(state, event);
  const { problem } = event;
  return [{ ...state, handles: { ...state.handles, phase: 'failed', problem } }, []];
}

/** The handles of a run that has ended may be asked for again, as often as one likes. */
function checkAgain(state: RunState, event: RunEvent): Advanced {
  const { phase } = state.handles;
  const isStopped = state.at === 'stopped';
  if (isStopped || phase === 'locked' || phase === 'checking') {
    throw new IllegalTransitionError(state, event);
  }
  return [
    { ...state, at: 'going', handles: { ...state.handles, phase: 'checking' } },
    [{ type: 'check-handles' }],
  ];
}
