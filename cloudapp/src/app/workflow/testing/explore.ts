import { parseRun } from '../journal/parse-run';
import { advance } from '../run/advance';
import { IllegalTransitionError } from '../run/illegal-transition';
import { resumed } from '../run/resume';
import type { Effect, RunEvent } from '../run/run-event';
import type { RunState, StepName, StepState } from '../run/run-state';
import { everythingTold, RELOAD, type Told } from './everything-told';
import { deafTo, faultsOfMove } from './faults-of-move';
import type { Reached } from './reached';

/** Everything that can be reached, and each sentence of what must never be, with a way to it. */
export interface Exploration {
  readonly reached: ReadonlyMap<string, Reached>;
  readonly violations: readonly string[];
  readonly illegal: number;
}

/** After these it is known that nothing was started. */
const REFUSALS: readonly RunEvent['type'][] = [
  'launch-refused',
  'launch-withheld',
  'quota',
  'not-there',
];

/**
 * Goes through every state to which any order of events leads.
 * @param records what is known of the steps at the start: nothing of a run that begins
 */
export function explore(start: RunState, records: Reached['records'] = {}): Exploration {
  const first: Reached = { run: frozen(start), records, path: [], before: new Set() };
  const reached = new Map([[keyOf(first), first]]);
  const queue = [first];
  /** Of each kind the one with the shortest way to it. */
  const violations = new Map<string, string>();
  let illegal = 0;
  for (let at = queue.shift(); at !== undefined; at = queue.shift()) {
    for (const told of everythingTold(at.run)) {
      const [next, effects] = tell(at.run, told) ?? [];
      if (next === undefined || effects === undefined) {
        illegal++;
        const fault = deafTo(at, told);
        if (fault !== undefined)
          violations.set(fault, `${fault}: ${[...at.path, wordsFor(told)].join(' → ')}`);
        continue;
      }
      const path = [...at.path, wordsFor(told)];
      const recordsNow = recordsAfter(at, told, effects);
      for (const fault of faultsOfMove(at, told, next, effects)) {
        if (!violations.has(fault)) violations.set(fault, `${fault}: ${path.join(' → ')}`);
      }
      const after: Reached = { run: frozen(next), records: recordsNow, path, before: new Set() };
      const key = keyOf(after);
      const known = reached.get(key);
      (known ?? after).before.add(keyOf(at));
      if (known !== undefined) continue;
      reached.set(key, after);
      queue.push(after);
    }
  }
  return { reached, violations: [...violations.values()], illegal };
}

/** Keys of the states from which a state of this kind can still be reached. */
export function fromWhere(
  { reached }: Exploration,
  isWanted: (run: RunState) => boolean,
): ReadonlySet<string> {
  const found = new Set([...reached].filter(([, { run }]) => isWanted(run)).map(([key]) => key));
  const queue = [...found];
  for (let key = queue.pop(); key !== undefined; key = queue.pop()) {
    for (const before of reached.get(key)?.before ?? []) {
      if (found.has(before)) continue;
      found.add(before);
      queue.push(before);
    }
  }
  return found;
}

function tell(run: RunState, told: Told): readonly [RunState, readonly Effect[]] | undefined {
  if (told === RELOAD) {
    const stored = parseRun(JSON.parse(JSON.stringify(run)));
    return stored && resumed(stored);
  }
  try {
    return advance(run, told);
  } catch (error) {
    if (error instanceof IllegalTransitionError) return undefined;
    throw error;
  }
}

function recordsAfter(at: Reached, told: Told, effects: readonly Effect[]): Reached['records'] {
  const records = { ...at.records };
  const recordOf = (step: StepName) => records[step] ?? { inDoubt: false, endedWell: false };
  for (const effect of effects) {
    if (effect.type === 'launch') {
      records[effect.step] = { inDoubt: true, endedWell: false };
    }
  }
  if (told === RELOAD || !('step' in told)) return records;
  const record = recordOf(told.step);
  if (REFUSALS.includes(told.type)) {
    records[told.step] = { ...record, inDoubt: false };
  }
  if (told.type === 'ended') {
    records[told.step] = { inDoubt: false, endedWell: told.problem === undefined };
  }
  return records;
}

/** What makes one state differ from another for what may happen next. */
function keyOf({ run, records }: Pick<Reached, 'run' | 'records'>): string {
  // How a step came to be done makes no difference any more.
  const steps = run.steps.map((step) =>
    step.phase === 'done' ? 'done' : [...shapeOf(step), records[step.name] ?? null],
  );
  return JSON.stringify([run.at, run.handles.phase, run.confirmedAt, steps]);
}

function shapeOf(step: StepState): readonly unknown[] {
  const { phase, by, instanceId, tries, endedAt, launchedAt, status, gate, problem } = step;
  return [
    phase,
    // A rebuilt run may have started a step that is not due yet.
    phase === 'locked' && step.jobName !== '',
    by,
    instanceId,
    tries.length > 0,
    endedAt > 0,
    launchedAt > 0,
    status,
    gate?.state,
    problem?.id,
  ];
}

function wordsFor(told: Told): string {
  if (told === RELOAD) return RELOAD;
  const step = 'step' in told ? ` ${told.step}` : '';
  const launches = told.type === 'preflight-passed' && told.launches ? ' launching' : '';
  const bad = told.type === 'ended' && told.problem !== undefined ? ' badly' : '';
  const result = told.type === 'gate' ? ` ${told.result.state}` : '';
  return `${told.type}${step}${launches}${bad}${result}`;
}

function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  Object.freeze(value);
  for (const inner of Object.values(value)) frozen(inner);
  return value;
}
