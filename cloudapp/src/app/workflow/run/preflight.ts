import type { Alma, JobInstance } from '../../alma/port/alma';
import { AlmaError } from '../../alma/port/alma-error';
import type { Configuration, JobSetup, Route } from '../../core/configuration/configuration';
import { hostOf, isElsewhere } from '../../core/configuration/place';
import type { JudgedRecord } from '../../core/state/judged-record';
import type { RecordState } from '../../core/state/record-state';
import { readMemberIds } from '../prepare/make-set';
import { jobNameOf } from '../prepare/new-run';
import { launchProblem } from './launch-problem';
import { handlesHash, membersHash } from './members-hash';
import { routeFingerprint } from './route-fingerprint';
import type { RunPlace, RunPorts } from './run-ports';
import type { Problem, RunState, StepName } from './run-state';
import { recentRuns, type RunPeriod } from './recent-runs';
import { mayStartRegister } from './register-start';
import { hasEnded } from './run-status';

/** Records read longer ago than this are read again before a step starts. */
export const FRESH_MS = 3_600_000;

/** What a look before the start found. */
export type Preflight =
  | { readonly ok: true; readonly launches: boolean; readonly jobName: string }
  | { readonly ok: false; readonly problem: Problem };

/** Everything that a preflight looks at. */
export interface PreflightGround {
  readonly run: RunState;
  readonly step: StepName;
  readonly configuration: Configuration;
  readonly place: RunPlace;
  readonly ports: RunPorts;
  /** Reads all records of the run's set again. */
  readonly readRecords: () => Promise<readonly JudgedRecord[]>;
  /** They are as reviewed: only then they need not be read again for a while. */
  readonly recordsHold: () => Promise<void>;
  /** Claims the start for this panel. @returns what stands in the way; `undefined` when it is claimed */
  readonly claim: () => Promise<Problem | undefined>;
  /** Whether the claim still stands. */
  readonly holds: () => Promise<boolean>;
  readonly now: number;
}

/** States that the records of a set may be in before each step. */
const BEFORE: Record<StepName, readonly RecordState[]> = {
  copy: ['ready', 'copy-needed'],
  migrate: ['ready'],
  register: ['ready'],
};

/** Looks at everything that must hold before a step starts; any difference stops. */
export async function preflight(ground: PreflightGround): Promise<Preflight> {
  const { run, step, configuration } = ground;
  const route = configuration.routes.find(({ id }) => id === run.routeId);
  if (route === undefined || routeFingerprint(route) !== run.routeFingerprint) {
    return no('route-changed');
  }
  const place = problemOfPlace(ground);
  if (place !== undefined) return { ok: false, problem: place };
  try {
    const isByHand = run.steps.some(({ name, by }) => name === step && by === 'person');
    const launches = !isByHand && (await mayLaunch(ground, route));
    const problem =
      (await problemOfMembers(ground)) ??
      (await problemOfRecords(ground)) ??
      (launches ? await problemOfClaim(ground, route) : undefined) ??
      // A person who takes the step over may have it running already.
      (launches || isByHand ? undefined : await problemOfRuns(ground, route));
    if (problem !== undefined) return { ok: false, problem };
    return { ok: true, launches, jobName: nameFor(run, step) };
  } catch (error) {
    if (error instanceof AlmaError) return { ok: false, problem: launchProblem(error) };
    throw error;
  }
}

/** Register writes to the world's handle server: only from the Alma that the configuration is for. */
function problemOfPlace({ step, configuration, place }: PreflightGround): Problem | undefined {
  const { production } = configuration;
  if (step !== 'register' || production === undefined) return undefined;
  return !isElsewhere(configuration, place)
    ? undefined
    : { id: 'not-production', with: { host: hostOf(place.almaUrl), wanted: production.host } };
}

async function problemOfMembers({ run, ports }: PreflightGround): Promise<Problem | undefined> {
  const found = await readMemberIds(ports.alma, run.set.id, () => undefined);
  if (membersHash(found) === run.set.membersHash) return undefined;
  return { id: 'members-differ', with: { wanted: run.set.size, found: found.length } };
}

/**
 * The look for runs stands between the claim and its proof: who claims later sees the run that was
 * started before, and who claimed at the same moment does not hold it any more.
 */
