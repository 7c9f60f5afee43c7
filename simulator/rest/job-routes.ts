import { JobRefusedError } from '../library/job-refused';
import { isJobStatus } from '../library/job-status';
import { type JobDefinition, type JobInstance } from '../library/model';
import { AlmaFault, invalidParameter } from './alma-fault';
import { CODE_TABLES } from './code-table-rows';
import { type Call, type Outcome, pathPart, type Route } from './context';
import { instanceJson, jobJson, startedJson } from './job-shape';
import { readPage, sliceOf } from './paging';
import { asObject, listOf, readObjectBody, valueOf } from './request-body';

export const JOB_ROUTES: readonly Route[] = [
  {
    method: 'GET',
    path: '/conf/jobs',
    parameters: ['limit', 'offset', 'category', 'type', 'profile_id'],
    ability: 'read-jobs',
    handle: listJobs,
  },
  {
    method: 'GET',
    path: '/conf/jobs/{job_id}',
    parameters: [],
    ability: 'read-jobs',
    handle: (call) => ({ root: 'job', value: jobJson(readableJob(call), call.root) }),
  },
  {
    method: 'POST',
    path: '/conf/jobs/{job_id}',
    parameters: ['op'],
    ability: 'run-jobs',
    handle: runJob,
  },
  {
    method: 'GET',
    path: '/conf/jobs/{job_id}/instances',
    parameters: ['limit', 'offset', 'submit_date_from', 'submit_date_to', 'status'],
    ability: 'read-jobs',
    handle: listInstances,
  },
  {
    method: 'GET',
    path: '/conf/jobs/{job_id}/instances/{instance_id}',
    parameters: [],
    ability: 'read-jobs',
    handle: readInstance,
  },
  {
    method: 'GET',
    path: '/conf/jobs/{job_id}/instances/{instance_id}/events',
    parameters: ['limit', 'offset'],
    ability: 'read-jobs',
    handle: () => {
      throw new AlmaFault('60332', 'Events are supported for jobs of category USERS or SIS only.');
    },
  },
];

function listJobs(call: Call): Outcome {
  const { library, query, root } = call;
  const page = readPage(query);
  const type = query['type'] ?? '';
  if (!['', 'MANUAL', 'SCHEDULED', 'OTHER'].includes(type)) {
    throw invalidParameter('type', 'MANUAL, SCHEDULED, OTHER');
  }
  const category = query['category'] ?? '';
  const jobs = library.jobs.definitions;
  const isKnown =
    category === '' ||
    jobs.some((job) => job.category === category) ||
    category in { ...CODE_TABLES['HPaTaskChain.type'], ...CODE_TABLES['systemJobsGroups'] };
  if (!isKnown) throw invalidParameter('category', 'the codes of HPaTaskChain.type');
  const profile = query['profile_id'] ?? '';
  const found = jobs.filter(
    (job) =>
      isListed(job, call) &&
      (type === '' || job.type === type) &&
      (category === '' || job.category === category) &&
      (profile === '' || job.profileId === profile),
  );
  const job = sliceOf(found, page).map((entry) => jobJson(entry, root));
  const value = { ...(job.length === 0 ? {} : { job }), total_record_count: found.length };
  return { root: 'jobs', value };
}

function runJob(call: Call): Outcome {
  const { library, query, user, root } = call;
  const job = jobOf(call);
  const op = query['op'] ?? '';
  if (op === '') throw new AlmaFault('402220', 'Operation was not provided.');
  if (op !== 'run') throw new AlmaFault('402221', `Operation ${op} is not supported.`);
  const parameters = parametersOf(call);
  try {
    const start = { jobId: job.id, parameters, submittedBy: user, origin: 'api' } as const;
    const run =
      job.effect === 'register' ? library.profile.startByApi(user) : library.jobs.start(start);
    return { root: 'job', value: startedJson(job, run, root) };
  } catch (error) {
    if (!(error instanceof JobRefusedError)) throw error;
    throw new AlmaFault(error.code, error.message);
  }
}

/** `parameter` stands alone in JSON, and in `parameters` in XML. */
function parametersOf(call: Call): Readonly<Record<string, string>> {
  const body = readObjectBody(call.request, '402226');
  const list = listOf(asObject(body['parameters'])['parameter'] ?? body['parameter']);
  return Object.fromEntries(
    list.map((entry) => {
      const { name, value } = { name: undefined, value: undefined, ...asObject(entry) };
      return [valueOf(name) ?? '', valueOf(value) ?? ''];
    }),
  );
}

function listInstances(call: Call): Outcome {
  const { library, query } = call;
  const job = readableJob(call);
  const page = readPage(query);
  const from = dateOf(query['submit_date_from']);
  const to = dateOf(query['submit_date_to']);
  const status = query['status'] ?? '';
  if (status !== '' && !isJobStatus(status)) {
    throw invalidParameter('status', 'the codes of code table systemJobStatus');
  }
  const found = library.jobs.instances(job.id).filter((run) => {
    const date = run.submitTime.slice(0, 10);
    return (
      (from === undefined || date >= from) &&
      (to === undefined || date <= to) &&
      (status === '' || run.status === status)
    );
  });
  const jobInstance = sliceOf(found, page).map((run) => shapeOf(run, call));
  const value = {
    ...(jobInstance.length === 0 ? {} : { job_instance: jobInstance }),
    total_record_count: found.length,
  };
  return { root: 'job_instances', value };
}

function readInstance(call: Call): Outcome {
  const { library } = call;
  const isAll = pathPart(call, 'job_id') === 'ALL';
  const job = isAll ? undefined : jobOf(call);
  const id = pathPart(call, 'instance_id');
  const run = library.jobs.instance(id);
  const isOfJob = job === undefined || run?.jobId === job.id;
  const isHidden = run?.effect === 'register' && library.switches['handle-job'] === 'hidden';
  if (run === undefined || !isOfJob || isHidden) {
    throw new AlmaFault('402218', `Invalid job instance ID: ${id}.`);
  }
  return { root: 'job_instance', value: shapeOf(run, call) };
}

/** @throws AlmaFault 402215 and 402216. */
function jobOf(call: Call): JobDefinition {
  const id = pathPart(call, 'job_id');
  if (!/^[SMO]\d+$/.test(id)) {
    throw new AlmaFault(
      '402215',
      'Invalid job ID format. Valid format: Job type prefix (S,M,O) followed by digits.',
    );
  }
  const job = call.library.jobs.get(id);
  if (job === undefined) throw new AlmaFault('402216', `Invalid job ID: ${id}.`);
  return job;
}

/** Some scheduled jobs cannot even be read. */
function readableJob(call: Call): JobDefinition {
  const job = jobOf(call);
  if (job.effect === 'register' && call.library.switches['handle-job'] !== 'listed') {
    throw new AlmaFault('402249', 'Invalid scheduled job category.');
  }
  return job;
}

function isListed(job: JobDefinition, { library }: Call): boolean {
  return job.effect !== 'register' || library.switches['handle-job'] === 'listed';
}

function shapeOf(run: JobInstance, { library, root }: Call): ReturnType<typeof instanceJson> {
  const user = library.users.get(run.submittedBy);
  const name = user === undefined ? run.submittedBy : `${user.lastName}, ${user.firstName}`;
  return instanceJson(run, library.jobs.get(run.jobId), name, root);
}

function dateOf(text: string | undefined): string | undefined {
  if (text === undefined || text === '') return undefined;
  if (/^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text))) return text;
  throw new AlmaFault('402217', `Invalid date format: ${text}. Valid format: YYYY-MM-DD.`);
}
