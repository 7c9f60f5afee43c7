import { JobRefusedError } from './job-refused';
import { type JobDefinition, type JobInstance, type JobOrigin } from './model';
import { type Sets } from './sets';
import { isFinished } from './job-status';

export interface JobStart {
  readonly jobId: string;
  /** By name: `set_id`, `job_name`, `task_…`. */
  readonly parameters: Readonly<Record<string, string>>;
  /** Primary id of the user. */
  readonly submittedBy: string;
  readonly origin: Exclude<JobOrigin, 'past'>;
}

interface Circumstances {
  readonly sets: Sets;
  readonly instances: readonly JobInstance[];
  readonly now: number;
}

const HOUR_MS = 60 * 60 * 1000;
const MAX_RUNNING = 3;
const MAX_STARTS_AN_HOUR = 5;

/** @throws JobRefusedError where Alma would not start the job. */
export function refuseStart(
  job: JobDefinition,
  start: JobStart,
  circumstances: Circumstances,
): void {
  if (start.origin === 'api') refuseByApi(job, start, circumstances);
  else if (takesSet(job)) refuseMissing('set_id', start);
  if (takesSet(job)) refuseSet(job, start, circumstances.sets);
  refuseOverlap(job, start, circumstances);
}

function refuseByApi(job: JobDefinition, start: JobStart, circumstances: Circumstances): void {
  if (job.refusal === '402231') {
    throw new JobRefusedError(
      '402231',
      'Job is consisted of more than one task - executing such job is currently not supported via the API.',
    );
  }
  if (job.refusal === '402249') {
    throw new JobRefusedError('402249', 'Invalid scheduled job category.');
  }
  if (job.refusal === '402248') {
    throw new JobRefusedError('402248', 'Cannot submit scheduled job.');
  }
  const names = job.parameters.filter((one) => one.isRequired).map((one) => one.name);
  // NOTE job_name may be absent: runs without it are known to start.
  for (const name of takesSet(job) ? ['set_id', ...names] : names) refuseMissing(name, start);
  refuseOverThreshold(job, circumstances);
}

function refuseMissing(name: string, start: JobStart): void {
  const value = start.parameters[name];
  if (value === undefined) {
    throw new JobRefusedError('402228', `Mandatory parameter is missing from input: ${name}.`);
  }
  if (value.trim() === '') {
    throw new JobRefusedError('402229', `Mandatory parameter value is empty: ${name}.`);
  }
}

function refuseOverThreshold(job: JobDefinition, { instances, now }: Circumstances): void {
  const byApi = instances.filter((instance) => instance.origin === 'api');
  if (byApi.filter((instance) => !isFinished(instance.status)).length >= MAX_RUNNING) {
    throw new JobRefusedError('402222', 'Execution threshold reached.');
  }
  const recent = byApi.filter(
    (instance) => instance.jobId === job.id && Date.parse(instance.submitTime) > now - HOUR_MS,
  );
  if (recent.length >= MAX_STARTS_AN_HOUR) {
    throw new JobRefusedError('402223', 'Execution threshold reached.');
  }
}

function refuseSet(job: JobDefinition, start: JobStart, sets: Sets): void {
  const setId = start.parameters['set_id'] ?? '';
  const set = sets.get(setId);
  const isHidden = set !== undefined && set.isPrivate && set.createdBy !== start.submittedBy;
  if (set === undefined || isHidden) {
    throw new JobRefusedError('60107', `Set not found: Set ID ${setId}`);
  }
  const taken = job.content === 'BIB_MMS' ? ['BIB_MMS', 'IED', 'IEP', 'IEE'] : [job.content];
  if (!taken.includes(set.content)) {
    throw new JobRefusedError(
      '60107',
      `Set ${setId} has the content ${set.content}, which the job does not take.`,
    );
  }
}

function refuseOverlap(job: JobDefinition, start: JobStart, circumstances: Circumstances): void {
  if (job.effect === 'none') return;
  const running = circumstances.instances.filter(
    (instance) => instance.jobId === job.id && !isFinished(instance.status),
  );
  if (running.length === 0) return;
  const members = new Set(circumstances.sets.members(start.parameters['set_id'] ?? ''));
  const overlaps = running.some(
    (instance) =>
      instance.setId === start.parameters['set_id'] ||
      circumstances.sets.members(instance.setId ?? '').some((member) => members.has(member)),
  );
  if (overlaps) {
    throw new JobRefusedError('60347', 'Job overlaps with running job - cannot execute.');
  }
}

function takesSet(job: JobDefinition): boolean {
  return job.content !== '';
}
