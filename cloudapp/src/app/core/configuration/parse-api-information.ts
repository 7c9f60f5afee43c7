import { BrokenXmlError, parseNamespaced, type NamespacedElement } from '../xml/namespaced';
import type { JobParameter } from './configuration';

/** What the panel gives that the app fills in itself at every start. */
const SET_ID = 'set_id';
const JOB_NAME = 'job_name';
/** No panel is as long; a pasted book is refused before anything looks at it. */
const LONGEST = 200_000;

/** Why a pasted text is not what Alma's *API Information* panel shows. Ids of sentences. */
export type ApiInformationProblem =
  | 'empty'
  | 'too-long'
  | 'nothing-found'
  | 'xml-broken'
  | 'json-broken'
  | 'not-a-job'
  | 'parameter-nameless'
  | 'parameter-twice';

/** What an administrator should know about a payload that was understood. Ids of sentences. */
export type ApiInformationWarning =
  /** It names a set, of a test as likely as not; the app puts in the set of each run. */
  | { readonly warning: 'set-of-a-test'; readonly value: string }
  /** A value looks like a handle prefix, but another one than the route's. */
  | { readonly warning: 'other-prefix'; readonly value: string }
  /** Alma refuses a start with an empty parameter (402229). */
  | { readonly warning: 'value-empty'; readonly value: string }
  | { readonly warning: 'no-parameters'; readonly value: '' };

/** The panel, read. */
export interface ApiInformation {
  /** From the URL line; `undefined` where it was not pasted along. */
  readonly jobId: string | undefined;
  /** In the panel's order, without `set_id` and `job_name`. */
  readonly parameters: readonly JobParameter[];
  readonly setId: string | undefined;
  readonly jobName: string | undefined;
  readonly warnings: readonly ApiInformationWarning[];
}

/** What a pasted text turned out to be. */
export type ParsedApiInformation =
  | ({ readonly kind: 'parsed' } & ApiInformation)
  | {
      readonly kind: 'problem';
      readonly problem: ApiInformationProblem;
      /** What the parser complains of, or the name in question; may be empty. */
      readonly detail: string;
    };

/** A payload that is not a job's; says which problem. */
class PayloadError extends Error {
  override name = 'PayloadError';
  constructor(
    readonly problem: ApiInformationProblem,
    readonly detail = '',
  ) {
    super(`${problem}: ${detail}`);
  }
}

/**
 * Reads what an administrator copied from the *API Information* panel of Alma's *Run a Job*:
 * the payload as XML or JSON, with or without the URL line, with or without the panel's labels.
 *
 * The shapes, in English (Ex Libris, "Working with the Alma Jobs API", and as libraries run it):
 *  - `<job><parameters><parameter><name>…</name><value>…</value></parameter>…</parameters></job>`
 *  - `{"parameter":[{"name":{"value":"…"},"value":"…"},…]}`, also nested in `parameters`
 *  - `https://…/almaws/v1/conf/jobs/M7407373650006421?op=run`
 *
 * @param prefix the route's handle prefix, to be compared; empty: not known yet
 * @returns a value or a problem for any text; never throws
 */
export function parseApiInformation(text: string, prefix = ''): ParsedApiInformation {
  try {
    return { kind: 'parsed', ...read(text, prefix) };
  } catch (error) {
    // What was pasted is no payload: that is an answer, with its reason, not a failure.
    if (error instanceof PayloadError) {
      return { kind: 'problem', problem: error.problem, detail: error.detail };
    }
    throw error;
  }
}

function read(pasted: string, prefix: string): ApiInformation {
  if (pasted.length > LONGEST) throw new PayloadError('too-long');
  const text = unescaped(pasted.replace(/[\ufeff\u200b]/g, '').replace(/\u00a0/g, ' '));
  if (text.trim() === '') throw new PayloadError('empty');
  const xml = between(text, '<', '>');
  const json = between(text, '{', '}');
  if (xml === undefined && json === undefined) throw new PayloadError('nothing-found');
  const isXml = xml !== undefined && (json === undefined || xml.start < json.start);
  const payload = isXml ? xml : json;
  const all = isXml ? parametersOfXml(xml.text) : parametersOfJson(json?.text ?? '');
  refuseTwice(all);
  const valueOf = (wanted: string): string | undefined =>
    all.find(({ name }) => name === wanted)?.value;
  const parameters = all.filter(({ name }) => name !== SET_ID && name !== JOB_NAME);
  const setId = valueOf(SET_ID);
  return {
    jobId: jobIdIn(payload === undefined ? text : text.replace(payload.text, ' ')),
    parameters,
    setId,
    jobName: valueOf(JOB_NAME),
    warnings: warningsOf(parameters, setId, prefix),
  };
}

