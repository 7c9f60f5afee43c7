import { STATUS_LABELS } from '../library/job-status';
import { type JobDefinition, type JobInstance } from '../library/model';
import { type Json } from './render';

const TYPE_LABELS: Readonly<Record<JobDefinition['type'], string>> = {
  MANUAL: 'Manual',
  SCHEDULED: 'Scheduled',
  OTHER: 'Other',
};

/** A job as Alma's REST server hands it out. */
export function jobJson(job: JobDefinition, root: string): { readonly [key: string]: Json } {
  return {
    link: `${root}/conf/jobs/${job.id}`,
    id: job.id,
    name: job.name,
    description: job.description,
    type: { value: job.type, desc: TYPE_LABELS[job.type] },
    category: { value: job.category, desc: job.category },
    content: { value: job.content, desc: job.content },
    schedule: { value: job.schedule, desc: job.schedule },
    creator: job.creator,
    next_run: null,
    parameter: job.parameters.map(({ name, description, proposed }) => ({
      name: { value: name, desc: description },
      value: proposed,
    })),
    ...(job.profileId === null
      ? {}
      : {
          related_profile: {
            link: `${root}/conf/integration-profiles/${job.profileId}`,
            value: job.profileId,
          },
        }),
  };
}

/** What a start is answered with: the job, and where its run is to be found. */
export function startedJson(job: JobDefinition, run: JobInstance, root: string): Json {
  return {
    ...jobJson(job, root),
    additional_info: {
      value: `Job no. ${run.id} triggered on ${run.submitTime}`,
      link: `${root}/conf/jobs/${job.id}/instances/${run.id}`,
    },
  };
}

/** A run as Alma's REST server hands it out. */
export function instanceJson(
  run: JobInstance,
  job: JobDefinition | undefined,
  submitter: string,
  root: string,
): Json {
  const link = `${root}/conf/jobs/${run.jobId}`;
  return {
    link: `${link}/instances/${run.id}`,
    id: run.id,
    external_id: run.id,
    name: run.name,
    submitted_by: { value: run.submittedBy, desc: submitter },
    submit_time: run.submitTime,
    start_time: run.startTime,
    end_time: run.endTime,
    progress: run.progress,
    status: { value: run.status, desc: STATUS_LABELS[run.status] },
    status_date: run.statusDate.slice(0, 10) + 'Z',
    alert: run.alerts.map(({ code, label }) => ({ value: code, desc: label })),
    counter: run.counters.map(({ code, label, value }) => ({
      type: { value: code, desc: label },
      value: String(value),
    })),
    action: [],
    job_info: {
      link,
      id: run.jobId,
      name: run.jobName,
      description: job?.description ?? '',
      type: { value: job?.type ?? 'OTHER', desc: TYPE_LABELS[job?.type ?? 'OTHER'] },
      category: { value: job?.category ?? '', desc: job?.category ?? '' },
    },
  };
}
