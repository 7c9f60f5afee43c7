import type { Verdict } from '../../core/verdict/verdict';

/** `existing`: the handles stand in the metadata; `new`: Alma mints them. */
export type Way = 'existing' | 'new';

/** The jobs, in the only order in which they may run. */
export const STEP_NAMES = ['copy', 'migrate', 'register'] as const;

export type StepName = (typeof STEP_NAMES)[number];

/**
 * Where a step stands.
 * - `locked`: the step before is not proven yet; in a rebuilt run it may have a start all the same
 * - `ready`: may be started; a person has to say so
 * - `preflight`: set, jobs and records are looked at once more
 * - `waiting`: Alma's limits; goes on by itself at `waitUntil`
 * - `starting`: the launch is on its way
 * - `unsettled`: its answer was lost; only looking, or a person, settles whether it started
 * - `guided`: a person does it in Alma; the app waits for the process id
 * - `running`: followed in Alma
 * - `checking`: its gate is being looked at
 * - `undecided`: the gate cannot tell; a person decides, in typed words
 * - `failed`: did not start, did not end well, or its gate failed
 * - `done`: proven
 */
export type StepPhase =
  | 'locked'
  | 'ready'
  | 'preflight'
  | 'waiting'
  | 'starting'
  | 'unsettled'
  | 'guided'
  | 'running'
  | 'checking'
  | 'undecided'
  | 'failed'
  | 'done';

/** Why something did not go on: an id of i18n/ under `run.problem`, and what stands in its sentence. */
export interface Problem {
  readonly id: string;
  readonly with: Readonly<Record<string, string | number>>;
}

/** A number that a gate looked at: what was wanted and what came; `undefined` where Alma gave none. */
export interface GateNumber {
  /** Id of i18n/ under `run.number`. */
  readonly id: string;
  readonly wanted: number | undefined;
  readonly found: number | undefined;
}

/** What a gate said, with its numbers. */
export interface GateResult {
  readonly state: 'passed' | 'failed' | 'unknown';
  /** Ids of i18n/ under `run.gate`. */
  readonly reasons: readonly Problem[];
  readonly numbers: readonly GateNumber[];
}

/** What a run in Alma said of itself at the end. */
export interface RunNumbers {
  readonly processed?: number;
  readonly exceptions?: number;
  readonly skipped?: number;
  readonly created?: number;
  readonly updated?: number;
  readonly failed?: number;
}

/** A counter as Alma shows it, kept for the report. */
export interface ShownCounter {
  readonly label: string;
  readonly value: number;
}

export interface StepState {
  readonly name: StepName;
  readonly phase: StepPhase;
  /** Who started it: the app by API, or a person in Alma. */
  readonly by: 'app' | 'person' | undefined;
  /** The `job_name` with which it was started; by it the run is found again. */
  readonly jobName: string;
  /** The process id; empty while there is none. */
  readonly instanceId: string;
  /** Process ids of former tries of this step. */
  readonly tries: readonly string[];
  /** Whether Alma's own name of the run shows this run's set: numbers alone would fit another set, too. */
  readonly showsSet: boolean;
  /** Milliseconds since 1970; 0 while it has not happened. */
  readonly launchedAt: number;
  readonly endedAt: number;
  readonly waitUntil: number;
  /** Alma's status, and its own words for it. */
  readonly status: string;
  readonly statusText: string;
  readonly progress: number | undefined;
  readonly numbers: RunNumbers;
  readonly counters: readonly ShownCounter[];
  readonly gate: GateResult | undefined;
  /** What a person typed to go on although the gate could not tell. */
  readonly confirmation: string;
  readonly problem: Problem | undefined;
  /** How many skips the event report showed to be harmless; `undefined` without one. */
  readonly explainedSkips: number | undefined;
}

/** The set of a run: not its members, which may be many, but what proves that they are the same. */
export interface RunSet {
  readonly id: string;
  readonly name: string;
  readonly size: number;
  /** A hash over the sorted MMS IDs. */
  readonly membersHash: string;
  /** Whether the app made it for this run, and may delete it afterwards. */
  readonly isMadeByApp: boolean;
}

/** The handles of the set before the run: how many in each verdict, and each in the order of MMS IDs. */
export interface Baseline {
  readonly counts: Readonly<Record<Verdict | 'not-asked', number>>;
  /** Run-length encoded verdicts in the order of the sorted MMS IDs; empty where it grew too long. */
  readonly encoded: string;
}

export type HandlesPhase = 'locked' | 'propagating' | 'checking' | 'failed' | 'checked';

/** The proof at the end: every handle of the set asked for. */
export interface HandlesState {
  readonly phase: HandlesPhase;
  /** When the waiting ends, milliseconds since 1970. */
  readonly until: number;
  readonly checkedAt: number;
  readonly counts: Readonly<Partial<Record<Verdict, number>>>;
  /** Handles that were right before and are not any more. */
  readonly newlyBroken: number;
  /** Why they could not be checked. */
  readonly problem: Problem | undefined;
}

/** A run of the workflow, whole: what is journalled after every change. Plain data, at most 20 kB. */
export interface RunState {
  readonly version: 1;
  readonly id: string;
  readonly way: Way;
  readonly routeId: string;
  readonly routeName: string;
  readonly routeFingerprint: string;
  readonly isPilot: boolean;
  /** Whether it was rebuilt from what Alma holds of it, its journal lost: what was before is not known. */
  readonly isRebuilt: boolean;
  readonly set: RunSet;
  /** A hash over which member bears which handle, as reviewed; empty in runs that did not keep it. */
  readonly handlesHash: string;
  /** Members in state `copy-needed` when the run was prepared. */
  readonly copyNeeded: number;
  /** Members with the finding `twice` when the run was prepared. */
  readonly twiceBefore: number;
  /** Members with the finding `also-typed` when the run was prepared. */
  readonly alsoTypedBefore: number;
  readonly baseline: Baseline;
  readonly user: string;
  readonly institution: string;
  /** Milliseconds since 1970; of a rebuilt run when its set was made, 0 where Alma does not say. */
  readonly createdAt: number;
  /** When the person last said to go on, milliseconds since 1970. */
  readonly confirmedAt: number;
  /** How long handles may be on their way after the last job, milliseconds. */
  readonly propagationMs: number;
  /** When the records were last read, milliseconds since 1970. */
  readonly recordsReadAt: number;
  readonly steps: readonly StepState[];
  readonly handles: HandlesState;
  /** `ended`: the handles were checked; `stopped`: a person ended it before. */
  readonly at: 'going' | 'ended' | 'stopped';
  readonly endedAt: number;
}
