import { advanceHandles } from './advance-handles';
import { IllegalTransitionError } from './illegal-transition';
import { mayHappen, type StepEvent } from './may-happen';
import { newStep } from './new-step';
import type { Effect, RunEvent } from './run-event';
import type { RunState, StepPhase, StepState } from './run-state';

type Advanced = readonly [next: RunState, effects: readonly Effect[]];

/** How long a person's word to go on lasts: after it the app waits for another one. */
const CONFIRMATION_LASTS_MS = 3_600_000;

/** What the run becomes, and what must now be done about it. Does nothing itself. */
export function advance(state: RunState, event: RunEvent): Advanced {
  if (event.type === 'stopped') return stop(state, event.now);
  if (event.type === 'check-again') return advanceHandles(state, event);
  if (event.type === 'handles-rechecked') return advanceHandles(state, event);
  if (state.at === 'stopped' && event.type === 'launched') return launchedAfterAll(state, event);
  if (state.at !== 'going') throw new IllegalTransitionError(state, event);
  switch (event.type) {
    case 'records-read':
      return [{ ...state, recordsReadAt: event.now, set: event.set }, []];
    case 'waited':
    case 'handles-checked':
    case 'handles-unread':
      return advanceHandles(state, event);
    default:
      return advanceStep(state, event, stepFor(state, event));
  }
}

/** The step that the event is about: the first that is not done, and in a phase from which it may come. */
function stepFor(state: RunState, event: StepEvent): StepState {
  const current = state.steps.find(({ phase }) => phase !== 'done');
  if (current?.name !== event.step || !mayHappen(current, event)) {
    throw new IllegalTransitionError(state, event);
  }
  return current;
}

function advanceStep(state: RunState, event: StepEvent, step: StepState): Advanced {
  const { name } = step;
  switch (event.type) {
    case 'confirmed':
      return [
        { ...beginAnew(state, afresh(step, 'preflight')), confirmedAt: event.now },
        [{ type: 'preflight', step: name }],
      ];
    case 'by-hand':
      return [
        beginAnew(state, { ...afresh(step, 'preflight'), by: 'person' }),
        [{ type: 'preflight', step: name }],
      ];
    case 'preflight-passed':
      return event.launches
        ? [
            put(state, {
              ...step,
              phase: 'starting',
              by: 'app',
              jobName: event.jobName,
              launchedAt: event.now,
            }),
            [{ type: 'launch', step: name, jobName: event.jobName }],
          ]
        : guided(state, step);
    case 'launch-withheld':
      return guided(state, { ...afresh(step, 'guided'), problem: event.problem });
    case 'preflight-failed':
    case 'launch-refused':
    case 'gate-unread':
      return [put(state, { ...step, phase: 'failed', problem: event.problem }), []];
    case 'quota':
      return [
        put(state, { ...step, phase: 'waiting', waitUntil: event.until, problem: event.problem }),
        [{ type: 'wait-for-quota', step: name, until: event.until }],
      ];
    case 'quota-over':
      return event.now - state.confirmedAt <= CONFIRMATION_LASTS_MS
        ? [put(state, afresh(step, 'preflight')), [{ type: 'preflight', step: name }]]
        : [put(state, afresh(step, 'ready')), []];
    case 'launch-lost':
      return [
        put(state, { ...step, phase: 'unsettled', problem: event.problem }),
        [{ type: 'look-for', step: name }],
      ];
    case 'launched':
    case 'found':
    case 'given':
      return [
        put(state, {
          ...step,
          phase: 'running',
          instanceId: event.instanceId,
          tries: withFormer(step, event.instanceId),
          showsSet: event.type === 'launched' || event.showsSet,
          problem: undefined,
          // Where a person started it: since when it is followed.
          launchedAt: (step.by === 'app' && step.launchedAt) || event.now,
          // What was seen of one run says nothing of another.
          status: '',
          statusText: '',
          progress: undefined,
        }),
        [{ type: 'follow', step: name, instanceId: event.instanceId }],
      ];
    case 'not-there':
      return [put(state, afresh(step, 'ready')), []];
    case 'seen':
      return [
        put(state, {
          ...step,
          status: event.status,
          statusText: event.statusText,
          progress: event.progress,
        }),
        [],
      ];
    case 'unreadable':
      return [put(state, { ...step, phase: 'guided', problem: event.problem }), []];
    case 'ended':
      return ended(state, step, event);
    case 'skips-explained':
      return [
        put(state, {
          ...step,
          phase: 'checking',
          explainedSkips: event.harmless,
          problem: undefined,
        }),
        [{ type: 'check-gate', step: name }],
      ];
    case 'look-again':
      return [
        put(state, { ...step, phase: 'checking', problem: undefined }),
        [{ type: 'check-gate', step: name }],
      ];
    case 'numbers-learned':
      return [
        put(state, { ...step, phase: 'checking', numbers: { ...step.numbers, ...event.numbers } }),
        [{ type: 'check-gate', step: name }],
      ];
    case 'gate':
      return gate(state, step, event);
    case 'accepted':
      return done(state, { ...step, confirmation: event.words }, event.now);
  }
}

