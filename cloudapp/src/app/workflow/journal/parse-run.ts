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
  set: v.object({
    id: text,
    name: text,
    size: count,
    membersHash: text,
    isMadeByApp: v.boolean(),
  }),
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
  if (!isInOrder(parsed.output.steps)) {
    throw new UnreadableRunError('A stored run has its steps out of order.', stored);
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

/** Steps stand in the order of the jobs, and none is begun before the one before it is done. */
function isInOrder(steps: v.InferOutput<typeof run>['steps']): boolean {
  const ranks = steps.map(({ name }) => STEP_NAMES.indexOf(name));
  const isSorted = ranks.every((rank, i) => i === 0 || rank > (ranks[i - 1] ?? rank));
  const firstOpen = steps.findIndex(({ phase }) => phase !== 'done');
  return (
    isSorted &&
    (firstOpen < 0 || steps.slice(firstOpen + 1).every(({ phase }) => phase === 'locked'))
  );
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
