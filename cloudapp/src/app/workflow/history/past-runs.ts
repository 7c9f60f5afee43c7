import type { Alma, JobInstance } from '../../alma/port/alma';
import { AlmaError } from '../../alma/port/alma-error';
import type { Route } from '../../core/configuration/configuration';
import { numbersOf } from '../run/counters';
import type { RunNumbers, StepName } from '../run/run-state';

/** A former run of one of the three jobs, as Alma lists it. */
export interface PastRun {
  readonly step: StepName;
  readonly instanceId: string;
  readonly name: string;
  /** The set's name as it stands in the run's own; empty where it does not. */
  readonly setName: string;
  readonly startedAt: string;
  readonly status: string;
  readonly statusText: string;
  readonly submittedBy: string;
  readonly numbers: RunNumbers;
}

/** Former runs, and what could not be listed. */
export interface PastRuns {
  /** Newest first. */
  readonly runs: readonly PastRun[];
  /** Steps whose runs Alma does not list: their order cannot be told. */
  readonly unlisted: readonly StepName[];
  /** Runs of register that came before migrate on the same set. */
  readonly tooEarly: readonly string[];
}

const LISTED = 30;

/** Lists the last runs of a route's jobs, and looks whether register preceded migrate on any set. */
export async function readPastRuns(
  alma: Alma,
  route: Route,
  signal?: AbortSignal,
): Promise<PastRuns> {
  const jobs: readonly (readonly [StepName, string])[] = [
    ['copy', route.copyJob?.id ?? ''],
    ['migrate', route.migrateJob?.id ?? ''],
    ['register', route.profile?.jobId ?? ''],
  ];
  const unlisted: StepName[] = [];
  const runs: PastRun[] = [];
  for (const [step, jobId] of jobs) {
    if (jobId === '') {
      unlisted.push(step);
      continue;
    }
    try {
      const { rows } = await alma.listInstances({ jobId, limit: LISTED, offset: 0 }, signal);
      runs.push(...rows.map((instance) => pastRunOf(step, instance, route)));
    } catch (error) {
      // Not every user may see every job's runs; which ones are missing is said.
      if (!(error instanceof AlmaError)) throw error;
      unlisted.push(step);
    }
  }
  const sorted = runs.sort((a, b) => b.startedAt.localeCompare(a.startedAt));
  return { runs: sorted, unlisted, tooEarly: registeredTooEarly(sorted) };
}

function pastRunOf(step: StepName, instance: JobInstance, route: Route): PastRun {
  return {
    step,
    instanceId: instance.id,
    name: instance.name || instance.jobName,
    setName: setNameIn(instance.name),
    startedAt: instance.startedAt || instance.submittedAt,
    status: instance.status,
    statusText: instance.statusText,
    submittedBy: instance.submittedBy,
    numbers: numbersOf(instance.counters, route.counters),
  };
}

/** Alma names a run `<job> - <set> - MM/DD/YYYY HH:MM:SS TZ`, the app `<run id> <step> <set>`. */
export function setNameIn(name: string): string {
  const almas = /^.+? - (.+) - \d{1,2}\/\d{1,2}\/\d{4}.*$/.exec(name);
  if (almas?.[1] !== undefined) return almas[1].trim();
  const ours = /^HA-\w{4}-\w{4} (?:copy|migrate|register) (.+?)(?: \(\d+\))?$/.exec(name);
  return ours?.[1]?.trim() ?? '';
}

/** Runs of register after which migrate ran on the same set, by name or by size, and not before. */
function registeredTooEarly(newestFirst: readonly PastRun[]): readonly string[] {
  const migrations = newestFirst.filter(({ step }) => step === 'migrate');
  return newestFirst
    .filter(({ step }) => step === 'register')
    .filter((register) => {
      const same = migrations.filter((migration) => isSameSet(register, migration));
      const isAfter = same.some(({ startedAt }) => startedAt > register.startedAt);
      const isBefore = same.some(({ startedAt }) => startedAt < register.startedAt);
      return isAfter && !isBefore;
    })
    .map(({ instanceId }) => instanceId);
}

function isSameSet(register: PastRun, migration: PastRun): boolean {
  if (register.setName !== '' && migration.setName !== '') {
    return register.setName === migration.setName;
  }
  const { created, updated, failed, skipped } = register.numbers;
  const known = [created, updated, failed, skipped].filter((part) => part !== undefined);
  const size = known.reduce((sum, part) => sum + part, 0);
  return known.length > 0 && size > 0 && size === migration.numbers.processed;
}