/** A page that shows the payload as text may hand it out with its signs escaped. */
function unescaped(text: string): string {
  if (text.includes('<') || !/&lt;/i.test(text)) return text;
  return text
    .replace(/&lt;/gi, '<')
    .replace(/&gt;/gi, '>')
    .replace(/&quot;/gi, '"')
    .replace(/&amp;/gi, '&');
}

function between(
  text: string,
  opening: string,
  closing: string,
): { readonly start: number; readonly text: string } | undefined {
  const start = text.indexOf(opening);
  const end = text.lastIndexOf(closing);
  return start < 0 || end < start ? undefined : { start, text: text.slice(start, end + 1) };
}

/** `…/conf/jobs/M7407373650006421?op=run` → `M7407373650006421` */
function jobIdIn(text: string): string | undefined {
  return /\/conf\/jobs\/([A-Za-z]?\d+)(?![\w-])/.exec(text)?.[1]?.toUpperCase();
}

function parametersOfXml(xml: string): readonly JobParameter[] {
  let root: NamespacedElement;
  try {
    root = parseNamespaced(xml);
  } catch (error) {
    // Not well-formed, or nested deeper than any payload is.
    const detail = error instanceof BrokenXmlError ? firstLine(error.message) : '';
    throw new PayloadError('xml-broken', detail);
  }
  if (root.local !== 'job') throw new PayloadError('not-a-job', root.name);
  const lists = root.children.filter(({ local }) => local === 'parameters');
  return [root, ...lists]
    .flatMap(({ children }) => children.filter(({ local }) => local === 'parameter'))
    .map((parameter) => {
      const part = (wanted: string): string =>
        parameter.children.find(({ local }) => local === wanted)?.text.trim() ?? '';
      return named(part('name'), part('value'));
    });
}

function parametersOfJson(json: string): readonly JobParameter[] {
  let job: unknown;
  try {
    job = JSON.parse(json);
  } catch (error) {
    throw new PayloadError('json-broken', error instanceof Error ? firstLine(error.message) : '');
  }
  if (!isObject(job)) throw new PayloadError('not-a-job');
  const nested = job['parameters'];
  const list = isObject(nested) ? nested['parameter'] : (nested ?? job['parameter']);
  if (list === undefined || list === null) {
    // `{}` starts a job without parameters; any other object is something else.
    if (Object.keys(job).length === 0 || 'parameters' in job || 'parameter' in job) return [];
    throw new PayloadError('not-a-job', Object.keys(job)[0]);
  }
  const entries: readonly unknown[] = Array.isArray(list) ? list : [list];
  return entries.map((entry) => {
    if (!isObject(entry)) throw new PayloadError('not-a-job');
    return named(plain(entry['name']), plain(entry['value']));
  });
}

/** A text as it stands or in `{value}`; a number or a yes counts as it is written. */
function plain(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'string') return value.trim();
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (isObject(value) && !isObject(value['value'])) return plain(value['value']);
  throw new PayloadError('not-a-job');
}

function named(name: string, value: string): JobParameter {
  if (name === '') throw new PayloadError('parameter-nameless', value);
  return { name, value };
}

function refuseTwice(parameters: readonly JobParameter[]): void {
  const seen = new Set<string>();
  for (const { name } of parameters) {
    if (seen.has(name)) throw new PayloadError('parameter-twice', name);
    seen.add(name);
  }
}

function warningsOf(
  parameters: readonly JobParameter[],
  setId: string | undefined,
  prefix: string,
): readonly ApiInformationWarning[] {
  const warnings: ApiInformationWarning[] = [];
  if (setId !== undefined && /\d/.test(setId)) {
    warnings.push({ warning: 'set-of-a-test', value: setId });
  }
  if (parameters.length === 0) warnings.push({ warning: 'no-parameters', value: '' });
  for (const { name, value } of parameters) {
    if (value === '') warnings.push({ warning: 'value-empty', value: name });
    const other = prefixIn(value);
    if (prefix !== '' && other !== undefined && other !== prefix) {
      warnings.push({ warning: 'other-prefix', value });
    }
  }
  return warnings;
}

/** The prefix in a value such as `11084/` or `20.500.12188/x`; dates and paths have none. */
function prefixIn(value: string): string | undefined {
  return /^(\d{4,}|\d+(?:\.\d+)+)\/(?!\d{1,2}\/)/.exec(value.trim())?.[1];
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0] ?? '';
}
