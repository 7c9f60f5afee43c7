import * as v from 'valibot';

import { VERDICTS } from '../../core/verdict/verdict';
import { STEP_NAMES, type RunState } from '../run/run-state';

/** What was stored is no run of this app, or of a newer one. Kept aside, never thrown away. */
export class UnreadableRunError extends Error {
  override name = 'UnreadableRunError';

  constructor(
    message: string,
    /** What was stored, as it was. */
    readonly stored: unknown,
  ) {
    super(message);
  }
}

const time = v.pipe(v.number(), v.finite());
const count = v.pipe(v.number(), v.integer());
const text = v.string();
const optionalCount = v.optional(count);

const problem = v.object({ id: text, with: v.record(text, v.union([text, v.number()])) });

const gate = v.object({
  state: v.picklist(['passed', 'failed', 'unknown']),
  reasons: v.array(problem),
  numbers: v.array(v.object({ id: text, wanted: optionalCount, found: optionalCount })),
});

const step = v.object({
  name: v.picklist(STEP_NAMES),
  phase: v.picklist([
    'locked',
    'ready',
    'preflight',
    'waiting',
    'starting',
    'unsettled',
    'guided',
    'running',
    'checking',
    'undecided',
    'failed',
    'done',
  ]),
  by: v.optional(v.picklist(['app', 'person'])),
  jobName: text,
  instanceId: text,
  tries: v.array(text),
  // A run of which this was not kept is one that somebody has to vouch for.
  showsSet: v.optional(v.boolean(), false),
  launchedAt: time,
  endedAt: time,
  waitUntil: time,
  status: text,
  statusText: text,
  progress: v.optional(v.number()),
  numbers: v.object({
    processed: optionalCount,
    exceptions: optionalCount,
    skipped: optionalCount,
    created: optionalCount,
    updated: optionalCount,
    failed: optionalCount,
  }),
  counters: v.array(v.object({ label: text, value: v.number() })),
  gate: v.optional(gate),
  confirmation: text,
  problem: v.optional(problem),
  explainedSkips: optionalCount,
});

const verdictCounts = v.object(
  Object.fromEntries(VERDICTS.map((verdict) => [verdict, optionalCount])),
);

const run = v.object({
  version: v.literal(1),
  id: v.pipe(text, v.nonEmpty()),
  way: v.picklist(['existing', 'new']),
  routeId: text,
  routeName: text,
  routeFingerprint: text,
  isPilot: v.boolean(),
  isRebuilt: v.optional(v.boolean(), false),
  set: v.object({
    id: text,
    name: text,
    size: count,
    membersHash: text,
    isMadeByApp: v.boolean(),
  }),
  handlesHash: v.optional(text, ''),
  copyNeeded: count,
  twiceBefore: count,
  alsoTypedBefore: v.optional(count, 0),
  baseline: v.object({ counts: v.record(text, count), encoded: text }),
  user: text,
  institution: text,
  createdAt: time,
  confirmedAt: time,
  propagationMs: time,
  recordsReadAt: time,
  steps: v.pipe(v.array(step), v.minLength(1)),
  handles: v.object({
    phase: v.picklist(['locked', 'propagating', 'checking', 'failed', 'checked']),
    until: time,
    checkedAt: time,
    counts: verdictCounts,
    newlyBroken: count,
    problem: v.optional(problem),
  }),
  at: v.picklist(['going', 'ended', 'stopped']),
  endedAt: time,
});

/**
 * Reads a stored run. Runs of version 0 are brought up to date.
 * @returns `undefined` when nothing is stored
 * @throws UnreadableRunError for a newer version and for what is damaged
 */
export function parseRun(stored: unknown): RunState | undefined {
  if (stored === undefined || stored === null || stored === '') return undefined;
  const document = upgraded(stored);
  const parsed = v.safeParse(run, document);
  if (!parsed.success) {
    const [issue] = parsed.issues;
    throw new UnreadableRunError(
      `A stored run is damaged at "${v.getDotPath(issue) ?? ''}": ${issue.message}`,
      stored,
    );
  }
  const contradiction = contradictionIn(parsed.output);
  if (contradiction !== undefined) {
    throw new UnreadableRunError(`A stored run contradicts itself: ${contradiction}.`, stored);
  }
  return withAll(parsed.output);
}

/** Version 0 knew neither how long handles travel nor how many stood twice before. */
function upgraded(stored: unknown): unknown {
  if (typeof stored !== 'object' || stored === null || !('version' in stored)) return stored;
  if (stored.version !== 0) return stored;
  const steps =
    'steps' in stored && Array.isArray(stored.steps)
      ? stored.steps.map((old: unknown) =>
          typeof old === 'object' && old !== null ? { tries: [], ...old } : old,
        )
      : undefined;
  return { propagationMs: 1_800_000, twiceBefore: 0, ...stored, steps, version: 1 };
}

/** The steps of each way, whole: copy only where it was needed. */
const STEPS_OF: Readonly<Record<RunState['way'], readonly string[]>> = {
  existing: ['copy,migrate,register', 'migrate,register'],
  new: ['register'],
};

type StoredRun = v.InferOutput<typeof run>;
type StoredStep = StoredRun['steps'][number];

/** What the machine never writes: whoever goes on from there might start a job before its turn. */
function contradictionIn({ way, steps, handles, at }: StoredRun): string | undefined {
  if (!STEPS_OF[way].includes(steps.map(({ name }) => name).join(','))) {
    return 'its steps are not those of its way';
  }
  const open = steps.findIndex(({ phase }) => phase !== 'done');
  if (open >= 0 && steps.slice(open + 1).some(({ phase }) => phase !== 'locked')) {
    return 'a step is begun before the one before it is done';
  }
  const unproven = steps.find((one) => one.phase === 'done' && !isProven(one));
  if (unproven !== undefined) return `${unproven.name} is done without a proof`;
  if (steps.some(({ phase, instanceId }) => phase === 'running' && instanceId === '')) {
    return 'a step runs without a process id';
  }
  const isSearched = (phase: string): boolean => phase === 'starting' || phase === 'unsettled';
  if (steps.some(({ phase, jobName }) => isSearched(phase) && jobName === '')) {
    return 'a start has no name by which it can be found';
  }
  if (open >= 0 && (at === 'ended' || handles.phase !== 'locked')) {
    return 'its handles are asked for before its steps are done';
  }
  return open < 0 && handles.phase === 'locked' ? 'its handles are never asked for' : undefined;
}

/** A gate that passed, or one that could not tell and a person who did. */
function isProven({ gate: result, confirmation }: StoredStep): boolean {
  if (result?.state === 'passed') return true;
  return result?.state === 'unknown' && confirmation.trim() !== '';
}

/** JSON leaves out what is `undefined`: it is written out again. */
function withAll(output: v.InferOutput<typeof run>): RunState {
  const { counts } = output.baseline;
  const baselineCounts = Object.fromEntries(
    [...VERDICTS, 'not-asked' as const].map((id) => [id, counts[id] ?? 0]),
  ) as RunState['baseline']['counts'];
  return {
    ...output,
    baseline: { ...output.baseline, counts: baselineCounts },
    handles: { ...output.handles, problem: output.handles.problem },
    steps: output.steps.map((one) => ({
      ...one,
      by: one.by,
      progress: one.progress,
      problem: one.problem,
      explainedSkips: one.explainedSkips,
      gate: one.gate && {
        ...one.gate,
        numbers: one.gate.numbers.map(({ id, wanted, found }) => ({ id, wanted, found })),
      },
    })),
  };
}
