import { JobRefusedError } from '../library/job-refused';
import { type Library } from '../library/library';
import { type BibRecord, type Registration } from '../library/model';
import { type Session } from '../gateway/session';
import { type ControlReply, type ControlRequest } from './gateway-control';

/** What `/sim` does with the library itself; undefined when the path is another's. */
export function libraryControl(
  library: Library,
  session: Session,
  request: ControlRequest,
): ControlReply | undefined {
  const { method, path, body } = request;
  const [, room = '', ...rest] = path.split('/');
  const name = decodeURIComponent(rest.join('/'));
  switch (`${method} ${room}`) {
    case 'GET records':
      return readRecord(library, name);
    case 'PUT records':
      return writeRecord(library, name, asObject(body));
    case 'GET handles':
      return readHandle(library, name);
    case 'PUT user':
      return writeRoles(library, session, asObject(body));
    case 'POST jobs':
      return planJob(library, asObject(body));
    case 'POST clock':
      return moveClock(library, asObject(body));
    default:
      return undefined;
  }
}

function readRecord(library: Library, mmsId: string): ControlReply {
  const record = library.records.get(mmsId);
  if (record === undefined) return notFound(`There is no record ${mmsId}.`);
  return { status: 200, json: recordJson(record) };
}

/** Field names are the archive's. */
function recordJson(record: BibRecord): unknown {
  return {
    mms_id: record.mmsId,
    record_format: record.recordFormat,
    title: record.title,
    suppressed: record.isSuppressed,
    digital: record.isDigital,
    background: record.background,
    record: record.xml,
    fault: record.fault,
    last_modified_by: record.lastModifiedBy,
    last_modified: record.lastModifiedDate,
  };
}

function writeRecord(
  library: Library,
  mmsId: string,
  body: Readonly<Record<string, unknown>>,
): ControlReply {
  const record = library.records.get(mmsId);
  if (record === undefined) return notFound(`There is no record ${mmsId}.`);
  const changed = Object.entries(body).reduce<BibRecord | string>(
    (before, [key, value]) => (typeof before === 'string' ? before : withField(before, key, value)),
    record,
  );
  if (typeof changed === 'string') return refused(changed);
  library.records.replace(changed);
  return { status: 200, json: recordJson(changed) };
}

/** The record with one field changed, or a sentence that says why not. */
function withField(record: BibRecord, key: string, value: unknown): BibRecord | string {
  if (key === 'mms_id') return record;
  if ((key === 'record' || key === 'xml') && typeof value === 'string') {
    return { ...record, xml: value };
  }
  if (key === 'title' && typeof value === 'string') return { ...record, title: value };
  if (key === 'record_format' && typeof value === 'string') {
    return { ...record, recordFormat: value };
  }
  if (key === 'background' && (typeof value === 'string' || value === null)) {
    return { ...record, background: value };
  }
  if (key === 'suppressed' && typeof value === 'boolean') return { ...record, isSuppressed: value };
  if (key === 'digital' && typeof value === 'boolean') return { ...record, isDigital: value };
  if (key === 'fault' && (value === null || value === 'corrupt' || value === 'omitted-in-batch')) {
    return { ...record, fault: value };
  }
  return `A record has no field "${key}" that takes this value.`;
}

function readHandle(library: Library, handle: string): ControlReply {
  const registration = library.registry.get(handle);
  if (registration === undefined) return notFound(`The handle ${handle} is not registered.`);
  return { status: 200, json: handleJson(library, registration) };
}

function handleJson(library: Library, { handle, values, cached }: Registration): unknown {
  const url = library.registry.targetOf(handle) ?? null;
  return { handle, url, values, ...(cached === undefined ? {} : { cached }) };
}

function writeRoles(
  library: Library,
  session: Session,
  body: Readonly<Record<string, unknown>>,
): ControlReply {
  const roles: unknown = body['roles'];
  if (!Array.isArray(roles)) return refused('The user takes a list of "roles".');
  library.users.setRoles(session.user, roles.map(String));
  return { status: 200, json: library.users.get(session.user) };
}

function planJob(library: Library, body: Readonly<Record<string, unknown>>): ControlReply {
  try {
    library.jobs.planEnding(String(body['job'] ?? ''), String(body['status'] ?? ''));
    return { status: 200, json: { job: body['job'], status: body['status'] } };
  } catch (error) {
    if (!(error instanceof JobRefusedError)) throw error;
    return refused(error.message);
  }
}

function moveClock(library: Library, body: Readonly<Record<string, unknown>>): ControlReply {
  const ms = body['advance_ms'];
  if (typeof ms !== 'number' || !(ms >= 0)) {
    return refused('The clock takes "advance_ms", a number of milliseconds from 0.');
  }
  library.clock.advance(ms);
  return { status: 200, json: { now: new Date(library.clock.now()).toISOString() } };
}

function notFound(error: string): ControlReply {
  return { status: 404, json: { error } };
}

function refused(error: string): ControlReply {
  return { status: 400, json: { error } };
}

function asObject(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}