async function problemOfClaim(ground: PreflightGround, route: Route): Promise<Problem | undefined> {
  const problem = (await ground.claim()) ?? (await problemOfRuns(ground, route));
  if (problem !== undefined) return problem;
  return (await ground.holds()) ? undefined : { id: 'other-panel', with: {} };
}

/** No unfinished run of the route's jobs, whoever started it; no run of this step from elsewhere. */
async function problemOfRuns(
  { run, step, ports, now }: PreflightGround,
  route: Route,
): Promise<Problem | undefined> {
  const own = run.steps.flatMap(({ instanceId, tries }) => [instanceId, ...tries]);
  // A run may have lain for longer than a month: none of its starts is to be missed.
  const period = { now, since: run.createdAt };
  for (const jobId of jobIdsOf(route)) {
    const rows = await runsOf(ports.alma, jobId, period, jobId === route.profile?.jobId);
    const going = rows.find((instance) => !hasEnded(instance));
    if (going !== undefined) {
      const params = { name: going.name || going.jobName, id: going.id, user: going.submittedBy };
      return { id: 'job-running', with: params };
    }
    const elsewhere = rows.find(
      ({ name, id }) => name.startsWith(`${run.id} ${step}`) && !own.includes(id),
    );
    if (elsewhere !== undefined) return { id: 'already-started', with: { id: elsewhere.id } };
  }
  return undefined;
}

/** @param mayBeHidden whether a refusal is no surprise: such a job is not started by the app either */
async function runsOf(
  alma: Alma,
  jobId: string,
  period: RunPeriod,
  mayBeHidden: boolean,
): Promise<readonly JobInstance[]> {
  try {
    return await recentRuns(alma, jobId, period);
  } catch (error) {
    if (mayBeHidden && error instanceof AlmaError && !error.isTransient) return [];
    throw error;
  }
}

function jobIdsOf({ copyJob, migrateJob, profile }: Route): readonly string[] {
  return [copyJob?.id, migrateJob?.id, profile?.jobId].filter(
    (id): id is string => id !== undefined && id !== '',
  );
}

async function problemOfRecords(ground: PreflightGround): Promise<Problem | undefined> {
  const { run, step, now, readRecords, recordsHold } = ground;
  const age = now - run.recordsReadAt;
  // NOTE What was read later than now was read by another clock: how long ago, nobody knows.
  if (age >= 0 && age < FRESH_MS) return undefined;
  const allowed: readonly RecordState[] = run.way === 'new' ? ['none'] : BEFORE[step];
  const records = await readRecords();
  const changed = records.filter(({ state }) => !allowed.includes(state));
  const n = changed.length;
  const tried = run.steps.find(({ name, tries }) => name === step && tries.length > 0);
  // A former try has made the new handles: it is for a person to tell of it, and not to be run again.
  if (n > 0 && tried && run.way === 'new' && changed.every(({ state }) => state === 'ready')) {
    return tried.by === 'person' ? undefined : { id: 'registered-already', with: { n } };
  }
  if (n > 0) return { id: 'records-changed', with: { n } };
  const isSame = run.handlesHash === '' || handlesHash(records) === run.handlesHash;
  if (!isSame) return { id: 'handles-changed', with: {} };
  await recordsHold();
  return undefined;
}

/** Copy and migrate start by API; register only where Alma shows that the profile is as it must be. */
async function mayLaunch(
  { run, step, ports, configuration }: PreflightGround,
  route: Route,
): Promise<boolean> {
  if (step !== 'register') return jobOf(route, step) !== undefined;
  return mayStartRegister(ports.alma, run, route, configuration);
}

/** The job of a step by API; register has one only where an administrator gave its id. */
export function jobOf(route: Route, step: StepName): JobSetup | undefined {
  if (step === 'copy') return route.copyJob;
  if (step === 'migrate') return route.migrateJob;
  const { profile } = route;
  return profile === undefined || profile.jobId === ''
    ? undefined
    : { id: profile.jobId, name: profile.name, parameters: [] };
}

/** The name of this try: a second one must not be taken for the first. */
function nameFor(run: RunState, step: StepName): string {
  const tries = run.steps.find(({ name }) => name === step)?.tries.length ?? 0;
  return jobNameOf(run, step, tries);
}

function no(id: string): Preflight {
  return { ok: false, problem: { id, with: {} } };
}
