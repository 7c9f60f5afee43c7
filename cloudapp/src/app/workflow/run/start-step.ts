import type { AlmaError } from '../../alma/port/alma-error';
import { readAlmaError } from '../../alma/port/read-alma-error';
import type { Configuration, JobParameter } from '../../core/configuration/configuration';
import type { Desk } from './desk';
import { isNeverByApi, isOverLimit, launchProblem } from './launch-problem';
import { jobOf } from './preflight';
import { isProfileSet } from './register-start';
import type { RunEvent } from './run-event';
import type { RunPorts } from './run-ports';
import type { StepName } from './run-state';
import { whichLimit } from './which-limit';

/**
 * Starts a step's job in Alma, once; what may stand in the way is looked at as late as can be.
 * @returns what came of the start; `undefined` where the run was let go before it was sent
 */
export async function startStep(
  desk: Desk,
  { alma }: RunPorts,
  configuration: Configuration,
  { step, jobName }: { readonly step: StepName; readonly jobName: string },
): Promise<RunEvent | undefined> {
  const route = configuration.routes.find(({ id }) => id === desk.run().routeId);
  const job = route && jobOf(route, step);
  if (route === undefined || job === undefined) return refused(step, 'no-job');
  if (!desk.isKept()) return refused(step, 'journal-failed');
  const isRegister = step === 'register';
  // What the profile is set to now is what will run.
  if (isRegister && !(await isProfileSet(alma, desk.run(), route, configuration))) {
    return { type: 'launch-withheld', step, problem: { id: 'profile-changed', with: {} } };
  }
  if (desk.signal.aborted) return undefined;
  // A scheduled job takes no parameters: it runs on what its profile was saved with.
  const parameters = isRegister ? [] : withSetAndName(job.parameters, desk.run().set.id, jobName);
  try {
    // NOTE No signal: a start that was sent cannot be taken back, its answer is always wanted.
    const instanceId = await alma.startJob(job.id, parameters);
    return { type: 'launched', step, instanceId, now: Date.now() };
  } catch (thrown) {
    const error = readAlmaError(thrown);
    return error.outcomeUnknown
      ? { type: 'launch-lost', step, problem: { id: 'launch-lost', with: {} } }
      : refusal(error, step, () => whichLimit(alma, job.id, Date.now()));
  }
}

async function refusal(
  error: AlmaError,
  step: StepName,
  limit: () => ReturnType<typeof whichLimit>,
): Promise<RunEvent> {
  const problem = launchProblem(error);
  if (isNeverByApi(error)) return { type: 'launch-withheld', step, problem };
  if (!isOverLimit(error)) return { type: 'launch-refused', step, problem };
  const { id, until } = await limit();
  return { type: 'quota', step, until, problem: { id, with: problem.with } };
}

function refused(step: StepName, id: 'no-job' | 'journal-failed'): RunEvent {
  return { type: 'launch-refused', step, problem: { id, with: {} } };
}

/** The configured parameters with this run's set and name in place of whatever stood there. */
function withSetAndName(
  parameters: readonly JobParameter[],
  setId: string,
  jobName: string,
): readonly JobParameter[] {
  return [
    ...parameters.filter(({ name }) => name !== 'set_id' && name !== 'job_name'),
    { name: 'set_id', value: setId },
    { name: 'job_name', value: jobName },
  ];
}
