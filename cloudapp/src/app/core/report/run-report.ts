import type { Change } from '../compare/compare-reports';
import type { Tally } from './tally';

/** The version of the report's form. */
const RUN_REPORT_VERSION = 1;

/** What a report tells of one step of a run; times in milliseconds since 1970, 0 for never. */
export interface StepForReport {
  readonly name: string;
  readonly phase: string;
  /** Who started it: `app` or `person`. */
  readonly by: string | undefined;
  readonly jobName: string;
  /** The process id; empty while there is none. */
  readonly instanceId: string;
  readonly launchedAt: number;
  readonly endedAt: number;
  readonly status: string;
  readonly statusText: string;
  /** As Alma shows them. */
  readonly counters: readonly { readonly label: string; readonly value: number }[];
  readonly gate: GateForReport | undefined;
  /** What a person typed to go on although the gate could not tell. */
  readonly confirmation: string;
  readonly explainedSkips: number | undefined;
  readonly problem: ReasonForReport | undefined;
}

export interface GateForReport {
  readonly state: string;
  readonly reasons: readonly ReasonForReport[];
  readonly numbers: readonly {
    readonly id: string;
    readonly wanted: number | undefined;
    readonly found: number | undefined;
  }[];
}

export interface ReasonForReport {
  readonly id: string;
  readonly with: Readonly<Record<string, string | number>>;
}

type Counts = Readonly<Partial<Record<string, number>>>;

/** A run as its report tells of it; a run's journalled state is one. */
export interface RunForReport {
  readonly id: string;
  readonly way: string;
  readonly routeName: string;
  readonly isPilot: boolean;
  /** Whether it was rebuilt from what Alma held of it. */
  readonly isRebuilt: boolean;
  readonly set: { readonly id: string; readonly name: string; readonly size: number };
  readonly user: string;
  readonly institution: string;
  readonly createdAt: number;
  readonly endedAt: number;
  readonly at: string;
  readonly steps: readonly StepForReport[];
  readonly baseline: { readonly counts: Counts };
  readonly handles: {
    readonly phase: string;
    readonly checkedAt: number;
    readonly counts: Counts;
    readonly newlyBroken: number;
  };
}

/** What was found at the end, where the handles were checked. */
export interface RunProof {
  readonly tally?: Tally;
  /** Against the baseline that the run took. */
  readonly changes?: Readonly<Record<Change, number>>;
}

/** The report of a run as JSON: ids, never translated words; times ISO 8601 UTC, empty for never. */
export function writeRunReport(run: RunForReport, proof: RunProof = {}): string {
  const report = {
    report: 'handle-run',
    version: RUN_REPORT_VERSION,
    run: {
      id: run.id,
      way: run.way,
      route: run.routeName,
      pilot: run.isPilot,
      rebuilt: run.isRebuilt,
      state: run.at,
      institution: run.institution,
      user: run.user,
      created_at: time(run.createdAt),
      ended_at: time(run.endedAt),
    },
    set: { id: run.set.id, name: run.set.name, size: run.set.size },
    steps: run.steps.map(stepOf),
    handles_before: run.baseline.counts,
    handles_after: {
      state: run.handles.phase,
      checked_at: time(run.handles.checkedAt),
      counts: run.handles.counts,
      newly_broken: run.handles.newlyBroken,
    },
    ...(proof.tally === undefined ? {} : { records: proof.tally }),
    ...(proof.changes === undefined ? {} : { changes: proof.changes }),
  };
  return `${JSON.stringify(report, undefined, 2)}\n`;
}

function stepOf(step: StepForReport): object {
  return {
    step: step.name,
    state: step.phase,
    started_by: step.by ?? '',
    job_name: step.jobName,
    process_id: step.instanceId,
    started_at: time(step.launchedAt),
    ended_at: time(step.endedAt),
    status: step.status,
    status_text: step.statusText,
    counters: step.counters.map(({ label, value }) => ({ label, value })),
    gate: step.gate === undefined ? null : gateOf(step.gate),
    confirmation: step.confirmation,
    explained_skips: step.explainedSkips ?? null,
    problem: step.problem ?? null,
  };
}

/** A number that Alma did not give is `null`, never 0. */
function gateOf({ state, reasons, numbers }: GateForReport): object {
  return {
    state,
    reasons,
    numbers: numbers.map(({ id, wanted, found }) => ({
      id,
      wanted: wanted ?? null,
      found: found ?? null,
    })),
  };
}

function time(at: number): string {
  return at === 0 ? '' : new Date(at).toISOString();
}
