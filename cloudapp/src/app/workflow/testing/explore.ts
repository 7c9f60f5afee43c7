import { parseRun } from '../journal/parse-run';
import { advance } from '../run/advance';
import { IllegalTransitionError } from '../run/illegal-transition';
import { resumed } from '../run/resume';
import type { Effect, RunEvent } from '../run/run-event';
import type { RunState, StepName, StepState } from '../run/run-state';

/** What is known of a step from outside the machine: what was told to it and what it asked for. */
interface StepRecord {
  /** Launches of which it is not known that they did not happen, or have ended. */
  readonly inDoubt: boolean;
  /** Whether a run of it was seen to end, and to end well. */
  readonly endedWell: boolean;
}

/** A state the machine can come to, and how. */
export interface Reached {
  readonly run: RunState;
  readonly records: Readonly<Partial<Record<StepName, StepRecord>>>;
  /** The words for each event on the shortest way here. */
  readonly path: readonly string[];
  /** Keys of the states from which one event leads here. */
  readonly before: Set<string>;
}

/** Everything that can be reached, and each sentence of what must never be, with a way to it. */
export interface Exploration {
  readonly reached: ReadonlyMap<string, Reached>;
  readonly violations: readonly string[];
  readonly illegal: number;
}

/** Told when a run is gone from the panel and taken up again from its journal. */
const RELOAD = 'reload';
/** The process id of a run in Alma that is not this step's. */
const STRANGER = '9';
type Told = RunEvent | typeof RELOAD;

/** After these it is known that nothing was started. */
const REFUSALS: readonly RunEvent['type'][] = [
  'launch-refused',
  'launch-withheld',
  'quota',
  'not-there',
];

const HOUR = 3_600_000;
const MINUTE = 60_000;
/** The moments that differ for the machine: within the person's hour, and after it. */
const MOMENTS = [10 * MINUTE, 3 * HOUR];

/** Goes through every state to which any order of events leads. */
export function explore(start: RunState): Exploration {
  const first: Reached = { run: frozen(start), records: {}, path: [], before: new Set() };
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
      const records = recordsAfter(at, told, effects);
      for (const fault of faultsOf(at, told, next, effects)) {
        if (!violations.has(fault)) violations.set(fault, `${fault}: ${path.join(' → ')}`);
      }
      const after: Reached = { run: frozen(next), records, path, before: new Set() };
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

/** Every event about every step of the run, with each value that makes a difference. */
function everythingTold(run: RunState): readonly Told[] {
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

function recordsAfter(at: Reached, told: Told, effects: readonly Effect[]): Reached['records'] {
  const records = { ...at.records };
  const recordOf = (step: StepName): StepRecord =>
    records[step] ?? { inDoubt: false, endedWell: false };
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

/** What must never be, said of one move. */
function faultsOf(
  at: Reached,
  told: Told,
  next: RunState,
  effects: readonly Effect[],
): readonly string[] {
  const faults: string[] = [];
  const fault = (sentence: string): void => void faults.push(sentence);
  const open = next.steps.findIndex(({ phase }) => phase !== 'done');
  const later = open < 0 ? [] : next.steps.slice(open + 1);
  if (later.some(({ phase }) => phase !== 'locked')) fault('a step is begun before its turn');
  for (const effect of effects) {
    if (told === RELOAD && (effect.type === 'launch' || effect.type === 'preflight')) {
      fault('a reload starts something');
    }
    if (effect.type !== 'launch') continue;
    if (at.records[effect.step]?.inDoubt === true) fault('a job is launched twice');
    if (next.steps[open]?.name !== effect.step) fault('a job is launched before its turn');
    if (next.steps[open]?.phase !== 'starting') fault('a launch does not stand in the journal');
  }
  for (const [i, step] of next.steps.entries()) {
    const before = at.run.steps[i];
    if (step.phase !== 'done' || before?.phase === 'done') continue;
    const isEnd = told !== RELOAD && told.type === 'ended';
    if (!isEnd && at.records[step.name]?.endedWell !== true) {
      fault(`${step.name} is done and no run of it ended well`);
    }
    if (step.gate?.state !== 'passed' && step.confirmation.trim() === '') {
      fault(`${step.name} is done without a gate`);
    }
  }
  for (const [i, step] of at.run.steps.entries()) {
    const after = next.steps[i];
    const ids = after === undefined ? [] : [after.instanceId, ...after.tries];
    if (step.instanceId !== '' && !ids.includes(step.instanceId)) fault('a process id is lost');
  }
  if (told !== RELOAD && 'step' in told && told.type === 'launched') {
    const step = next.steps.find(({ name }) => name === told.step);
    if (step?.instanceId !== told.instanceId) fault('a process id is lost');
  }
  if (told !== RELOAD && 'instanceId' in told && told.instanceId === STRANGER) {
    fault('an answer about another run in Alma is believed');
  }
  if (next.at === 'ended' && next.steps.some(({ phase }) => phase !== 'done')) {
    fault('a run ends before its steps are done');
  }
  if (next.at === 'ended' && next.handles.phase !== 'checked') {
    fault('a run ends before its handles are checked');
  }
  return faults;
}

/** A start that was sent cannot be taken back: whatever happens meanwhile, its answer is heard. */
function deafTo({ run }: Reached, told: Told): string | undefined {
  if (told === RELOAD || told.type !== 'launched') return undefined;
  const step = run.steps.find(({ name }) => name === told.step);
  if (step?.phase !== 'starting' || step.instanceId !== '') return undefined;
  return 'the answer to a start is not heard';
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
