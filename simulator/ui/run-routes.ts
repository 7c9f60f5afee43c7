import { isFinished, STATUS_LABELS } from '../library/job-status';
import { type JobInstance } from '../library/model';
import { eventsAsCsv, eventsAsXlsx } from './event-files';
import { type RunRow, type RunShape } from './shapes';
import { file, json, pageOf, type UiCall, UiRefusal, type UiReply, type UiRoute } from './ui-reply';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export const RUN_ROUTES: readonly UiRoute[] = [
  { method: 'GET', path: '/runs', ability: 'read-jobs', handle: listRuns },
  { method: 'GET', path: '/runs/{id}', ability: 'read-jobs', handle: readRun },
  { method: 'POST', path: '/runs/{id}/abort', ability: 'run-jobs', handle: abortRun },
  { method: 'GET', path: '/runs/{id}/events', ability: 'read-jobs', handle: listEvents },
  { method: 'GET', path: '/runs/{id}/events.csv', ability: 'read-jobs', handle: exportCsv },
  { method: 'GET', path: '/runs/{id}/events.xlsx', ability: 'read-jobs', handle: exportXlsx },
];

/** *Monitor Jobs*: the running ones or the history, the last one first. */
function listRuns({ library, query }: UiCall): UiReply {
  const wantsFinished = query['state'] === 'history';
  const found = library.jobs
    .instances()
    .filter(({ status }) => isFinished(status) === wantsFinished);
  return json({ total: found.length, rows: pageOf(found, query).map(runRow) });
}

function readRun(call: UiCall): UiReply {
  const run = runOf(call);
  const shape: RunShape = {
    ...runRow(run),
    setId: run.setId,
    counters: run.counters.map(({ label, value, section }) => ({ label, value, section })),
    alerts: run.alerts.map(({ label }) => label),
    events: call.library.jobs.events(run.id).length,
  };
  return json(shape);
}

function abortRun(call: UiCall): UiReply {
  call.library.jobs.abort(runOf(call).id);
  return json({ done: true });
}

function listEvents(call: UiCall): UiReply {
  const events = call.library.jobs.events(runOf(call).id);
  return json({ total: events.length, rows: pageOf(events, call.query) });
}

function exportCsv(call: UiCall): UiReply {
  const { id } = runOf(call);
  const text = eventsAsCsv(call.library.jobs.events(id));
  return file(`JobEvents_${id}.csv`, 'text/csv;charset=UTF-8', text);
}

async function exportXlsx(call: UiCall): Promise<UiReply> {
  const { id } = runOf(call);
  return file(`JobEvents_${id}.xlsx`, XLSX, await eventsAsXlsx(call.library.jobs.events(id)));
}

function runOf({ library, id }: UiCall): JobInstance {
  const run = library.jobs.instance(id);
  if (run === undefined) throw new UiRefusal(`There is no job with the process ID ${id}.`);
  return run;
}

function runRow(run: JobInstance): RunRow {
  const { id, jobId, jobName, name, status, submittedBy, setName } = run;
  const { submitTime, startTime, endTime } = run;
  const hasProgress = status !== 'QUEUED' && status !== 'PENDING' && status !== 'INITIALIZING';
  return {
    id,
    jobId,
    jobName,
    name,
    status,
    statusLabel: STATUS_LABELS[status],
    isFinished: isFinished(status),
    progress: hasProgress ? run.progress : null,
    submittedBy,
    submitTime,
    startTime,
    endTime,
    setName,
  };
}
