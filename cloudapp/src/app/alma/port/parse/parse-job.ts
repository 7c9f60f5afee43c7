import { type JobInstance, type JobSummary, type RunCounter, type RunStatus } from '../alma';
import {
  flattened,
  isReplyObject,
  lastSegment,
  numberOf,
  objectOf,
  requiredText,
  textOf,
  unreadable,
  wordsOf,
} from './reply';

const STATUSES: Readonly<Record<Exclude<RunStatus, 'unknown'>, true>> = {
  QUEUED: true,
  PENDING: true,
  INITIALIZING: true,
  RUNNING: true,
  FINALIZING: true,
  COMPLETED_SUCCESS: true,
  COMPLETED_WARNING: true,
  COMPLETED_FAILED: true,
  COMPLETED_NO_BULKS: true,
  FAILED: true,
  SKIPPED: true,
  SYSTEM_ABORTED: true,
  USER_ABORTED: true,
  MANUAL_HANDLING_REQUIRED: true,
};

export function parseJob(reply: unknown, path = 'job'): JobSummary {
  const job = objectOf(reply, path);
  return {
    id: requiredText(textOf(job['id']) || lastSegment(job['link']), `${path}.id`),
    name: textOf(job['name']),
    description: textOf(job['description']),
    type: textOf(job['type']),
    category: textOf(job['category']),
    content: textOf(job['content']),
  };
}

/** The id of the instance that a start made: `additional_info.link` = `…/jobs/{job}/instances/{id}`. */
export function parseStarted(reply: unknown): string {
  const job = objectOf(reply, 'job');
  const info = job['additional_info'];
  const link = isReplyObject(info) ? textOf(info['link']) : '';
  const id = /\/instances\/(\d+)\/?(?:[?#].*)?$/.exec(link)?.[1];
  if (id === undefined)
    throw unreadable('job.additional_info.link', 'the link of an instance', info);
  return id;
}

export function parseInstance(reply: unknown, path = 'job_instance'): JobInstance {
  const instance = objectOf(reply, path);
  const job = isReplyObject(instance['job_info']) ? instance['job_info'] : {};
  return {
    id: requiredText(textOf(instance['id']) || lastSegment(instance['link']), `${path}.id`),
    name: textOf(instance['name']),
    jobId: textOf(job['id']),
    jobName: textOf(job['name']),
    status: parseStatus(textOf(instance['status'])),
    statusText: wordsOf(instance['status']),
    progress: numberOf(instance['progress'], `${path}.progress`),
    submittedBy: textOf(instance['submitted_by']),
    submittedAt: textOf(instance['submit_time']),
    startedAt: textOf(instance['start_time']),
    endedAt: textOf(instance['end_time']),
    counters: flattened(instance, 'counters', 'counter').flatMap((counter, index) =>
      parseCounter(counter, `${path}.counter[${index}]`),
    ),
    alerts: flattened(instance, 'alerts', 'alert').map(wordsOf),
  };
}

function parseStatus(code: string): RunStatus {
  return isRunStatus(code) ? code : 'unknown';
}

function isRunStatus(code: string): code is Exclude<RunStatus, 'unknown'> {
  return Object.hasOwn(STATUSES, code);
}

/** A counter without a number is left out: unknown is not zero. */
function parseCounter(reply: unknown, path: string): readonly RunCounter[] {
  const counter = objectOf(reply, path);
  const value = numberOf(counter['value'], `${path}.value`);
  if (value === undefined) return [];
  return [{ code: textOf(counter['type']), label: wordsOf(counter['type']), value }];
}
