import * as v from 'valibot';

// What the page of the simulated Alma and its server tell each other: the server writes these
// shapes, the page reads them.

const text = v.string();
const count = v.number();

const CHOICE = v.object({ value: text, label: text });

export const SESSION = v.object({
  user: text,
  userName: text,
  isAdmin: v.boolean(),
  users: v.array(v.object({ id: text, name: text, roles: text })),
  language: text,
  languages: v.array(CHOICE),
  color: text,
  institution: v.object({ code: text, name: text }),
});
export type SessionShape = v.InferOutput<typeof SESSION>;

const SET_ROW = v.object({
  id: text,
  name: text,
  description: text,
  type: text,
  content: text,
  contentLabel: text,
  isPrivate: v.boolean(),
  createdBy: text,
  createdDate: text,
  size: count,
});
export const SET_LIST = v.object({ total: count, mayWrite: v.boolean(), rows: v.array(SET_ROW) });
export const SET = SET_ROW;
export type SetRow = v.InferOutput<typeof SET_ROW>;

const TITLE_ROW = v.object({
  mmsId: text,
  title: text,
  format: text,
  isDigital: v.boolean(),
  isSuppressed: v.boolean(),
  /** Whether Alma can show it; a corrupted record cannot be opened. */
  isReadable: v.boolean(),
});
export type TitleRow = v.InferOutput<typeof TITLE_ROW>;
export const TITLE_LIST = v.object({ total: count, rows: v.array(TITLE_ROW) });
export const MEMBER_LIST = v.object({ set: SET_ROW, total: count, rows: v.array(TITLE_ROW) });

export const RECORD = v.object({
  ...TITLE_ROW.entries,
  xml: text,
  fields: v.array(v.object({ name: text, value: text })),
  linkedTo: v.nullable(text),
  createdBy: text,
  createdDate: text,
  lastModifiedBy: text,
  lastModifiedDate: text,
});
export type RecordShape = v.InferOutput<typeof RECORD>;

const PARAMETER = v.object({
  name: text,
  description: text,
  isRequired: v.boolean(),
  proposed: text,
  /** Where the form offers a list. */
  choices: v.array(text),
});
const JOB_ROW = v.object({
  id: text,
  name: text,
  description: text,
  category: text,
  content: text,
  contentLabel: text,
  /** Contents of the sets that it takes; none where it takes no set. */
  takes: v.array(text),
});
export type JobRow = v.InferOutput<typeof JOB_ROW>;
export const JOB_LIST = v.object({ total: count, rows: v.array(JOB_ROW) });
export const JOB = v.object({ ...JOB_ROW.entries, parameters: v.array(PARAMETER) });
export type JobShape = v.InferOutput<typeof JOB>;

const RUN_ROW = v.object({
  id: text,
  jobId: text,
  jobName: text,
  name: text,
  status: text,
  statusLabel: text,
  isFinished: v.boolean(),
  /** In percent; null where Alma shows N/A. */
  progress: v.nullable(count),
  submittedBy: text,
  submitTime: text,
  startTime: v.nullable(text),
  endTime: v.nullable(text),
  setName: v.nullable(text),
});
export type RunRow = v.InferOutput<typeof RUN_ROW>;
export const RUN_LIST = v.object({ total: count, rows: v.array(RUN_ROW) });

const COUNTER = v.object({
  label: text,
  value: count,
  section: v.picklist(['header', 'statistics', 'errors']),
});
export const RUN = v.object({
  ...RUN_ROW.entries,
  setId: v.nullable(text),
  counters: v.array(COUNTER),
  alerts: v.array(text),
  events: count,
});
export type RunShape = v.InferOutput<typeof RUN>;

const EVENT_ROW = v.object({ time: text, type: text, mmsId: text, title: text, text });
export const EVENT_LIST = v.object({ total: count, rows: v.array(EVENT_ROW) });

const PROFILE_ROW = v.object({ id: text, code: text, name: text, type: text, system: text });
export const PROFILE_LIST = v.object({ rows: v.array(PROFILE_ROW) });

const UPON_CREATE = v.picklist(['ADD_NEW', 'ADD_NEW_AND_UPDATED', 'DO_NOT_ADD']);
export const PROFILE_FORM = v.strictObject({
  isActive: v.boolean(),
  controlNumber: text,
  setId: v.nullable(text),
  action: v.picklist(['CREATE', 'CREATE_AND_UPDATE']),
  uponCreate: v.strictObject({ marc: UPON_CREATE, dc: UPON_CREATE, mods: UPON_CREATE }),
  metadataPrefix: v.strictObject({ marc: text, dc: text, mods: text }),
  domain: text,
  view: text,
  schedule: text,
});
export type ProfileFormShape = v.InferOutput<typeof PROFILE_FORM>;

export const PROFILE = v.object({
  ...PROFILE_ROW.entries,
  mayEdit: v.boolean(),
  form: PROFILE_FORM,
  sets: v.array(v.object({ id: text, name: text })),
  controlNumbers: v.array(v.object({ name: text, prefix: text })),
  schedules: v.array(CHOICE),
});
export type ProfileShape = v.InferOutput<typeof PROFILE>;

export const STARTED = v.object({ id: text });
export const DONE = v.object({ done: v.literal(true) });
export const FAILURE = v.object({ error: text });

export const FRAME = v.object({
  src: v.nullable(text),
  origin: v.optional(text),
  title: text,
  name: v.optional(text),
  sandbox: v.optional(text),
  pages: v.optional(v.record(v.string(), text)),
});
export type FrameShape = v.InferOutput<typeof FRAME>;
