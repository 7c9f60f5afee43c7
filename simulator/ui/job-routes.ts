import * as v from 'valibot';

import { JobRefusedError } from '../library/job-refused';
import { CONTROL_NUMBER_PARAMETER } from '../library/job-catalogue';
import { type JobDefinition } from '../library/model';
import { SET_CONTENTS } from '../rest/code-table-rows';
import { type JobRow, type JobShape } from './shapes';
import { json, pageOf, type UiCall, UiRefusal, type UiReply, type UiRoute } from './ui-reply';

export const JOB_ROUTES: readonly UiRoute[] = [
  { method: 'GET', path: '/jobs', ability: 'run-jobs', handle: listJobs },
  { method: 'GET', path: '/jobs/{id}', ability: 'run-jobs', handle: readJob },
  { method: 'POST', path: '/jobs/{id}/run', ability: 'run-jobs', handle: runJob },
];

const START = v.strictObject({ parameters: v.record(v.string(), v.string()) });
/** A job on bibliographic titles takes every set of titles. */
const TITLE_CONTENTS = ['BIB_MMS', 'IED', 'IEP', 'IEE'];

/** The jobs of *Run a Job*: those that a person starts on a set. */
function listJobs({ library, query }: UiCall): UiReply {
  const words = (query['q'] ?? '').toLowerCase().split(/\s+/).filter(Boolean);
  const found = library.jobs.definitions
    .filter((job) => job.type === 'MANUAL')
    .filter(({ name }) => words.every((word) => name.toLowerCase().includes(word)))
    .sort((one, other) => one.name.localeCompare(other.name));
  return json({ total: found.length, rows: pageOf(found, query).map(jobRow) });
}

function readJob(call: UiCall): UiReply {
  const job = manualJob(call);
  const numbers = call.library.controlNumbers.all.map(({ name }) => name);
  const shape: JobShape = {
    ...jobRow(job),
    parameters: job.parameters.map((parameter) => ({
      ...parameter,
      choices: parameter.name === CONTROL_NUMBER_PARAMETER ? numbers : [],
    })),
  };
  return json(shape);
}

/** Starts as the wizard does: not one of the starts that Alma's API counts. */
function runJob(call: UiCall): UiReply {
  const job = manualJob(call);
  const { parameters } = v.parse(START, call.body);
  for (const { name, description, isRequired } of job.parameters) {
    if (isRequired && (parameters[name] ?? '').trim() === '') {
      throw new UiRefusal(`${description} is mandatory.`);
    }
  }
  try {
    const { id } = call.library.jobs.start({
      jobId: job.id,
      parameters,
      submittedBy: call.session.user,
      origin: 'page',
    });
    return json({ id });
  } catch (error) {
    if (error instanceof JobRefusedError) throw new UiRefusal(error.message);
    throw error;
  }
}

function manualJob({ library, id }: UiCall): JobDefinition {
  const job = library.jobs.get(id);
  if (job?.type !== 'MANUAL') throw new UiRefusal(`There is no job ${id} to run by hand.`);
  return job;
}

function jobRow(job: JobDefinition): JobRow {
  const { id, name, description, category, content } = job;
  const contentLabel = SET_CONTENTS[content] ?? content;
  const takes = content === 'BIB_MMS' ? TITLE_CONTENTS : [content].filter(Boolean);
  return { id, name, description, category, content, contentLabel, takes };
}
