import type * as v from 'valibot';

import { countersOf } from '../library/counters';
import { COPY_JOB, MIGRATE_JOB, REGISTER_JOB } from '../library/job-catalogue';
import { isFinished, isJobStatus } from '../library/job-status';
import { type PastRun } from '../library/model';
import { type RUN } from './schema';

export type RunLine = v.InferOutput<typeof RUN>;

const JOB_NAMES = { copy: COPY_JOB, migrate: MIGRATE_JOB, register: REGISTER_JOB } as const;

/** @throws what `complain` makes of the reason, where the line makes no sense. */
export function toPastRun(
  line: RunLine,
  setNames: ReadonlyMap<string, string>,
  complain: (reason: string) => Error,
): PastRun {
  if (!isJobStatus(line.status) || !isFinished(line.status)) {
    throw complain(`"${line.status}" is no status of a run that has ended`);
  }
  const events = line.events ?? [];
  return {
    instance: {
      id: line.id,
      jobId: '',
      jobName: JOB_NAMES[line.job],
      name: line.name,
      effect: line.job,
      status: line.status,
      progress: line.status.startsWith('COMPLETED') ? 100 : 0,
      submittedBy: line.submitted_by,
      origin: 'past',
      submitTime: line.submit_time,
      startTime: line.start_time,
      endTime: line.end_time,
      statusDate: line.end_time ?? line.submit_time,
      setId: line.set,
      setName: line.set_name ?? setNames.get(line.set ?? '') ?? null,
      parameters: line.set === null ? {} : { set_id: line.set, job_name: line.name },
      counters: countersOf(line.job, line.counters, 'english'),
      alerts: [],
    },
    events: events.map((event) => ({
      time: line.end_time ?? line.submit_time,
      type: event.type,
      mmsId: event.mms_id,
      title: event.title,
      text: event.text,
    })),
  };
}
