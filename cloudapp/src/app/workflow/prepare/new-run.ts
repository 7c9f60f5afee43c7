import type { Route } from '../../core/configuration/configuration';
import type { JudgedRecord } from '../../core/state/judged-record';
import type { Verdict } from '../../core/verdict/verdict';
import { newStep } from '../run/new-step';
import { makeBaseline } from '../run/baseline';
import { handlesHash } from '../run/members-hash';
import { routeFingerprint } from '../run/route-fingerprint';
import type { RunSet, RunState, StepName, Way } from '../run/run-state';

/** What a run begins with. */
export interface RunDraft {
  readonly id: string;
  readonly way: Way;
  readonly route: Route;
  readonly isPilot: boolean;
  readonly set: RunSet;
  /** The members of `set`, as they were reviewed. */
  readonly records: readonly JudgedRecord[];
  readonly verdictOf: (record: JudgedRecord) => Verdict | undefined;
  readonly user: string;
  readonly institution: string;
  readonly propagationMs: number;
  readonly now: number;
}

/** A run before its first step: nothing was started yet. */
export function newRun(draft: RunDraft): RunState {
  const { records, route, way, now } = draft;
  const copyNeeded = records.filter(({ state }) => state === 'copy-needed').length;
  const steps = stepsOf(way, copyNeeded).map((name, i) => ({
    ...newStep(name),
    phase: i === 0 ? ('ready' as const) : ('locked' as const),
  }));
  return {
    version: 1,
    id: draft.id,
    way,
    routeId: route.id,
    routeName: route.name,
    routeFingerprint: routeFingerprint(route),
    isPilot: draft.isPilot,
    isRebuilt: false,
    set: draft.set,
    handlesHash: handlesHash(records),
    copyNeeded,
    twiceBefore: records.filter(({ findings }) => findings.includes('twice')).length,
    alsoTypedBefore: records.filter(({ findings }) => findings.includes('also-typed')).length,
    baseline: makeBaseline(
      records.flatMap((record) =>
        record.mmsId === undefined
          ? []
          : [{ mmsId: record.mmsId, verdict: draft.verdictOf(record) }],
      ),
    ),
    user: draft.user,
    institution: draft.institution,
    createdAt: now,
    confirmedAt: 0,
    propagationMs: draft.propagationMs,
    recordsReadAt: records.reduce((oldest, { readAt }) => Math.min(oldest, readAt), now),
    steps,
    handles: {
      phase: 'locked',
      until: 0,
      checkedAt: 0,
      counts: {},
      newlyBroken: 0,
      problem: undefined,
    },
    at: 'going',
    endedAt: 0,
  };
}

/** Copy only where it is needed; new handles need register alone. */
function stepsOf(way: Way, copyNeeded: number): readonly StepName[] {
  if (way === 'new') return ['register'];
  return copyNeeded > 0 ? ['copy', 'migrate', 'register'] : ['migrate', 'register'];
}

/** A short name for a run, as it stands in job names and set descriptions: `HA-M3K9-7QXP`. */
export function newRunId(now: number, random: () => number): string {
  const letters = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
  const pick = (n: number): string => letters.charAt(n % letters.length);
  const time = Math.floor(now / 1000);
  const when = [15, 10, 5, 0].map((shift) => pick(Math.floor(time / 2 ** shift))).join('');
  const chance = Array.from({ length: 4 }, () => pick(Math.floor(random() * 32))).join('');
  return `HA-${when}-${chance}`;
}

/** The name with which a step's job is started: by it the run is found again. A second try has another one. */
export function jobNameOf({ id, set }: RunState, step: StepName, tries = 0): string {
  const name = `${id} ${step} ${set.name}`.slice(0, 120);
  return tries === 0 ? name : `${name} (${String(tries + 1)})`;
}