function guided(state: RunState, step: StepState): Advanced {
  return [
    put(state, { ...step, phase: 'guided', by: 'person' }),
    [{ type: 'wait-for-run', step: step.name }],
  ];
}

function ended(
  state: RunState,
  step: StepState,
  event: Extract<RunEvent, { type: 'ended' }>,
): Advanced {
  const { status, statusText, endedAt, numbers, counters, problem } = event;
  const next: StepState = {
    ...step,
    status,
    statusText,
    endedAt,
    numbers,
    counters,
    progress: undefined,
    problem: undefined,
  };
  if (problem !== undefined) return [put(state, { ...next, phase: 'failed', problem }), []];
  return [put(state, { ...next, phase: 'checking' }), [{ type: 'check-gate', step: step.name }]];
}

function gate(
  state: RunState,
  step: StepState,
  { result, now }: Extract<RunEvent, { type: 'gate' }>,
): Advanced {
  const next = { ...step, gate: result };
  if (result.state === 'passed') return done(state, next, now);
  const phase = result.state === 'failed' ? 'failed' : 'undecided';
  return [put(state, { ...next, phase }), []];
}

/**
 * A proven step unlocks the next one, which goes on by itself while the person's word is fresh. In a run
 * that was rebuilt, what it was found to have started already, or may have, comes first.
 */
function done(state: RunState, step: StepState, now: number): Advanced {
  const proven = put(state, { ...step, phase: 'done', problem: undefined });
  const next = proven.steps.find(({ phase }) => phase === 'locked');
  if (next === undefined) {
    const until = now + state.propagationMs;
    const handles = { ...proven.handles, phase: 'propagating' as const, until };
    return [{ ...proven, handles }, [{ type: 'propagate', until }]];
  }
  if (next.instanceId !== '') {
    const { name, instanceId } = next;
    return [
      put(proven, { ...next, phase: 'running' }),
      [{ type: 'follow', step: name, instanceId }],
    ];
  }
  if (next.jobName !== '') {
    return [put(proven, { ...next, phase: 'unsettled' }), [{ type: 'look-for', step: next.name }]];
  }
  const isFresh = now - state.confirmedAt <= CONFIRMATION_LASTS_MS && next.tries.length === 0;
  if (!isFresh) return [put(proven, { ...next, phase: 'ready' }), []];
  return [put(proven, { ...next, phase: 'preflight' }), [{ type: 'preflight', step: next.name }]];
}

/** A start that was on its way when the run was stopped: its process id is kept for the report. */
function launchedAfterAll(
  state: RunState,
  event: Extract<RunEvent, { type: 'launched' }>,
): Advanced {
  const step = state.steps.find(({ name }) => name === event.step);
  if (step?.phase !== 'starting' || step.instanceId !== '') {
    throw new IllegalTransitionError(state, event);
  }
  return [put(state, { ...step, instanceId: event.instanceId }), [{ type: 'report' }]];
}

/** Stopping leaves what runs in Alma alone; it is not followed any more. */
function stop(state: RunState, now: number): Advanced {
  if (state.at !== 'going') throw new IllegalTransitionError(state, { type: 'stopped', now });
  return [{ ...state, at: 'stopped', endedAt: now }, [{ type: 'report' }]];
}

function put(state: RunState, step: StepState): RunState {
  return {
    ...state,
    steps: state.steps.map((other) => (other.name === step.name ? step : other)),
  };
}

/** What was found to have run after a step that begins anew proves nothing any more. */
function beginAnew(state: RunState, step: StepState): RunState {
  const at = state.steps.findIndex(({ name }) => name === step.name);
  const steps = state.steps.map((other, i) => (i > at ? afresh(other, 'locked') : other));
  return put({ ...state, steps }, step);
}

/** The step without what a former try left behind. */
function afresh(step: StepState, phase: StepPhase): StepState {
  return { ...newStep(step.name), phase, tries: withFormer(step, '') };
}

/** The process ids of former tries, once another one takes the place of the step's own. */
function withFormer({ instanceId, tries }: StepState, next: string): readonly string[] {
  const former = instanceId === '' || instanceId === next ? tries : [...tries, instanceId];
  return former.filter((id, i) => id !== next && former.indexOf(id) === i);
}
