import type { Alma, JobInstance } from '../../alma/port/alma';
import { AlmaError } from '../../alma/port/alma-error';
import type { Route } from '../../core/configuration/configuration';
import { showsSet, turnOf } from './new-runs';
import { jobOf } from './preflight';
import type { Problem, RunState, StepName } from './run-state';

/** A process id that a person gave: taken, or the reason why not. */
export type GivenId =
  | {
      readonly ok: true;
      readonly instanceId: string;
      /** Whether Alma's name of the run shows this run's set. */
      readonly showsSet: boolean;
    }
  | { readonly ok: false; readonly problem: Problem };

/** Process ids are long; the short number beside them on Alma's pages is the job's own. */
const LEAST_DIGITS = 8;
/** With a run's id begins the name of each job that the app starts for it. */
const RUN_ID = /^HA-[2-9A-Z]{4}-[2-9A-Z]{4}\b/;

/**
 * Looks whether a pasted process id can be this step's run: long enough, not the set's number, none of
 * this run's others, of this step's job, started for no other run, and after the step before had ended.
 * What cannot be read is taken as it is: the gate decides.
 */
export async function verifyProcessId(
  alma: Alma,
  run: RunState,
  route: Route,
  step: StepName,
  pasted: string,
): Promise<GivenId> {
  const instanceId = longestNumberIn(pasted);
  if (instanceId === '') return no('id-missing', {});
  if (instanceId.length < LEAST_DIGITS) return no('id-is-job', { id: instanceId });
  // NOTE Alma knows no run of this number, which would be taken for one that it does not show.
  if (instanceId === run.set.id) return no('id-is-set', { id: instanceId, name: run.set.name });
  // A former try of this very step is taken again: its numbers may have been entered or named wrongly.
  const others = run.steps.filter(({ name }) => name !== step);
  const taken = others.find((other) => [other.instanceId, ...other.tries].includes(instanceId));
  if (taken !== undefined) return no('id-taken', { id: instanceId, step: taken.name });
  let instance: JobInstance;
  try {
    instance = await alma.readInstance(instanceId);
  } catch (error) {
    if (error instanceof AlmaError && !error.isTransient)
      return { ok: true, instanceId, showsSet: false };
    return no('id-not-read', { id: instanceId });
  }
  const problem = problemOf(instance, run, route, step);
  return problem === undefined
    ? { ok: true, instanceId, showsSet: showsSet(instance, run) }
    : { ok: false, problem };
}

/** Process ids are the longest numbers on Alma's pages; dates, counts and job ids stand beside them. */
function longestNumberIn(text: string): string {
  const numbers =
    text.replace(/(?<=\d)[.,'’\u00A0\u202F](?=\d{3}(?!\d))/g, '').match(/\d{3,}/g) ?? [];
  return numbers.reduce(
    (longest, number) => (number.length > longest.length ? number : longest),
    '',
  );
}

function problemOf(
  instance: JobInstance,
  run: RunState,
  route: Route,
  step: StepName,
): Problem | undefined {
  const job = jobOf(route, step);
  const otherJobs = [route.copyJob, route.migrateJob].filter((other) => other?.id !== job?.id);
  const isOther =
    step === 'register'
      ? otherJobs.some((other) => other?.id === instance.jobId)
      : job !== undefined && instance.jobId !== '' && instance.jobId !== job.id;
  if (isOther) return { id: 'id-other-job', with: { name: instance.jobName || instance.name } };
  const [startedFor = run.id] = RUN_ID.exec(instance.name) ?? [];
  if (startedFor !== run.id) return { id: 'id-other-run', with: { name: instance.name } };
  const begun = Date.parse(instance.startedAt || instance.submittedAt);
  const before = run.steps[run.steps.findIndex(({ name }) => name === step) - 1];
  // NOTE Where a person said that the step before had ended, its time is that of a machine, which may be
  // hours off: it is not held against Alma's. The gate decides.
  const earliest = before === undefined || before.status === '' ? 0 : turnOf(run, step);
  // NOTE A start of this very run was in its turn: the step before was run again since, on another machine.
  const isOwn = instance.name.includes(run.id);
  if (Number.isFinite(begun) && begun < earliest && !isOwn) {
    return { id: 'id-too-early', with: { id: instance.id } };
  }
  return undefined;
}

function no(id: string, params: Problem['with']): GivenId {
  return { ok: false, problem: { id, with: params } };
}
