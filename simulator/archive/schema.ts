import * as v from 'valibot';

// The files of an archive folder. What is not named here is refused.

const text = v.string();
const name = v.pipe(v.string(), v.nonEmpty());
const mmsId = v.pipe(v.string(), v.regex(/^99\d{6,17}$/, 'is not an MMS ID (99 and digits)'));
const handle = v.pipe(v.string(), v.regex(/^[^/\s]+\/[\s\S]+$/, 'is not prefix/suffix'));
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const time = v.pipe(v.string(), v.isoTimestamp());

/** `institution.json`. */
export const INSTITUTION = v.strictObject({
  code: name,
  name,
  prefix: name,
  primo: v.strictObject({ domain: name, view: name }),
  controlNumber: v.strictObject({ name, prefix: name, next: count }),
});

/** A line of `records.jsonl`. */
export const RECORD = v.strictObject({
  mms_id: mmsId,
  record_format: name,
  title: text,
  suppressed: v.boolean(),
  digital: v.boolean(),
  background: v.nullable(handle),
  record: text,
  fault: v.nullable(v.picklist(['corrupt', 'omitted-in-batch'])),
  copy_keeps_type: v.optional(v.boolean()),
  /** `true` is the network zone. */
  linked: v.optional(v.union([v.boolean(), v.picklist(['NZ', 'CZ'])])),
});

/** An entry of `sets.json`. */
export const SET = v.strictObject({
  id: v.pipe(v.string(), v.digits()),
  name,
  description: text,
  type: v.picklist(['ITEMIZED', 'LOGICAL']),
  content: name,
  private: v.boolean(),
  created_by: name,
  members: v.array(mmsId),
});

const ADDRESS = v.strictObject({
  handle,
  url: v.nullable(text),
  cached: v.optional(v.nullable(text)),
});
const VALUES = v.strictObject({
  handle,
  values: v.array(
    v.strictObject({
      type: name,
      value: v.unknown(),
      index: v.optional(count),
      format: v.optional(name),
      ttl: v.optional(count),
    }),
  ),
  cached: v.optional(v.nullable(text)),
});

/**
 * A line of `registry.jsonl`, without address (null) or with values of any type. Not a union: that
 * would not say which key is wrong.
 */
export const REGISTRATION = v.lazy((line: unknown) =>
  typeof line === 'object' && line !== null && 'values' in line ? VALUES : ADDRESS,
);

/**
 * A line of `runs.jsonl`: a run that ended before today, oldest first.
 * `job` is `copy`, `migrate` or `register`; `id` is the Process ID; `set` is the id of the set.
 */
export const RUN = v.strictObject({
  id: v.pipe(v.string(), v.digits()),
  job: v.picklist(['copy', 'migrate', 'register']),
  name,
  status: name,
  submitted_by: name,
  submit_time: time,
  start_time: v.nullable(time),
  end_time: v.nullable(time),
  set: v.nullable(text),
  set_name: v.nullable(text),
  counters: v.strictObject({
    processed: v.optional(count),
    exceptions: v.optional(count),
    skipped: v.optional(count),
    created: v.optional(count),
    updated: v.optional(count),
    failed: v.optional(count),
  }),
  events: v.optional(
    v.array(
      v.strictObject({
        type: v.picklist(['INFORMATION', 'WARNING', 'ERROR']),
        mms_id: mmsId,
        title: text,
        text,
      }),
    ),
  ),
});
